// One carried line: `sequitur color: red ~1a2b`, the text of a comment that any language can hold.

import { equal } from '../../../ir/equal.js';
import type { Json, JsonObject } from '../../../ir/model.js';
import { definitions } from '../../../ir/shapes.js';
import { firstWord } from './carried.js';
import { readCommands, writeCommands } from './commands.js';
import { isRecord, quoted, readFields, readFlow, writeFields, writeFlow } from './flow.js';
import { formattingWords, readFormatting } from './formatting.js';
import { markOf } from './marks.js';
import type { Patch } from './patch.js';

/** What a carried line says. */
export type CarriedLine =
  /** The next statement, or the participant that it declares, was this, as far as these fields go. */
  | { readonly verb: 'next'; readonly patch: Patch }
  /** Here stood a statement that has no form in this language, or several commands of another one. */
  | { readonly verb: 'insert'; readonly statements: readonly JsonObject[] }
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
  | { readonly verb: 'participant' | 'box'; readonly id: string; readonly patch?: Patch }
  /** The participants and boxes in their order. */
  | { readonly verb: 'members'; readonly structure: Json }
  /** What the diagram was. */
  | { readonly verb: 'diagram'; readonly patch: Patch };

/** The line as the text of a comment: safe in every comment, on one line, never with a `\` or `/` at the end. */
export function writeLine(line: CarriedLine): string {
  return firstWord + words(line);
}

function words(line: CarriedLine): string {
  switch (line.verb) {
    case 'next':
      return patchWords(line.patch);
    case 'insert':
      return insertWords(line.statements);
    case 'added':
      return `added ~${line.mark}`;
    case 'operand':
    case 'section':
      return joined(line.verb, writeFields(line.fields));
    case 'participant':
    case 'box':
      return joined(line.verb, nameWords(line.id), line.patch ? patchWords(line.patch) : 'added');
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

/** What looks like a field is commands of a language where no mark follows. */
const commandShape = /^[a-z]+: /;

/** A patch in words: `was divider ~1ab`, `strong 0-4 ~1ab9zq`, `color: red ~1ab`. */
export function patchWords({ was, formatting, fields, mark, textMark }: Patch): string {
  const words = formattingWords(formatting ?? []);
  const said = [words ?? '', writeFields(fields)].filter((part) => part !== '').join('; ');
  return joined(was === undefined ? '' : `was ${was}`, said, `~${mark}${textMark ?? ''}`);
}

/** Commands of a language are said by that language: `plantuml: skinparam shadowing false`. */
function insertWords(statements: readonly JsonObject[]): string {
  const [{ kind, ...fields } = {}] = statements;
  if (kind === 'message') return joined(kind, writeFields(withoutUsual(fields)));
  if (kind !== 'verbatim') return joined(String(kind), writeFields(fields));
  const commands = statements.map(({ text }) => (typeof text === 'string' ? text : ''));
  const said = `${String(fields['format'])}: ${writeCommands(commands)}`;
  return commandShape.test(said) && !patchShape.test(said) ? said : joined(kind, said);
}

const usualArrow = { line: 'solid', head: { shape: 'filled' } } as const;

/** A message without what most messages have: a solid arrow with a filled head; no text. */
function withoutUsual({ arrow, text, ...fields }: JsonObject): JsonObject {
  const parts = isRecord(arrow)
    ? Object.entries(arrow).filter(([key, value]) => !equal(value, Object.entries(usualArrow).find(([one]) => one === key)?.[1]))
    : [];
  const headless = isRecord(arrow) && arrow['head'] === undefined ? [['head', null] as const] : [];
  const said = Object.fromEntries([...parts, ...headless]);
  return { ...fields, ...(text !== '' && text !== undefined && { text }), ...(Object.keys(said).length > 0 && { arrow: said }) };
}

function withUsual({ arrow, text, ...fields }: JsonObject): JsonObject {
  const parts = Object.entries({ ...usualArrow, ...(isRecord(arrow) ? arrow : {}) }).filter(([, value]) => value !== null);
  return { ...fields, arrow: Object.fromEntries(parts), text: text ?? '' };
}

// ---- reading ---------------------------------------------------------------------------------------------------

const kinds: ReadonlySet<string> = new Set(Object.keys(definitions.statement.byKind).filter((kind) => kind !== 'section'));

/** Reads the text of a comment; undefined where it is a comment like any other, `damaged` where it was a carried line once. */
export function readLine(text: string): CarriedLine | 'damaged' | undefined {
  if (!text.startsWith(firstWord)) return undefined;
  const said = text.slice(firstWord.length).trim();
  const line = lineOf(said);
  // A sentence that happens to begin with our name has neither a mark nor fields.
  return line ?? (/ ~[0-9a-z]{3}|^\w+ [{["]|^(?:\w+ )?\w+: /.test(said) ? 'damaged' : undefined);
}

function lineOf(said: string): CarriedLine | undefined {
  const [, verb = '', rest = ''] = /^(\w+)(?: (.*))?$/s.exec(said) ?? [];
  if (verb === 'end' || verb === 'caption') return rest === '' ? { verb } : undefined;
  if (verb === 'added') return /^~[0-9a-z]{3}$/.test(rest) ? { verb, mark: rest.slice(1) } : undefined;
  if (verb === 'operand' || verb === 'section') {
    const fields = readFields(rest);
    return fields && { verb, fields };
  }
  if (verb === 'members') {
    const structure = readFlow(rest);
    return structure === undefined ? undefined : { verb, structure };
  }
  if (verb === 'diagram') return withPatch(rest, (patch) => ({ verb, patch }));
  if (verb === 'participant' || verb === 'box') return memberLine(verb, rest);
  if (kinds.has(verb)) return insertLine(verb, rest);
  if (commandShape.test(said) && !patchShape.test(said)) return insertLine('verbatim', said);
  return withPatch(said, (patch) => ({ verb: 'next', patch }));
}

function memberLine(verb: 'participant' | 'box', rest: string): CarriedLine | undefined {
  const [, name = '', more = ''] = /^(\w+|"(?:[^"\\]|\\.)*") (.*)$/s.exec(rest) ?? [];
  const id = name.startsWith('"') ? readFlow(name) : name;
  if (typeof id !== 'string' || more === '') return undefined;
  if (more === 'added') return { verb, id };
  return withPatch(more, (patch) => ({ verb, id, patch }));
}

function insertLine(kind: string, rest: string): CarriedLine | undefined {
  const fields = readFields(rest);
  if (!fields) return undefined;
  if (kind === 'message') return { verb: 'insert', statements: [{ kind, ...withUsual(fields) }] };
  if (kind === 'expansion') return { verb: 'insert', statements: [{ kind, ...fields, statements: [] }] };
  if (kind !== 'verbatim') return { verb: 'insert', statements: [{ kind, ...fields }] };
  const [[format, said] = []] = Object.entries(fields);
  if (format === undefined || said === undefined) return undefined;
  const commands = readCommands(said);
  return commands && { verb: 'insert', statements: commands.map((text): JsonObject => ({ kind, format, text })) };
}

const patchShape = /^(?:was (\w+)(?: |$))?(.*?) ?~([0-9a-z]{3})([0-9a-z]{3})?$/s;

/** The end of a patch that depends on nothing: of a guard that may be edited. */
const nothing = ` ~${markOf({})}`;

/** A patch within another one needs no mark that says nothing. */
export function withoutNothing(words: string): string {
  return words.endsWith(nothing) ? words.slice(0, -nothing.length) : words;
}

/** The patch with its mark. */
export function withNothing(words: string): string {
  return patchShape.test(words) ? words : words + nothing;
}

/** Reads a patch in words. */
export function readPatch(said: string): Patch | undefined {
  const [, was, body = '', mark, textMark] = patchShape.exec(said) ?? [];
  if (mark === undefined) return undefined;
  const at = body.indexOf('; ');
  const formatting = readFormatting(at < 0 ? body : body.slice(0, at));
  const fields = readFields(!formatting ? body : at < 0 ? '' : body.slice(at + 2));
  if (!fields || body.trim() !== body) return undefined;
  return {
    ...(was !== undefined && { was }),
    ...(formatting && { formatting }),
    fields,
    mark,
    ...(textMark !== undefined && { textMark }),
  };
}

function withPatch<L extends CarriedLine>(said: string, make: (patch: Patch) => L): L | undefined {
  const patch = readPatch(said);
  return patch && make(patch);
}
