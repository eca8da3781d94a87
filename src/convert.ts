// Text to diagram to text: the whole architecture in one page.

import { type Diagnostic, diagnostic } from './diagnostics/diagnostic.js';
import { embeddedIn, isDocument } from './documents/documents.js';
import type { Located, Parsed, ParseOptions, Printed, PrintOptions } from './format.js';
import { compare, equalMeaning } from './ir/compare.js';
import type { Diagram } from './ir/model.js';
import { inlined, type NamedPath, namedPaths } from './ir/paths.js';
import { isStyling } from './ir/styling.js';
import { mapStatements, statementsOf, withoutExpansions } from './ir/walk.js';
import { detect, formatById, registry } from './registry.js';

/** What to read. */
export interface FromOptions extends ParseOptions {
  /** The id of the text's format: one of `formats()`. Where it is absent, the text or else the file's name must tell it. */
  readonly from?: string;
}

/** What to write. */
export interface ToOptions extends PrintOptions {
  /** The id of the format to print: one of `formats()`. */
  readonly to: string;
}

/** A text in its new format, and all that was found or lost on the way. */
export interface Converted {
  /** Absent when the text has errors. */
  readonly text?: string;
  /** Which path of a workflow it is, where each is a diagram of its own; absent for the happy path. */
  readonly path?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the first diagram of a text; `diagrams` finds the others. Errors are diagnostics with spans in the text; the diagram then holds
 * what could be read. Throws only for an unknown format id.
 */
export function parse(text: string, options: FromOptions = {}): Parsed {
  const from = options.from ?? detect(text, options.filename);
  if (from === undefined) {
    return { diagnostics: [diagnostic('unknown-format', { known: registry.map((format) => format.id) }, { start: 0, end: text.length })] };
  }
  return formatById(from).parse(text, options);
}

/**
 * Every diagram in a text or document, in order, with its place; in a document each has the text that its language reads, without
 * the document's prefixes and escapes. Throws only for an unknown format id.
 */
export function diagrams(text: string, options: FromOptions = {}): readonly Located[] {
  if (options.from === undefined && options.filename !== undefined && isDocument(options.filename)) {
    return embeddedIn(text, options.filename, (one, format) => detect(one) === format).map(({ format, span, text }) => ({
      format,
      span,
      text,
    }));
  }
  const from = options.from ?? detect(text, options.filename);
  return from === undefined ? [] : formatById(from).diagrams(text);
}

/**
 * Says a diagram in a format. What the format cannot say is reported as losses. The diagram is taken as it is: what was built by hand is
 * asked of `validate` and `check` first. Throws only for an unknown format id or a `mermaidVersion` that is none.
 */
export function print(diagram: Diagram, options: ToOptions): Printed {
  return formatById(options.to).print(options.style?.errors === 'inline' ? inlined(diagram) : diagram, options);
}

/**
 * Reads a text and says it in another format, or in its own canonical layout. Gives no text when the input has errors, or when the
 * output, read again, would not say what it should: that is a `defect` of ours, never a wrong text in silence.
 */
export function convert(text: string, options: FromOptions & ToOptions): Converted {
  const [only = { diagnostics: [] }] = convertAll(text, options, (diagram) => [{ diagram }]);
  return only;
}

/**
 * The same with a diagram for each path of a workflow: the happy path, then each error path and alternative. What was found in the text
 * stands with the first.
 */
export function convertPaths(text: string, options: FromOptions & ToOptions): readonly Converted[] {
  return convertAll(text, options, namedPaths);
}

function convertAll(
  text: string,
  options: FromOptions & ToOptions,
  divide: (diagram: Diagram) => readonly NamedPath[],
): readonly Converted[] {
  const parsed = parse(text, options);
  if (!parsed.diagram || parsed.diagnostics.some(({ severity }) => severity === 'error')) return [{ diagnostics: parsed.diagnostics }];
  const from = options.from ?? detect(text, options.filename);
  const printing = from === options.to ? { ...options, source: text } : options;
  return divide(parsed.diagram).map(({ name, diagram }, index) => {
    const path = name === undefined ? {} : { path: name };
    const printed = print(diagram, printing);
    const diagnostics = [...(index === 0 ? parsed.diagnostics : []), ...printed.diagnostics];
    const defects = verify(printed, options);
    return defects.length > 0 ? { ...path, diagnostics: [...diagnostics, ...defects] } : { ...path, text: printed.text, diagnostics };
  });
}

/**
 * Reads a printed text again: a defect for each difference between what it says and what it should say. Where the text includes files that
 * cannot be had here, what they came to is printed and read instead.
 */
export function verify(printed: Printed, { to, filename, include, limits }: FromOptions & ToOptions): readonly Diagnostic[] {
  const options = { ...(filename !== undefined && { filename }), ...(include && { include }), ...(limits && { limits }) };
  const format = formatById(to);
  const found = format.parse(printed.text, options);
  const isMissing = found.diagnostics.some(({ code }) => code === 'include-not-found' || code === 'include-url');
  const says = isMissing ? withoutExpansions(printed.says) : printed.says;
  const again = isMissing ? format.parse(format.print(says, {}).text, options) : found;
  const error = again.diagnostics.find(({ severity }) => severity === 'error');
  if (error || !again.diagram) return [diagnostic('defect', { detail: error?.message ?? 'nothing can be read' }, undefined)];
  if (equalMeaning(again.diagram, says)) return [];
  const said = asCarried(again.diagram, says);
  if (said !== again.diagram && equalMeaning(said, says)) return [];
  const differences = compare(says, said);
  const report = bugReport(
    to,
    differences.map(({ message }) => message),
    printed.text,
  );
  return differences.map(({ message, first: place }) => diagnostic('defect', { detail: message, report }, place?.span));
}

/** A diagram that was read again, where the one it was printed from came from carried lines: of an include for styling those hold the text alone. */
function asCarried(diagram: Diagram, says: Diagram): Diagram {
  const carried = new Set([...statementsOf(says, 'expansion')].flatMap(({ statements, text }) => (statements.length === 0 ? [text] : [])));
  if (carried.size === 0) return diagram;
  const statements = mapStatements(diagram.statements, (one) =>
    one.kind === 'expansion' && carried.has(one.text) && one.statements.every(isStyling) ? [{ ...one, statements: [] }] : [one],
  );
  return { ...diagram, statements };
}

/** What to paste into an issue: what went wrong, and the text that does not say what it should. */
function bugReport(to: string, details: readonly string[], text: string): string {
  const list = details.map((detail) => `- ${detail}`).join('\n');
  return `The ${to} text that sequitur printed does not say what was meant:\n\n${list}\n\n~~~~\n${text}~~~~\n`;
}
