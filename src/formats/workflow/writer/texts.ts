// Texts in YAML: a string is literal, formatted text is Creole, what Creole cannot hold is spelt out as data.

import { equal } from '../../../ir/equal.js';
import type { Link, Origin } from '../../../ir/model.js';
import { contentOf, type Inline, isEmptyText, type Text } from '../../../ir/text.js';
import type { EndOptions } from '../../kit/creole/markup.js';
import { readCreole } from '../../kit/creole/read.js';
import { writeCreole } from '../../kit/creole/write.js';
import { bare, fields, json, type Out, type OutEntry, type OutMap, text } from '../yaml/out.js';

/** A text wherever one may stand. */
export function textOut(value: Text, ending: EndOptions = {}): Out {
  return typeof value === 'string' ? text(value) : formatted(value, ending);
}

/** The same for an optional text. */
export function maybeText(value: Text | undefined, ending: EndOptions = {}): Out | undefined {
  return value === undefined ? undefined : textOut(value, ending);
}

/** A guard, or what else PlantUML keeps for one; nothing where it is empty. */
export function guardOut(value: Text | undefined): Out | undefined {
  return isEmptyText(value) ? undefined : maybeText(value, { unclosed: true });
}

function formatted(value: Exclude<Text, string>, ending: EndOptions): OutMap {
  const { wrap, align, content } = value;
  const rest = { wrap: wrap === undefined ? undefined : bare(wrap), align: align === undefined ? undefined : text(align) };
  const [only] = content;
  if (content.length === 0 || (content.length === 1 && typeof only === 'string' && only !== '')) {
    return fields({ plain: text(typeof only === 'string' ? only : ''), ...rest }, true);
  }
  const creole = asCreole(content, ending);
  if (creole !== undefined) return fields({ creole: text(creole), ...rest }, true);
  return fields({ content: json(content), ...rest }, true);
}

function asCreole(content: readonly Inline[], ending: EndOptions): string | undefined {
  const source = writeCreole({ content });
  return equal(contentOf(readCreole(source, undefined, ending)), content) ? source : undefined;
}

/** A link: its address alone where it has nothing else. */
export function linkFields(link: Link | undefined): Readonly<Record<string, Out | undefined>> {
  if (!link) return {};
  const { href, label, tooltip } = link;
  if (label === undefined && tooltip === undefined) return { href: text(href) };
  return { link: linkOut(link) };
}

/** A link in full. */
export function linkOut({ href, label, tooltip }: Link): OutMap {
  return fields({ href: text(href), label: optional(label), tooltip: optional(tooltip) }, true);
}

/** Keys of the author's own, which mean nothing to us. */
export function ownEntries(origin: Origin | undefined): readonly OutEntry[] {
  const own = Object.entries(origin?.choices ?? {}).filter(([key]) => key.startsWith('x-'));
  return own.map(([key, value]) => ({ key, value: json(value) }));
}

/** A string that may be absent. */
export function optional(value: string | undefined): Out | undefined {
  return value === undefined ? undefined : text(value);
}

/** `true` where something holds; nothing otherwise. */
export function flag(value: boolean | undefined): Out | undefined {
  return value ? bare(true) : undefined;
}
