// The front matter: the author's own where it still says the same, otherwise plain YAML.

import { stringify } from 'yaml';
import { equal } from '../../../ir/equal.js';
import type { Diagram } from '../../../ir/model.js';
import { prepare } from '../prepare.js';
import { frontFields, shownTitle, titleOf } from '../reader/front-matter.js';

/** The lines of a front matter, and whether they hold the title. */
export interface Front {
  readonly lines: readonly string[];
  readonly titled: boolean;
}

/** The front matter of a diagram; without lines where it has nothing to say. */
export function frontMatter(diagram: Diagram): Front {
  const title = typeof diagram.title === 'string' ? diagram.title : undefined;
  const byStatement = diagram.origin?.choices?.['titled'] === true;
  const raw = diagram.origin?.raw;
  const wanted = { ...(title !== undefined && { title }), ...diagram.config };
  if (raw?.format === 'mermaid' && prepare(`${raw.text}\n`).frontMatter?.text === raw.text) {
    const { title: saidTitle, ...config } = frontFields(raw.text).fields;
    const shown = titleOf(saidTitle);
    const same = equal(config, diagram.config ?? {});
    if (same && (shown === title || byStatement)) return { lines: raw.text.split('\n'), titled: shown === title && !byStatement };
  }
  const needed = title !== undefined && (title.includes('\n') || title.trim() === '');
  // No entity says a sign of HTML in a front matter: a statement can.
  const fits = title === undefined || shownTitle(title) === title;
  const fields = byStatement || !fits || !(diagram.config || needed) ? { ...diagram.config } : wanted;
  if (Object.keys(fields).length === 0) return { lines: [], titled: false };
  return { lines: ['---', ...yamlOf(fields), '---'], titled: 'title' in fields };
}

/** Odd blanks would be taken for the end of a plain text. */
function yamlOf(fields: object): readonly string[] {
  const plain = stringify(fields, { lineWidth: 0 });
  const yaml = /[^\S \n]/.test(plain) ? stringify(fields, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE' }) : plain;
  return yaml.trimEnd().split('\n');
}
