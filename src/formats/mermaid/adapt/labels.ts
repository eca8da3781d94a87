// What a participant is called in Mermaid, which draws one text and nothing above or below it.

import type { Participant } from '../../../ir/model.js';
import { makeText, plainText, type Text } from '../../../ir/text.js';
import type { Adaptation } from '../../kit/adaptation.js';
import { elementWords } from '../../kit/workflow/elements.js';
import { hasImage } from './texts.js';

/** A stereotype that is the name of a sprite: PlantUML draws that, or nothing. */
const sprite = /^\s*\$[-\p{L}\p{N}_/]+(?:\{[^{}]*\}|\*[\d.]+)?\s*$/u;

/** The label with the stereotypes that PlantUML draws above it, and what the participant is in the C4 model below. */
export function labelFor(participant: Participant, adaptation: Adaptation): Text {
  const { stereotypes, spot, element, label } = participant;
  const named = stereotypes?.filter((name) => !sprite.test(name)) ?? [];
  if (named.length > 0 || spot) adaptation.lose('stereotype', participant);
  if (named.length !== (stereotypes?.length ?? 0)) adaptation.lose('image', participant);
  if (element) adaptation.lose('element', participant);
  const below = element ? `\n${elementWords(element)}` : '';
  const above = named.length > 0 ? `${named.map((name) => `«${name}»`).join(' ')}\n` : '';
  if (typeof label === 'string') return above + label + below;
  const { content, wrap, align } = label;
  const isMarked = align !== undefined || content.some((item) => typeof item !== 'string');
  if (!isMarked && above === '' && below === '') return label;
  if (isMarked) adaptation.lose(hasImage(content) ? 'image' : 'markup', participant);
  return makeText([above, plainText(label), below], wrap === undefined ? {} : { wrap });
}
