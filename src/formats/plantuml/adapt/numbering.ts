// How PlantUML counts messages: only those whose number is shown, with dotted numbers and formats.

import type { Counting } from '../../kit/renumber.js';

/** How PlantUML counts messages. */
export const plantumlCounting: Counting = {
  countsHidden: false,
  loss: 'numbering',
  isNative({ action, value, step, decimal, counting, level = 'A' }, _, parts) {
    // PlantUML's engine fails on both.
    if (parts === 0 && (action === 'increment' || action === 'resume')) return false;
    if (action === 'increment' && level.toUpperCase().charCodeAt(0) - 64 > parts) return false;
    if (decimal || counting) return false;
    if (step !== undefined && !Number.isInteger(step)) return false;
    return action !== 'start' || value === undefined || /^\d/.test(value);
  },
  nearest({ text, last, step, format, decimal }) {
    const whole = Number.isInteger(step) ? step : 1;
    const value = /^\d/.test(text) ? text : String(last);
    const following = value.replace(/(?<!\d)\d+$/, (digits) => String(Number(digits) + whole));
    const exact = value === text && whole === step && !decimal;
    return { value, step: whole, exact, following, ...(format !== undefined && { format }) };
  },
};
