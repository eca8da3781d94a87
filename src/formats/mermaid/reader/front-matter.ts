// The front matter: a title and a configuration in YAML, above the diagram.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import type { JsonObject, Origin } from '../../../ir/model.js';
import { dataOf, yamlIn } from '../../kit/yaml.js';
import type { Prepared } from '../prepare.js';
import { isObject, unprintable } from './participants.js';
import { sanitized } from './sanitized.js';

/** What a front matter says. */
export interface FrontMatter {
  readonly title?: string;
  readonly config?: JsonObject;
  readonly origin?: Origin;
  readonly diagnostics: readonly Diagnostic[];
}

/** The title and the configuration of a front matter. */
export function readFrontMatter({ frontMatter }: Prepared): FrontMatter {
  if (!frontMatter) return { diagnostics: [] };
  const { fields, reason } = frontFields(frontMatter.text);
  const origin: Origin = { raw: { format: 'mermaid', text: frontMatter.text } };
  if (reason !== undefined) return { origin, diagnostics: [diagnostic('mermaid/front-matter', { reason }, frontMatter.span)] };
  const { title, ...config } = fields;
  const shown = titleOf(title);
  return {
    ...(shown !== undefined && { title: shown }),
    ...(Object.keys(config).length > 0 && { config }),
    origin,
    diagnostics: [],
  };
}

/** The fields between the fences; none where they hold a list or a text, which Mermaid ignores. */
export function frontFields(text: string): { readonly fields: JsonObject; readonly reason?: string } {
  const yaml = text.split('\n').slice(1, -1).join('\n');
  if (unprintable.test(yaml)) return { fields: {}, reason: 'it holds a character that YAML does not allow' };
  const read = yamlIn(yaml);
  if ('reason' in read) return { fields: {}, reason: read.reason };
  const value = dataOf(read.document);
  return { fields: isObject(value) ? value : {} };
}

/** The title of a front matter as it is drawn: on one line, cleaned as HTML; its entities stay as they are. */
export function shownTitle(title: string): string {
  const line = title.includes('\n') ? title.replace(/(?<!\s)\s*\n\s*/g, ' ').trim() : title;
  return sanitized(line);
}

/** The drawn title of a front matter's field. */
export function titleOf(field: unknown): string | undefined {
  return field === undefined || field === null ? undefined : shownTitle(String(field));
}
