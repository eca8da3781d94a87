// Works out what is to become of one document: which of its diagrams get which new text. Nothing is written here.

import {
  detect,
  type Edit,
  type Embedded,
  type Found,
  findIn,
  type Include,
  type LineStarts,
  lineStarts,
  originalSpan,
  positionAt,
  type Reference,
  splice,
} from '../../index.js';
import type { Saying } from '../options.js';
import { damageOf } from './damage.js';
import { type DiagramOutcome, type FileOutcome, type Finding, findingAt, type NewFile } from './outcome.js';
import { read, type Said, say } from './say.js';
import { standalone } from './standalone.js';

/** What is to be done with every diagram. */
export type Task =
  | { readonly kind: 'check' }
  | ({ readonly kind: 'format' } & Saying)
  | ({
      readonly kind: 'migrate';
      readonly to: string;
      /** Only diagrams of these formats; without it the languages that draw, not the data they may come from. */
      readonly from?: readonly string[];
      readonly originals: Originals;
    } & Saying);

/** What becomes of a file that is one diagram when another in the new format stands beside it. */
export type Originals = 'keep' | 'remove' | 'ignore';

/** What a plan may ask of the world. */
export interface Surroundings {
  readonly include?: Include;
  /** The path that a file referred to by a document has become in a format, or why it is none. */
  renamed?(document: string, path: string, format: string): { readonly path: string } | { readonly reason: string } | undefined;
  /** The source that an image referred to by a document was drawn from. */
  sourceOf?(document: string, path: string): string | undefined;
  /** What is there already under a path: a file with a text, or something else; undefined where there is nothing. */
  existing?(path: string): { readonly text?: string } | undefined;
}

/** What becomes of a diagram; of a reference that follows its file there is nothing to report. */
export interface Planned {
  readonly outcome?: DiagramOutcome;
  readonly edit?: Edit;
  readonly creates?: NewFile;
  /** The path of a file that says it already. */
  readonly twin?: string;
}

const recognises = (text: string, format: string): boolean => detect(text) === format;
const nothing: Found = { embedded: [], references: [], bystanders: [] };
const drawing: readonly string[] = ['mermaid', 'plantuml'];

/** What a document says near its beginning, in a comment, when its diagrams are to be left alone. */
const handsOff = /\bsequitur-ignore-file\b/;

/** Plans a document. */
export function plan(path: string, text: string, task: Task, around: Surroundings = {}): FileOutcome {
  const found = handsOff.test(text.slice(0, 1024)) ? nothing : findIn(text, path, recognises);
  const lines = lineStarts(text);
  const wanted = found.embedded.filter((one) => isWanted(one, task));
  const planned = wanted.map((one, index) => planOne({ path, text, lines, task, around, count: wanted.length, index }, one));
  const context = { path, text, lines, task, around, count: 1, index: 0 };
  const besides = task.kind === 'migrate' ? [...surrounding(found, context, task.to), ...arrived(found.embedded, context, task.to)] : [];
  const all = [...planned, ...besides];
  const edits = all.flatMap(({ edit }) => edit ?? []);
  const after = edits.length > 0 ? splice(text, edits) : text;
  const creates = planned.flatMap((one) => one.creates ?? []);
  const removed = task.kind === 'migrate' && task.originals === 'remove' && isReplaced(wanted, planned.flatMap(outcomeIn), creates);
  const diagrams = all.flatMap(outcomeIn).sort((a, b) => a.line - b.line || a.column - b.column);
  const twins = planned.flatMap(({ twin }) => twin ?? []);
  const outcome: FileOutcome = { path, diagrams, before: text, after, creates, removed, ...(twins.length > 0 && { twins }) };
  const damage = after === text ? undefined : damageOf(found.embedded, all, findIn(after, path, recognises).embedded);
  return damage === undefined ? outcome : { ...outcome, after: text, problem: damage };
}

/** The diagrams that are in the language already: a report says what has become of all, whoever did it and when. */
function arrived(embedded: readonly Embedded[], context: Context, to: string): readonly Planned[] {
  const there = embedded.filter(({ format, text }) => format === to && recognises(text, format));
  return there.map((one) => ({ outcome: outcomeOf(context, one, { status: 'unchanged', diagnostics: [], losses: [] }) }));
}

function outcomeIn({ outcome }: Planned): readonly DiagramOutcome[] {
  return outcome ? [outcome] : [];
}

/** What a document shows that is no diagram in it: files and images of diagrams, and diagrams in other languages. */
function surrounding({ references, bystanders }: Found, context: Context, to: string): readonly Planned[] {
  return [
    ...references.flatMap((reference) => followed(reference, context, to)),
    ...bystanders.map(({ container, span, language, reason }) => ({
      outcome: left(context, { container, span, format: language }, reason),
    })),
  ];
}

/** Whether nothing would be missed without the file. An image would: documents show it, and what is beside it now is no image. */
function isReplaced(wanted: readonly Embedded[], diagrams: readonly DiagramOutcome[], creates: readonly NewFile[]): boolean {
  if (creates.length === 0 || wanted.some(({ shape }) => shape === 'image')) return false;
  return diagrams.every(({ status }) => status === 'exact' || status === 'lossy');
}

function isWanted(one: Embedded, task: Task): boolean {
  if (task.kind === 'check') return true;
  if (task.kind === 'format') return one.shape !== 'link' && one.shape !== 'image';
  return one.format !== task.to && (task.from ?? drawing).includes(one.format);
}

interface Context {
  readonly path: string;
  readonly text: string;
  readonly lines: LineStarts;
  readonly task: Task;
  readonly around: Surroundings;
  readonly count: number;
  readonly index: number;
}

function planOne(context: Context, one: Embedded): Planned {
  const { path, task, around } = context;
  const base = { filename: path, ...(around.include && { include: around.include }) };
  if (task.kind === 'check') {
    const { diagnostics, status, reason } = read(one.text, one.format, base);
    const outcome = outcomeOf(context, one, {
      status: status ?? 'exact',
      diagnostics,
      losses: [],
      ...(reason !== undefined && { reason }),
    });
    return { outcome: withReason(outcome) };
  }
  const to = task.kind === 'migrate' ? task.to : one.format;
  const { carry, mermaidVersion, style } = task;
  const said = say(one.text, one.format, {
    ...base,
    to,
    ...(carry !== undefined && { carry }),
    ...(mermaidVersion !== undefined && { mermaidVersion }),
    ...(style && { style }),
  });
  if (said.text === undefined) return { outcome: outcomeOf(context, one, said) };
  if (isStandalone(one, path) && to !== one.format) return besides(context, one, said, to);
  const rewritten = one.rewrite(said.text, to);
  if ('refused' in rewritten) {
    const { text: _, ...rest } = said;
    return { outcome: outcomeOf(context, one, { ...rest, status: 'left', reason: `${capital(rewritten.refused)}.` }) };
  }
  return { outcome: outcomeOf(context, one, said), edit: { ...one.span, text: rewritten.text } };
}

/** A block that cannot be read is a finding, even where its reader says nothing. */
function withReason(outcome: DiagramOutcome): DiagramOutcome {
  if (outcome.status !== 'failed' || outcome.findings.some(({ severity }) => severity === 'error')) return outcome;
  const { line, column, reason = '' } = outcome;
  const finding: Finding = { severity: 'error', code: 'no-diagram', message: reason, line, column, endLine: line, endColumn: column };
  return { ...outcome, findings: [...outcome.findings, finding] };
}

/** Whether a diagram is a file of its own, or the source that an image carries: neither can hold another language. */
function isStandalone(one: Embedded, path: string): boolean {
  return one.shape === 'file' || one.shape === 'image' || (one.container === 'plantuml-file' && path !== '');
}

/** A diagram that is a file of its own gets another file beside it. */
function besides(context: Context, one: Embedded, said: Said, to: string): Planned {
  const { task, around } = context;
  if (task.kind !== 'migrate' || task.originals === 'ignore') {
    return { outcome: outcomeOf(context, one, { ...said, status: 'left', reason: 'Files that are one diagram are left as they are.' }) };
  }
  const path = standalone(context.path, one.text, to, context.count > 1 ? context.index : undefined);
  const text = said.text ?? '';
  const there = around.existing?.(path);
  if (there?.text === text) return { outcome: outcomeOf(context, one, { ...said, status: 'unchanged' }), twin: path };
  if (there) {
    return { outcome: outcomeOf(context, one, { ...said, status: 'left', reason: `${path} exists and says something else.` }) };
  }
  return { outcome: outcomeOf(context, one, said), creates: { path, text } };
}

function outcomeOf({ lines }: Context, one: Embedded, said: Said): DiagramOutcome {
  const place = (found: Said['diagnostics'][number]): Finding =>
    findingAt(found, found.span ? originalSpan(one.map, found.span) : one.span, lines);
  const { line, column } = positionAt(lines, one.span.start);
  return {
    line,
    column,
    container: one.container,
    format: one.format,
    status: said.status,
    ...(said.reason !== undefined && { reason: said.reason }),
    findings: said.diagnostics.map(place),
    losses: said.losses.map(place),
    before: one.text,
    ...(said.text !== undefined && { after: said.text }),
  };
}

function followed(reference: Reference, context: Context, to: string): readonly Planned[] {
  const { path, around } = context;
  if (reference.format === to) return [];
  if (reference.instead) return drawn(reference, reference.instead, context, to);
  const renamed = around.renamed?.(path, reference.path, to);
  if (!renamed) return [];
  if ('reason' in renamed) return [{ outcome: left(context, reference, renamed.reason) }];
  const rewritten = reference.rewrite(renamed.path, to);
  return 'text' in rewritten ? [{ edit: { ...reference.span, text: rewritten.text } }] : [];
}

/** An image that carries its source is a diagram like any other. */
function drawn({ container, span, path }: Reference, rewrite: Embedded['rewrite'], context: Context, to: string): readonly Planned[] {
  const text = to === 'plantuml' ? undefined : context.around.sourceOf?.(context.path, path);
  if (text === undefined) return [];
  const map = { pieces: [{ at: 0, from: span.start, to: span.end, copied: false }] };
  const planned = planOne(context, { container, shape: 'link', format: 'plantuml', claim: 'stated', span, text, map, rewrite });
  const { outcome } = planned;
  // The document's line says nothing of where to look: the words are those of the image's source.
  const said = outcome?.reason !== undefined && outcome.findings.some(({ severity }) => severity === 'error');
  return [said ? { ...planned, outcome: { ...outcome, reason: `In the source of ${path}: ${outcome.reason}` } } : planned];
}

function left(
  { lines, text }: Context,
  { container, span, format }: Pick<Embedded, 'container' | 'span' | 'format'>,
  reason: string,
): DiagramOutcome {
  const { line, column } = positionAt(lines, span.start);
  const before = text.slice(span.start, span.end);
  return { line, column, container, format, status: 'left', reason, findings: [], losses: [], before };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
