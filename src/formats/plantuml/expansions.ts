// Preprocessor text in its place among the statements that were read. An expansion is widened to whole statements: to a note some of whose lines
// it made, to a fragment that it opens but does not end.

import type { Operand, Origin, Statement } from '../../ir/model.js';
import type { Span } from '../../source/span.js';
import type { Expansion } from './preprocessor/index.js';

/** Statements that preprocessor text came to, and that text; statements may be none. */
interface Region {
  /** The first statement, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  readonly span: Span;
}

/** Statements with those in regions put into expansions; `source` is the author's text, in which all spans are. */
export function withExpansions(statements: readonly Statement[], expansions: readonly Expansion[], source: string): readonly Statement[] {
  if (expansions.length === 0) return statements;
  const root: Operand = { statements };
  const found = findRegions(root, expansions);
  const rebuilt = new Map<Operand, readonly Statement[]>();
  const defined = namesDefined(expansions, source);
  // Inner lists were found after outer ones.
  for (const [operand, regions] of [...found].reverse())
    rebuilt.set(operand, rebuild(operand.statements, regions, rebuilt, source, defined));
  return rebuilt.get(root) ?? statements;
}

/** The regions of every list of statements that holds any. */
function findRegions(root: Operand, expansions: readonly Span[]): ReadonlyMap<Operand, readonly Region[]> {
  const found = new Map<Operand, readonly Region[]>();
  let pending: ReadonlyMap<Operand, readonly Span[]> = new Map([[root, expansions]]);
  while (pending.size > 0) {
    const inner = new Map<Operand, Span[]>();
    for (const [operand, spans] of pending) found.set(operand, regionsOf(operand.statements, spans, inner));
    pending = inner;
  }
  return found;
}

/** The regions of one list. Expansions within a single operand of a fragment are left to that operand, in `inner`. */
function regionsOf(statements: readonly Statement[], spans: readonly Span[], inner: Map<Operand, Span[]>): readonly Region[] {
  const regions: Region[] = [];
  let at = 0;
  for (let next = 0; next < spans.length; ) {
    const first = spans[next++];
    if (!first) break;
    while (endOf(statements[at]) < first.start) at++;
    const operand = operandAround(statements[at], first);
    if (operand) {
      const known = inner.get(operand);
      if (known) known.push(first);
      else inner.set(operand, [first]);
      continue;
    }
    const from = at;
    let { start, end } = first;
    for (let grown = true; grown; ) {
      grown = false;
      for (let one = statements[at]; one && startOf(one) <= end; one = statements[++at]) {
        start = Math.min(start, startOf(one));
        end = Math.max(end, endOf(one));
        if (one.kind === 'fragment') for (const operand of one.operands) inner.delete(operand);
        grown = true;
      }
      for (let one = spans[next]; one && one.start <= end; one = spans[++next]) {
        end = Math.max(end, one.end);
        grown = true;
      }
    }
    regions.push({ from, to: at, span: { start, end } });
  }
  return regions;
}

/** The operand of a fragment that holds a span and all round it; its own line and the fragment's end are not inside. */
function operandAround(statement: Statement | undefined, { start, end }: Span): Operand | undefined {
  if (statement?.kind !== 'fragment' || end >= endOf(statement)) return undefined;
  const { operands } = statement;
  let low = 0;
  let high = operands.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((operands[middle]?.origin?.span?.end ?? Number.POSITIVE_INFINITY) < start) low = middle + 1;
    else high = middle;
  }
  const next = operands[low]?.origin?.span?.start;
  return next === undefined || end < next ? operands[low - 1] : undefined;
}

function startOf({ origin }: Statement): number {
  return origin?.span?.start ?? 0;
}

/** Where a statement ends; behind the last there is room for everything. */
function endOf(statement: Statement | undefined): number {
  return statement ? (statement.origin?.span?.end ?? 0) : Number.POSITIVE_INFINITY;
}

function rebuild(
  statements: readonly Statement[],
  regions: readonly Region[],
  rebuilt: ReadonlyMap<Operand, readonly Statement[]>,
  source: string,
  defined: ReadonlySet<string>,
): readonly Statement[] {
  const out: Statement[] = [];
  let done = 0;
  for (const { from, to, span } of regions) {
    for (const one of statements.slice(done, from)) out.push(withInner(one, rebuilt));
    const text = source.slice(span.start, span.end).trim();
    const origin = { ...originAt(span, source), ...(isInclude(text, defined) && { as: 'include' }) };
    out.push({ kind: 'expansion', format: 'plantuml', text, statements: statements.slice(from, to), origin });
    done = to;
  }
  for (const one of statements.slice(done)) out.push(withInner(one, rebuilt));
  return out;
}

/** What the author's `!define`s would replace anywhere. */
function namesDefined(expansions: readonly Span[], source: string): ReadonlySet<string> {
  return new Set(expansions.flatMap(({ start, end }) => /^!define(?:long)?\s+(\w+)/.exec(source.slice(start, end).trimStart())?.[1] ?? []));
}

/** Whether a text is one include that means the same anywhere: its path calls and replaces nothing. */
function isInclude(text: string, defined: ReadonlySet<string>): boolean {
  if (!/^!include(?:_once|_many)?[ \t]+[^$%\n]*\.\w+$/.test(text)) return false;
  return defined.size === 0 || (text.match(/\w+/g) ?? []).every((word) => !defined.has(word));
}

function withInner(statement: Statement, rebuilt: ReadonlyMap<Operand, readonly Statement[]>): Statement {
  if (statement.kind !== 'fragment' || !statement.operands.some((operand) => rebuilt.has(operand))) return statement;
  return {
    ...statement,
    operands: statement.operands.map((operand) => ({ ...operand, statements: rebuilt.get(operand) ?? operand.statements })),
  };
}

function originAt(span: Span, source: string): Origin {
  const before = source.slice(Math.max(0, span.start - 500), span.start);
  return { span, ...(/\n[^\S\n]*\r?\n[^\S\n]*$/.test(before) && { blankBefore: true as const }) };
}
