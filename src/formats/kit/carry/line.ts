// One carried line: `sequitur color: red ~1a2b`, the text of a comment that any language can hold.

import type { Json, JsonObject } from '../../../ir/model.js';
import { definitions } from '../../../ir/shapes.js';
import { isRecord, quoted, readFields, readFlow, writeFields, writeFlow } from './flow.js';
import type { Patch } from './patch.js';

/** What a carried line says. */
export type CarriedLine =
  /** The next statement, or the participant that it declares, was this, as far as these fields go. */
  | { readonly verb: 'next'; readonly patch: Patch }
  /** Here stood a statement that has no form in this language. */
  | { readonly verb: 'insert'; readonly statement: JsonObject }
  /** The next statement stands only for something carried elsewhere. */
  | { readonly verb: 'added'; readonly mark: string }
  /** The next statement says the title or guard of what it stands in. */
  | { readonly verb: 'caption' }
  /** Here a further operand of the fragment begins. */
  | { readonly verb: 'operand'; readonly fields: JsonObject }
  /** From here to `end` the statements are a part of a workflow. */
  | { readonly verb: 'section'; readonly fields: JsonObject }
  | { readonly verb: 'end' }
  /** What a participant was; without a patch: it was none. */
  | { readonly verb: 'participant'; readonly id: string; readonly patch?: Patch }
  /** The participants and boxes in their order. */
  | { readonly verb: 'members'; readonly structure: Json }
  /** What the diagram was. */
  | { readonly verb: 'diagram'; readonly patch: Patch };

/** The line as the text of a comment: safe in every comment, on one line, never with a `\` or `/` at the end. */
export function writeLine(line: CarriedLine): string {
  return `sequitur ${words(line)}`;
}

function words(line: CarriedLine): string {
  switch (line.verb) {
    case 'next':
      return patchWords(line.patch);
    case 'insert':
      return insertWords(line.statement);
    case 'added':
      return `added ~${line.mark}`;
    case 'operand':
    case 'section':
      return joined(line.verb, writeFields(line.fields));
    case 'participant':
      return joined('participant', nameWords(line.id), line.patch ? patchWords(line.patch) : 'added');
    case 'members':
      return joined('members', writeFlow(line.structure));
    case 'diagram':
      return joined('diagram', patchWords(line.patch));
    default:
      return line.verb;
  }
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

const nameWords = (id: string): string => (/^\w+$/.test(id) ? id : quoted(id));

function patchWords({ kind, fields, mark, textMark }: Patch): string {
  return joined(kind === undefined ? '' : `was ${kind}`, writeFields(fields), `~${mark}${textMark === undefined ? '' : `-${textMark}`}`);
}

/** A command of a language is said by that language: `verbatim plantuml: skinparam shadowing false`. */
function insertWords({ kind, ...fields }: JsonObject): string {
  const { format, text, ...rest } = fields;
  const short = kind === 'verbatim' && typeof format === 'string' && text !== undefined && Object.keys(rest).length === 0;
  return joined(String(kind), writeFields(short ? { [format]: text } : fields));
}

// ---- reading ---------------------------------------------------------------------------------------------------

const kinds: ReadonlySet<string> = new Set(Object.keys(definitions.statement.byKind).filter((kind) => kind !== 'section'));

/** Reads the text of a comment; undefined where it is a comment like any other, `damaged` where it was a carried line once. */
export function readLine(text: string): CarriedLine | 'damaged' | undefined {
  if (!text.startsWith('sequitur ')) return undefined;
  const said = text.slice('sequitur '.length).trim();
  const line = lineOf(said);
  // A sentence that happens to begin with our name has neither a mark nor fields.
  return line ?? (/~[0-9a-f]{4}|^\w+ [{["]|^(?:\w+ )?\w+: /.test(said) ? 'damaged' : undefined);
}

function lineOf(said: string): CarriedLine | undefined {
  const [, verb = '', rest = ''] = /^(\w+)(?: (.*))?$/s.exec(said) ?? [];
  if (verb === 'end' || verb === 'caption') return rest === '' ? { verb } : undefined;
  if (verb === 'added') return /^~[0-9a-f]{4}$/.test(rest) ? { verb, mark: rest.slice(1) } : undefined;
  if (verb === 'operand' || verb === 'section') {
    const fields = readFields(rest);
    return fields && { verb, fields };
  }
  if (verb === 'members') {
    const structure = readFlow(rest);
    return structure === undefined ? undefined : { verb, structure };
  }
  if (verb === 'diagram') return withPatch(rest, (patch) => ({ verb, patch }));
  if (verb === 'participant') return participantLine(rest);
  if (kinds.has(verb)) return insertLine(verb, rest);
  return withPatch(said, (patch) => ({ verb: 'next', patch }));
}

function participantLine(rest: string): CarriedLine | undefined {
  const [, name = '', more = ''] = /^(\w+|"(?:[^"\\]|\\.)*") (.*)$/s.exec(rest) ?? [];
  const id = name.startsWith('"') ? readFlow(name) : name;
  if (typeof id !== 'string' || more === '') return undefined;
  if (more === 'added') return { verb: 'participant', id };
  return withPatch(more, (patch) => ({ verb: 'participant', id, patch }));
}

function insertLine(kind: string, rest: string): CarriedLine | undefined {
  const fields = readFields(rest);
  if (!fields) return undefined;
  const [[format, text] = []] = Object.entries(fields);
  const short = kind === 'verbatim' && fields['format'] === undefined && format !== undefined && text !== undefined;
  return { verb: 'insert', statement: short ? { kind, format, text } : { kind, ...fields } };
}

const patchShape = /^(?:was (\w+)(?: |$))?(.*?) ?~([0-9a-f]{4})(?:-([0-9a-f]{4}))?$/s;

function withPatch<L extends CarriedLine>(said: string, make: (patch: Patch) => L): L | undefined {
  const [, kind, body = '', mark, textMark] = patchShape.exec(said) ?? [];
  const fields = mark === undefined ? undefined : readFields(body);
  if (!fields || mark === undefined) return undefined;
  return make({ ...(kind !== undefined && { kind }), fields, mark, ...(textMark !== undefined && { textMark }) });
}

/** The patch that a value within a line holds: fields, and the marks under names that no field has. */
export function innerPatch(value: Json | undefined): Patch | undefined {
  if (!isRecord(value)) return undefined;
  const { mark, textMark, ...fields } = value;
  return { fields, mark: String(mark), ...(textMark !== undefined && { textMark: String(textMark) }) };
}
