// The official engines, and the neutral comparison of what they read: the judge of ../shared, run with the packages installed here.

import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DiagramOutcome } from '../../src/cli/tree/outcome.js';

/** What an official engine makes of a text. */
export interface Reading {
  readonly ok: boolean;
  readonly model?: unknown;
  readonly message?: string;
}

/** A difference between two readings; `rule` names the approximation that accepts it. */
export interface Difference {
  readonly kind: string;
  readonly rule?: string;
  readonly detail: string;
}

/** Both engines. */
export interface Official {
  read(language: string, text: string): Promise<Reading>;
  /** The differences between what two readings mean, and how many constructs of the first were approximated. */
  compare(first: Reading, from: string, second: Reading, to: string): { readonly differences: readonly Difference[]; constructs: number };
  stop(): Promise<void>;
}

const judge = join(import.meta.dirname, '../../../shared/judge/src');

/** Whether they can be asked here. */
export const hasOfficial = existsSync(judge);
if (!hasOfficial && process.env['CI']) throw new Error('The official engines have to judge here: ../shared/judge is not there.');
if (!hasOfficial) console.warn('The official engines are not asked: there is no ../shared/judge.');

interface Engines {
  read(language: string, text: string, options: { readonly wrap: boolean; readonly cache: boolean }): Promise<Reading>;
  stop(): Promise<void>;
}

interface Comparison {
  readonly differences: readonly Difference[];
}

/** Starts them. The judge finds its packages beside itself, so a copy of it is put beside a link to ours. */
export async function startOfficial(): Promise<Official> {
  const folder = mkdtempSync(join(tmpdir(), 'sequitur-official-'));
  const cacheDir = join(tmpdir(), 'sequitur-official-cache');
  mkdirSync(cacheDir, { recursive: true });
  cpSync(judge, join(folder, 'src'), { recursive: true });
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'));
  const load = (path: string) => import(pathToFileURL(join(folder, 'src', path)).href);
  const { Official: Started }: { Official: new (options: { cacheDir: string }) => Engines } = await load('official/index.mjs');
  const { compareNeutral }: { compareNeutral(first: unknown, second: unknown): Comparison } = await load('neutral/compare.mjs');
  const { approximatedConstructs }: { approximatedConstructs(comparison: Comparison): number } = await load('constructs.mjs');
  const neutral: Record<string, (model: unknown) => unknown> = {
    mermaid: (await load('neutral/from-mermaid.mjs')).neutralFromMermaid,
    plantuml: (await load('neutral/from-plantuml.mjs')).neutralFromPlantuml,
  };
  const engines = new Started({ cacheDir });
  return {
    read: (language, text) => engines.read(language, text, { wrap: true, cache: true }),
    compare: (first, from, second, to) => {
      const comparison = compareNeutral(neutral[from]?.(first.model), neutral[to]?.(second.model));
      return { differences: comparison.differences, constructs: approximatedConstructs(comparison) };
    },
    stop: async () => {
      await engines.stop();
      removeCopy(folder);
    },
  };
}

/** The judge may lie in folders that nobody can write to, and so does its copy. */
function removeCopy(folder: string): void {
  for (const entry of readdirSync(join(folder, 'src'), { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
  chmodSync(join(folder, 'src'), 0o755);
  rmSync(folder, { recursive: true });
}

/** Differences that no rule of the judge accepts, and the losses by which they were told. */
const told: readonly (readonly [string, RegExp])[] = [
  ['loss/activation', /^(de)?activate /],
  // PlantUML draws nothing without a participant.
  ['loss/nobody', /^participant added/],
];

/** What is wrong with the new text of a diagram; undefined where it means what the old one meant, less what was reported. */
export async function complaint(official: Official, one: DiagramOutcome, to: string): Promise<string | undefined> {
  const before = await official.read(one.format, one.before);
  if (!before.ok) return `what was read is refused: ${before.message}`;
  const after = await official.read(to, one.after ?? '');
  if (!after.ok) return `what was written is refused: ${after.message}`;
  const { differences, constructs } = official.compare(before, one.format, after, to);
  const said = new Set(one.losses.map(({ code }) => code));
  const unaccepted = differences.find(
    ({ rule, kind }) => rule === undefined && !told.some(([code, of]) => said.has(code) && of.test(kind)),
  );
  if (unaccepted) return `${unaccepted.kind}: ${unaccepted.detail}`;
  const reported = one.losses.reduce((sum, { count }) => sum + (count ?? 1), 0);
  return reported < constructs ? `${constructs} constructs differ, ${reported} losses were reported` : undefined;
}
