// How Mermaid counts messages: all of them, with whole numbers or decimals, and no format. Its renderer takes a 0 for nothing said: neither
// does it begin there nor does it count by it.

import type { Counting } from '../../kit/renumber.js';

export const mermaidCounting: Counting = {
  countsHidden: true,
  loss: 'number-format',
  isNative({ action, format, value, step, counting, decimal }, first) {
    if (format !== undefined || action === 'increment' || step === 0 || Number(value) === 0) return false;
    if (action !== 'start') return counting === true && !(first && action === 'resume');
    // Anywhere else a bare `autonumber` goes on.
    if (!first && value === undefined && (step === undefined || step === 1)) return false;
    const whole = (value === undefined || /^\d+$/.test(value)) && (step === undefined || Number.isInteger(step));
    return whole ? decimal === undefined : decimal === true && (value === undefined || /^(?:\d+(?:\.\d{1,2})?|\.\d{1,2})$/.test(value));
  },
  nearest({ text, last, step: wanted, format, decimal }) {
    if (Number(text) === 0) return undefined;
    const step = wanted === 0 ? 1 : wanted;
    const isDecimal = decimal === true && /^\d*\.?\d{1,2}$/.test(text);
    const value = isDecimal || /^\d+$/.test(text) ? Number(text) : last;
    const following = String(Math.round((value + step) * 100) / 100);
    const exact = format === undefined && String(value) === text;
    return { value: String(value), step, exact, following, ...(isDecimal && { decimal: true }) };
  },
};
