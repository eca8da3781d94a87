// `[[address{tooltip} label]]`: a link within a text or of a participant, note or message.

import type { Link } from '../../../ir/model.js';
import { decodeCharacters, reference, unhide } from './markup.js';

const quoted = /^\s*["“”]([^"“”]+)["“”](?:\s*\{([^{}]*)\})?(?:\s([^\s{}[\]][^[\]]*)|\s*)$/;
const onlyTooltip = /^\s*\{(.*)\}\s*$/;
const tooltipAndLabel = /^\s*\{([^{}]*)\}\s*([^\s{}[\]][^[\]]*)$/;
const noLabel = /^\s*([^\s"“”{}[\]]+)\s*\{(.+)\}\s*$/;
const usual = /^\s*([^\s"“”[\]]+?)(?:\s*\{([^{}]*)\})?(?:\s([^\s{}[\]][^[\]]*)|\s*)$/;

/** Reads what stands between `[[` and `]]`; undefined when it is no link. */
export function readLink(inner: string): Link | undefined {
  const q = quoted.exec(inner);
  if (q) return link(q[1], q[2], q[3]);
  const tip = onlyTooltip.exec(inner);
  if (tip) return link('', tip[1], undefined);
  const labelled = tooltipAndLabel.exec(inner);
  if (labelled) return link('', labelled[1], labelled[2]);
  const bare = noLabel.exec(inner);
  if (bare) return link(bare[1], bare[2], undefined);
  const any = usual.exec(inner);
  return any ? link(any[1], any[2], any[3]) : undefined;
}

function link(href = '', tooltip: string | undefined, label: string | undefined): Link {
  return {
    href: unhide(href),
    ...(label !== undefined && { label: readLabel(unhide(label)) }),
    ...(tooltip !== undefined && { tooltip: unhide(tooltip) }),
  };
}

/** A link's label breaks at `\n` and knows character references, but no other markup. */
function readLabel(label: string): string {
  const broken = label.replace(/\\([nrlt\\])/g, (_, sign: string) => (sign === '\\' ? '\\' : sign === 't' ? '\t' : '\n'));
  return decodeCharacters(broken);
}

/** The whole link with its brackets. Signs that cannot stand in a place are written so that they mean the same there. */
export function writeLink({ href, label, tooltip }: Link): string {
  const address = writeAddress(href);
  const tip =
    tooltip === undefined ? '' : `{${tooltip.replace(/[{}[\]\n\r\u0085\u2028\u2029]|<(?=<)/g, (sign) => (sign === '<' ? '< ' : ' '))}}`;
  // Behind a tooltip its last brace would end it.
  const text = label === undefined || label === '' ? '' : writeLabel(label).replace(tip === '' ? /$^/ : /\}(?=\s*$)/, reference);
  if (address === '' && tip === '') return text === '' ? '' : `[[{ } ${text}]]`;
  return `[[${address}${tip}${text === '' ? '' : ` ${text}`}]]`;
}

const unsafeInAddress: Readonly<Record<string, string>> = {
  '[': '%5B',
  ']': '%5D',
  '{': '%7B',
  '}': '%7D',
  '"': '%22',
  '“': '%E2%80%9C',
  '”': '%E2%80%9D',
};

function writeAddress(href: string): string {
  const address = href.replace(/[[\]{}"“”]/g, (sign) => unsafeInAddress[sign] ?? sign).replace(/[\n\r\u0085\u2028\u2029]/g, ' ');
  return /\s/.test(address) ? `"${address}"` : address;
}

function writeLabel(label: string): string {
  const text = label
    .replace(
      /<U\+|<<|~|&#|%(?=autonumber%)|\\(?=[nrlt\\])|[[\]\r\u0085\u2028\u2029\uE000-\uE1FF]/g,
      (sign) => reference(sign) + sign.slice(1),
    )
    .replace(/\n/g, '\\n')
    .replace(/(?!^)\t/g, '\\t');
  return /^[\s{}]/.test(text) ? reference(text) + text.slice(1) : text;
}
