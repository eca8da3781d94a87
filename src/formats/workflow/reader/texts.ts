// Texts of a workflow file: the source of a scalar as it stands, Creole, or text as data; and warnings where YAML read something else.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import type { JsonObject } from '../../../ir/model.js';
import { contentOf, makeText, type Text } from '../../../ir/text.js';
import { isFormattedText } from '../../../ir/validate.js';
import type { EndOptions } from '../../kit/creole/markup.js';
import { readCreole } from '../../kit/creole/read.js';
import { definitionOf } from '../shapes.js';
import { type Comment, isNothing, jsonOf, type MapNode, type Node, type ScalarNode, valueAt } from '../yaml/nodes.js';
import { isNullWord } from '../yaml/scalars.js';

/** Whether a map is a formatted text. */
export function isTextMap(node: Node): node is MapNode {
  const { signs } = definitionOf('text');
  return node.is === 'map' && node.entries.some(({ key }) => signs?.includes(key));
}

/** A text; undefined where nothing stands, or something that is no text. In a guard formatting without an end goes on behind it. */
export function textOf(node: Node | undefined, ending: EndOptions = {}): Text | undefined {
  if (node === undefined || isNothing(node)) return undefined;
  if (node.is === 'scalar') return node.source;
  return isTextMap(node) ? formattedText(node, ending) : undefined;
}

/** A guard, or what else PlantUML keeps for one. */
export function guardOf(node: Node | undefined): Text | undefined {
  return textOf(node, { unclosed: true });
}

function formattedText(node: MapNode, ending: EndOptions): Text | undefined {
  const wrap = flagOf(valueAt(node, 'wrap'));
  const options = { ...(wrap !== undefined && { wrap }), ...alignOf(node) };
  const creole = stringOf(valueAt(node, 'creole'));
  if (creole !== undefined) return makeText(contentOf(readCreole(creole, undefined, ending)), options);
  const data = valueAt(node, 'content');
  if (!data) return makeText([stringOf(valueAt(node, 'plain')) ?? ''], options);
  const text: unknown = { content: jsonOf(data) };
  return isFormattedText(text) ? makeText(text.content, options) : undefined;
}

/** How the lines of something are aligned. */
export function alignOf(map: MapNode): { readonly align?: 'left' | 'center' | 'right' } {
  const align = stringOf(valueAt(map, 'align'));
  return align === 'left' || align === 'center' || align === 'right' ? { align } : {};
}

/** The source of a scalar; undefined where nothing stands. */
export function stringOf(node: Node | undefined): string | undefined {
  return node?.is === 'scalar' && !isNothing(node) ? node.source : undefined;
}

/** `true` or `false`. */
export function flagOf(node: Node | undefined): boolean | undefined {
  return node?.is === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined;
}

/** A number. */
export function numberOf(node: Node | undefined): number | undefined {
  return node?.is === 'scalar' && typeof node.value === 'number' ? node.value : undefined;
}

/** A map as it stands, with any keys; scalars as `jsonOf` has them. */
export function objectOf(node: Node | undefined, scalar?: Parameters<typeof jsonOf>[1]): JsonObject | undefined {
  return node?.is === 'map' ? Object.fromEntries(node.entries.map(({ key, value }) => [key, jsonOf(value, scalar)])) : undefined;
}

/** The texts of a list, or of one that stands for a list; undefined where nothing stands. */
export function stringsOf(node: Node | undefined): readonly string[] | undefined {
  if (node?.is === 'seq') return node.items.map(({ value }) => stringOf(value) ?? '');
  const single = stringOf(node);
  return single === undefined ? undefined : [single];
}

/** Warns where YAML reads a text in another way than it looks. */
export class TextGuard {
  /** Comments behind something, by where that ends. */
  readonly #asides: ReadonlyMap<number, Comment>;

  constructor(comments: readonly Comment[]) {
    this.#asides = new Map(comments.filter(({ ownLine }) => !ownLine).map((comment) => [comment.after, comment]));
  }

  /** What is odd about a scalar that is meant as a text. */
  warningsOf(node: ScalarNode): readonly Diagnostic[] {
    if (node.mark !== undefined) {
      const quoted = JSON.stringify(`${node.mark} ${node.mark.startsWith('*') ? '' : node.source}`.trim());
      return [diagnostic('marked-text', { mark: node.mark, quoted }, node.span)];
    }
    if (!node.plain) return [];
    const aside = this.#asides.get(node.span.end);
    if (aside && isCut(node, aside)) {
      const between = ' '.repeat(isNothing(node) ? 0 : aside.span.start - node.span.end);
      const hash = aside.span.end - aside.span.start > aside.text.length + 1 ? '# ' : '#';
      const quoted = JSON.stringify(`${node.source}${between}${hash}${aside.text}`);
      return [diagnostic('cut-text', { quoted }, aside.span)];
    }
    if (!isNothing(node) && isNullWord(node.source)) return [diagnostic('null-text', { word: node.source }, node.span)];
    return [];
  }
}

/** A comment stands two blanks apart and begins with a blank; anything else was probably meant as text. */
function isCut(node: ScalarNode, aside: Comment): boolean {
  const isTight = aside.span.end - aside.span.start === aside.text.length + 1 && aside.text !== '';
  return isTight || (!isNothing(node) && aside.span.start - node.span.end === 1);
}
