// Texts without what PlantUML has for whole diagrams only.

import { makeText, type Text } from '../../../ir/text.js';

/** The text without a wish about wrapping, which PlantUML has for whole diagrams only. */
export function unwrapped(text: Text): Text {
  if (typeof text === 'string' || text.wrap === undefined) return text;
  const { content, align } = text;
  return makeText(content, align === undefined ? {} : { align });
}
