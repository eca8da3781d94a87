// C4-PlantUML for sequence diagrams, understood without its files.

import type { Machine } from './machine.js';

export interface MacroElement {
  readonly type: 'person' | 'system' | 'container' | 'component';
}

export function c4Element(_name: string, _args: Readonly<Record<string, string>>): MacroElement | undefined {
  return undefined;
}
export function libraryOf(_path: string): string | undefined {
  return undefined;
}
export function useLibrary(_machine: Machine, _library: string): void {}
