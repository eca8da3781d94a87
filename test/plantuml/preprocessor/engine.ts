// PlantUML's own preprocessor, for tests.

import path from 'node:path';
import { startJava } from '../engine.js';

/** What the engine makes of a text. */
export interface EngineAnswer {
  readonly lines: readonly string[];
  readonly error?: string;
  /** Of the error, from 0, `@startuml` being the first; below 0 where the engine does not know it. */
  readonly line?: number;
}

export interface Engine {
  expand(text: string): Promise<EngineAnswer>;
  stop(): void;
}

/** Starts the engine; includes are looked up in `folder`. */
export function startEngine(folder: string): Engine {
  const server = startJava(path.join(import.meta.dirname, 'PreprocessorEngine.java'), () => true, folder);
  return { expand: async (text) => JSON.parse((await server.ask(text, folder))[0] ?? ''), stop: server.stop };
}
