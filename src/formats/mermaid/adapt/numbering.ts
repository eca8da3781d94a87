// How Mermaid counts messages: all of them, with whole numbers or decimals, and no format.

import type { Counting } from '../../kit/renumber.js';

export const mermaidCounting: Counting = {
  countsHidden: true,
  loss: 'number-format',
  isNative({ action, format, value, counting }) {
    if (format !== undefined || action === 'increment') return false;
    if (action === 'start') return value === undefined || /^(?:\d+(?:\.\d{1,2})?|\.\d{1,2})$/.test(value);
    return counting === true;
  },
  nearest({ text, last, step, format, decimal }) {
    const isDecimal = decimal === true && /^\d*\.?\d{1,2}$/.test(text);
    const value = isDecimal || /^\d+$/.test(text) ? Number(text) : last;
    const following = String(Math.round((value + step) * 100) / 100);
    const exact = format === undefined && String(value) === text;
    return { value: String(value), step, exact, following, ...(isDecimal && { decimal: true }) };
  },
};
