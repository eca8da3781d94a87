// Works out what is to become of one document: which of its diagrams get which new text. Nothing is written here.

import {
  detect,
  type Edit,
  type Embedded,
  findIn,
  type Include,
  type LineStarts,
  lineStarts,
  originalSpan,
  type Reference,
  splice,
} from '../../index.js';
import { type DiagramOutcome, type FileOutcome, type Finding, findingAt, type NewFile } from './outcome.js';
import { read, type Said, say } from './say.js';
import { standalone } from './standalone.js';

/** What is to be done with every diagram. */
export type Task =
  | { readonly kind: 'check' }
  | { readonly kind: 'format' }
  | {
      readonly kind: 'migrate';
      readonly to: string;
      /** Only diagrams of these formats; without it the languages that draw, not the data they may come from. */
      readonly from?: readonly string[];
      readonly carry?: boolean;
      readonly mermaidVersion?: string;
      readonly originals: Originals;
    };

/** What becomes of a file that is one diagram when another in the new format stands beside it. */
export type Originals = 'keep' | 'remove' | 'ignore';

/** What a plan may ask of the world. */
export interface Surroundings {
  readonly include?: Include;
  /** The path that a file referred to by a document has become. */
  renamed?(document: string, path: string): string | undefined;
  exists?(path: string): boolean;
  textOf?(path: string): string | undefined;
}

interface Planned {
  readonly outcome: DiagramOutcome;
  readonly edit?: Edit;
  readonly creates?: NewFile;
}

const recognises = (text: string, format: string): boolean => detect(text) === format;
const drawing: readonly string[] = ['mermaid', 'plantuml'];

/** Plans a document. */
export function plan(path: string, text: string, task: Task, around: Surroundings = {}): FileOutcome {
  const { embedded, references } = findIn(text, path, recognises);
  const lines = lineStarts(text);
  const wanted = embedded.filter((one) => isWanted(one, task));
  const planned = wanted.map((one, index) => planOne({ path, text, lines, task, around, count: wanted.length, index }, one));
  const follow = task.kind === 'migrate' ? references.flatMap((reference) => followed(reference, path, task.to, around)) : [];
  const edits = [...planned.flatMap(({ edit }) => edit ?? []), ...follow];
  const after = edits.length > 0 ? splice(text, edits) : text;
  const diagrams = planned.map(({ outcome }) => outcome);
  const creates = planned.flatMap((one) => one.creates ?? []);
  const removed = task.kind === 'migrate' && task.originals === 'remove' && isReplaced(diagrams, creates);
  const outcome: FileOutcome = { path, diagrams, before: text, after, creates, removed };
  const damage = after === text ? undefined : damaged(path, after, planned);
  return damage === undefined ? outcome : { ...outcome, after: text, problem: damage };
}

function isReplaced(diagrams: readonly DiagramOutcome[], creates: readonly NewFile[]): boolean {
  return creates.length > 0 && diagrams.every(({ status }) => status === 'exact' || status === 'lossy');
}

function isWanted(one: Embedded, task: Task): boolean {
  if (task.kind === 'check') return true;
  if (task.kind === 'format') return one.shape !== 'link';
  return one.container !== 'svg-file' && one.format !== task.to && (task.from ?? drawing).includes(one.format);
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
  const { carry, mermaidVersion } = task.kind === 'migrate' ? task : {};
  const said = say(one.text, one.format, {
    ...base,
    to,
    ...(carry !== undefined && { carry }),
    ...(mermaidVersion !== undefined && { mermaidVersion }),
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

function isStandalone(one: Embedded, path: string): boolean {
  return one.shape === 'file' || (one.container === 'plantuml-file' && path !== '');
}

/** A diagram that is a file of its own gets another file beside it. */
function besides(context: Context, one: Embedded, said: Said, to: string): Planned {
  const { task, around } = context;
  if (task.kind !== 'migrate' || task.originals === 'ignore') {
    return { outcome: outcomeOf(context, one, { ...said, status: 'left', reason: 'Files that are one diagram are left as they are.' }) };
  }
  const path = standalone(context.path, one.text, to, context.count > 1 ? context.index : undefined);
  const text = said.text ?? '';
  const there = around.textOf?.(path);
  if (there === text) return { outcome: outcomeOf(context, one, { ...said, status: 'unchanged' }) };
  if (there !== undefined || around.exists?.(path) === true) {
    return { outcome: outcomeOf(context, one, { ...said, status: 'left', reason: `${path} exists and says something else.` }) };
  }
  return { outcome: outcomeOf(context, one, said), creates: { path, text } };
}

function outcomeOf({ lines }: Context, one: Embedded, said: Said): DiagramOutcome {
  const place = (found: Said['diagnostics'][number]): Finding =>
    findingAt(found, found.span ? originalSpan(one.map, found.span) : one.span, lines);
  const { line, column } = findingAt({ severity: 'info', code: 'defect', message: '' }, one.span, lines);
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

function followed(reference: Reference, document: string, to: string, around: Surroundings): readonly Edit[] {
  if (reference.format === to) return [];
  const path = around.renamed?.(document, reference.path);
  const rewritten = path === undefined ? undefined : reference.rewrite(path, to);
  return rewritten && 'text' in rewritten ? [{ ...reference.span, text: rewritten.text }] : [];
}

/** Reads the new document and looks whether every diagram stands in it as it was written. */
function damaged(path: string, after: string, planned: readonly Planned[]): string | undefined {
  const texts = new Map<string, number>();
  for (const { text } of findIn(after, path, recognises).embedded) count(texts, text, 1);
  for (const { edit, outcome } of planned) {
    // The text of an address is packed, and an image that becomes a block gets a comment.
    if (!edit || outcome.after === undefined || services.has(outcome.container)) continue;
    if ((texts.get(key(outcome.after)) ?? 0) === 0)
      return `The diagram of line ${outcome.line} could not be put in its place. This is a defect of sequitur; nothing was changed.`;
    count(texts, outcome.after, -1);
  }
  return undefined;
}

const services: ReadonlySet<string> = new Set(['plantuml', 'mermaid.live', 'mermaid.ink', 'kroki']);

function count(texts: Map<string, number>, text: string, by: number): void {
  texts.set(key(text), (texts.get(key(text)) ?? 0) + by);
}

/** What the text is to its language: containers may take blanks at the ends of lines away. */
function key(text: string): string {
  return text.replace(/[ \t]*(\r\n|\r|\n)/g, '\n').trim();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
