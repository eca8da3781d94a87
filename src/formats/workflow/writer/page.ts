// What a workflow says for its page: its own parts, payloads, performance, related pages.

import type { Page, Payload, RelatedPage, Workflow } from '../../../ir/workflow.js';
import { fields, json, list, type Out, text } from '../yaml/out.js';
import { optional } from './texts.js';

/** The parts of the page that have no key of their own. */
export function pageOut({ heading, language, purpose, audience, sections }: Page): Out {
  const parts = sections?.map((section) => fields({ after: optional(section.after), text: text(section.text) }));
  return fields({
    heading: optional(heading),
    language: optional(language),
    purpose: optional(purpose),
    audience: optional(audience),
    sections: parts && list(parts, false),
  });
}

/** Payloads by their names; as a list where two have the same. */
export function dataOut(data: readonly Payload[]): Out {
  const value = ({ title, mediaType, schema, example }: Payload): Readonly<Record<string, Out | undefined>> => ({
    title: optional(title),
    mediaType: optional(mediaType),
    schema: schema === undefined ? undefined : json(schema),
    example: example === undefined ? undefined : json(example),
  });
  if (new Set(data.map(({ id }) => id)).size === data.length)
    return { is: 'map', entries: data.map((payload) => ({ key: payload.id, value: fields(value(payload)) })) };
  return list(
    data.map((payload) => fields({ id: text(payload.id), ...value(payload) })),
    false,
  );
}

/** Topics and what there is to say; as a list where two have the same name. */
export function performanceOut(rows: NonNullable<Workflow['performance']>): Out {
  if (new Set(rows.map(({ name }) => name)).size === rows.length)
    return { is: 'map', entries: rows.map((row) => ({ key: row.name, value: text(row.text) })) };
  return list(
    rows.map((row) => fields({ name: text(row.name), text: text(row.text) }, true)),
    false,
  );
}

/** Related pages. */
export function relatedOut(pages: readonly RelatedPage[]): Out {
  return list(
    pages.map(({ title, href, text: words }) => fields({ title: text(title), href: text(href), text: optional(words) }, true)),
    false,
  );
}
