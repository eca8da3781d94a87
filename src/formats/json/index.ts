// The IR itself as a format: `{ "sequitur": 1, "diagram": … }`, lossless, for programs and for looking inside.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Format, Parsed } from '../../format.js';
import { stringify } from '../../ir/json.js';
import type { Diagram, Json, JsonObject, Origin } from '../../ir/model.js';
import { irSchema } from '../../ir/schema.js';
import { isDiagram, validate } from '../../ir/validate.js';
import { boxesIn, mapStatements, participantsIn, walk } from '../../ir/walk.js';
import type { Span } from '../../source/span.js';
import { allNative } from '../kit/capabilities.js';
import { parseJson } from './syntax.js';

/** The version of the form; a change that old readers would misread raises it. */
export const version = 1;

/** The IR itself, as JSON with a version. */
export const json: Format = {
  id: 'json',
  name: 'JSON',
  extensions: ['.json'],
  capabilities: allNative,
  recognises: (text) => /^\ufeff?\s*\{\s*"sequitur"\s*:/.test(text),
  diagrams: (text) => [{ format: 'json', span: { start: 0, end: text.length }, text }],
  parse,
  print: (diagram) => ({ text: `${stringify({ sequitur: version, diagram: withoutSpans(diagram) })}\n`, diagnostics: [], says: diagram }),
  schema: irSchema,
};

function parse(text: string): Parsed {
  const { value, spans, diagnostics } = parseJson(text);
  if (value === undefined) return { diagnostics };
  const whole = { start: 0, end: text.length };
  if (!isJsonObject(value) || value['sequitur'] === undefined)
    return { diagnostics: [diagnostic('no-diagram', { format: 'JSON' }, whole)] };
  if (value['sequitur'] !== version) {
    const found = stringify(value['sequitur'], 0);
    return { diagnostics: [diagnostic('unsupported-version', { found, known: version }, whole)] };
  }
  const diagram: unknown = value['diagram'];
  if (!isDiagram(diagram)) {
    const problems = validate(diagram).map(({ path, expected, found, value: at }): Diagnostic => {
      const span = typeof at === 'object' && at !== null ? spans.get(at) : undefined;
      return diagnostic('invalid-model', { path, expected, found }, span ?? whole);
    });
    return { diagnostics: problems };
  }
  placeNodes(diagram, spans);
  return { diagram, diagnostics: [] };
}

function isJsonObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Gives every node its place in the JSON text. The data was made here, so it may still be changed here. */
function placeNodes(diagram: Diagram, spans: ReadonlyMap<object, Span>): void {
  const place = (node: { readonly origin?: Origin }): void => {
    const span = spans.get(node);
    if (span) Object.assign(node, { origin: { ...node.origin, span } });
  };
  place(diagram);
  for (const { participant } of participantsIn(diagram.participants)) place(participant);
  for (const box of boxesIn(diagram.participants)) place(box);
  for (const banner of [diagram.header, diagram.footer, diagram.caption, diagram.legend, diagram.mainframe]) if (banner) place(banner);
  for (const statement of walk(diagram.statements)) {
    place(statement);
    if (statement.kind === 'fragment') for (const operand of statement.operands) place(operand);
  }
}

/** Spans are of another text and would mislead; everything else of the author's hand stays. */
function withoutSpans(diagram: Diagram): Diagram {
  const bare = <T extends { readonly origin?: Origin }>(node: T): T => {
    if (!node.origin) return node;
    const { span: _, ...origin } = node.origin;
    const { origin: __, ...rest } = node;
    return (Object.keys(origin).length > 0 ? { ...rest, origin } : rest) as T;
  };
  const statements = mapStatements(diagram.statements, (statement) => [
    bare(statement.kind === 'fragment' ? { ...statement, operands: statement.operands.map(bare) } : statement),
  ]);
  const banner = (key: 'header' | 'footer' | 'caption' | 'legend' | 'mainframe') => (diagram[key] ? { [key]: bare(diagram[key]) } : {});
  const banners = { ...banner('header'), ...banner('footer'), ...banner('caption'), ...banner('legend'), ...banner('mainframe') };
  return bare({ ...diagram, ...banners, participants: bareMembers(diagram, bare), statements });
}

function bareMembers(diagram: Diagram, bare: <T extends { readonly origin?: Origin }>(node: T) => T): Diagram['participants'] {
  const boxes = [...boxesIn(diagram.participants)];
  const done = new Map<object, Diagram['participants'][number]>();
  const member = (node: Diagram['participants'][number]): Diagram['participants'][number] => done.get(node) ?? bare(node);
  for (let i = boxes.length - 1; i >= 0; i--) {
    const box = boxes[i];
    if (box) done.set(box, bare({ ...box, participants: box.participants.map(member) }));
  }
  return diagram.participants.map(member);
}
