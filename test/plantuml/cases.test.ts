// Small cases, each with the official engine's own reading: ours must be of the same kind, and what we print must mean the same to the engine.

import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { Include, Parsed } from '../../src/format.js';
import { plantuml } from '../../src/formats/plantuml/index.js';
import { lineStarts, positionAt } from '../../src/source/positions.js';
import { hasOracle, type Oracle, startOracle } from './engine.js';

/** Where we differ from the engine by choice. A case that begins to agree must leave this list. */
const byChoice: Readonly<Record<string, string>> = {
  'raw-nostart': 'A text without any @startuml is read: code fences in documents have none.',
  'pp-includestd': 'Which libraries come with PlantUML is not known here; their name is kept.',
  'pp-theme-from': 'Which themes come with PlantUML is not known here; their name is kept.',
  'skin-theme-unknown': 'Which themes come with PlantUML is not known here; their name is kept.',
  'c4-seq': 'An error stands at the line of the author that the preprocessor made the broken line of, not at a line of a library.',
  'pp-proc': 'An error stands at the call that came to a broken line, not at the line of the procedure.',
  'misc-skinparam-novalue': 'The broken line is named; the engine names the line behind it, where another kind of diagram gave up.',
  'misc-skinparam-unclosed': 'The line that opens is named; the engine names the line behind it.',
  'chk-skinparam-one': 'The broken line is named; the engine names the line behind it.',
  'skinparam-oneblock': 'The broken line is named; the engine names the line behind it.',
  'grp-colon': 'The first broken line is named; the engine names the one at which a state diagram gave up.',
  'lex-comment': 'The first broken line is named; the engine names the one at which an activity diagram gave up.',
  'lex-comment-head': 'The first broken line is named; the engine names the one at which an activity diagram gave up.',
  'sem-exo-label-only': 'The first broken line is named; the engine names the one at which an activity diagram gave up.',
};

interface Result {
  readonly kind: string;
  readonly coreHash?: string;
  readonly hash?: string;
  readonly errors?: readonly { readonly line: number }[];
}
interface Case {
  readonly name: string;
  readonly src: string;
  readonly result: readonly Result[];
}

const shared = path.resolve(import.meta.dirname, '../../../shared/cases');
const file = path.join(shared, 'plantuml.jsonl');
const isHere = existsSync(file);
if (!isHere && process.env['CI']) throw new Error(`${file} is needed, because CI is set`);
const cases: readonly Case[] = isHere
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];

/** The names of other kinds, as the engine and as we say them. */
const otherKinds: Readonly<Record<string, string>> = {
  ClassDiagram: 'class diagram',
  ActivityDiagram: 'activity diagram',
  ActivityDiagram3: 'activity diagram',
  DescriptionDiagram: 'component, deployment or use case diagram',
  StateDiagram: 'state diagram',
};

const include: Include = (name) => {
  const found = path.join(shared, 'includes', path.basename(name));
  return existsSync(found) ? readFileSync(found, 'utf8') : undefined;
};

const read = (text: string): Parsed => plantuml.parse(text, { include, filename: 'case.puml' });
const firstError = ({ diagnostics }: Parsed): Diagnostic | undefined => diagnostics.find(({ severity }) => severity === 'error');

/** `sequence`, `class diagram`, `error in line 3`, or `nothing`. */
function kindWeSay(text: string, parsed: Parsed): string {
  const error = firstError(parsed);
  if (!error) return 'sequence';
  if (error.code === 'not-a-sequence-diagram' && error.data && 'kind' in error.data) return String(error.data.kind);
  if (error.code === 'no-diagram' && !text.includes('@startuml')) return 'nothing';
  return `error in line ${positionAt(lineStarts(text), error.span?.start ?? 0).line}`;
}

function kindItSays([first]: readonly Result[]): string {
  if (first?.kind === 'SEQUENCE') return 'sequence';
  if (first?.kind === 'ERROR') return `error in line ${first.errors?.[0]?.line}`;
  return otherKinds[first?.kind ?? ''] ?? 'nothing';
}

/** What the engine calls a welcome or a version is no diagram; we say what is wrong. */
const isNothing = (kind: string): boolean =>
  kind === 'nothing' || kind.startsWith('error') || kind.endsWith('diagram') || kind === settingsOnly;

/** To the engine a block that only sets something is an empty class diagram. */
const settingsOnly = 'block of definitions and styling';

let oracle: Oracle;
let folder: string;

beforeAll(() => {
  if (!isHere || !hasOracle) return;
  folder = mkdtempSync(path.join(tmpdir(), 'sequitur-cases-'));
  symlinkSync(path.join(shared, 'includes'), path.join(folder, 'inc'));
  oracle = startOracle();
});

afterAll(() => {
  oracle?.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true });
});

/** Why our reading of a case is not the engine's; undefined when it is. */
async function difference({ src, result }: Case): Promise<string | undefined> {
  const parsed = read(src);
  const [we, it] = [kindWeSay(src, parsed), kindItSays(result)];
  if (we !== it && !(it === 'nothing' && isNothing(we)) && !(it === 'class diagram' && we === settingsOnly))
    return `it is ${it} to the engine and ${we} to us`;
  const [wanted] = result;
  if (it !== 'sequence' || !parsed.diagram || !hasOracle) return undefined;
  const { text } = plantuml.print(parsed.diagram, {});
  const [again] = await oracle.read(text, folder);
  if (again?.kind !== 'SEQUENCE') return `what we print is ${again?.kind} to the engine:\n${text}`;
  if (again.coreHash !== wanted?.coreHash) return `what we print means something else to the engine:\n${text}`;
  return again.hash === wanted?.hash ? undefined : `what we print is styled otherwise for the engine:\n${text}`;
}

describe.skipIf(!isHere)('the cases (skipped without ../shared/cases)', () => {
  test('there are hundreds, and few of them differ by choice', () => {
    expect(cases.length).toBeGreaterThan(600);
    expect(Object.keys(byChoice).length).toBeLessThan(15);
    const names = new Set(cases.map(({ name }) => name));
    expect(Object.keys(byChoice).filter((name) => !names.has(name))).toEqual([]);
  });

  test.each(cases.filter(({ name }) => byChoice[name] === undefined).map((one) => [one.name, one] as const))('%s', async (_, one) => {
    expect(await difference(one), one.src).toBeUndefined();
  });

  test.each(cases.filter(({ name }) => byChoice[name] !== undefined).map((one) => [one.name, one] as const))(
    'by choice not %s',
    async (_, one) => {
      expect(await difference(one), 'it agrees now: strike it from the list').toBeDefined();
    },
  );
});
