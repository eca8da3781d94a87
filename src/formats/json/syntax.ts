// JSON text to plain data with the place of every object: `JSON.parse` is as fast as it gets, but forgets where things stood.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Json } from '../../ir/model.js';
import type { Span } from '../../source/span.js';

/** A JSON value and where its objects stand. */
export interface ParsedJson {
  readonly value?: Json;
  readonly spans: ReadonlyMap<object, Span>;
  readonly diagnostics: readonly Diagnostic[];
}

type Container = Json[] | { [key: string]: Json };

interface Level {
  readonly container: Container;
  readonly start: number;
  key: string | undefined;
}

const token =
  /[\t\n\r ]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

/** Reads JSON with an explicit stack, so that any depth is fine. The first syntax error ends the reading. */
export function parseJson(text: string): ParsedJson {
  return new JsonReader(text).read();
}

/** What may come next. */
type Expecting = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const expectations: Readonly<Record<Expecting, string>> = {
  value: 'a value',
  'value-or-end': 'a value or ]',
  key: 'a key in quotes',
  'key-or-end': 'a key in quotes or }',
  colon: 'a colon',
  'comma-or-end': 'a comma or the end of the list',
  nothing: 'the end of the text',
};

class JsonReader {
  readonly #text: string;
  readonly #spans = new Map<object, Span>();
  readonly #levels: Level[] = [];
  #root: Json | undefined;
  #at = 0;
  #expecting: Expecting = 'value';

  constructor(text: string) {
    this.#text = text;
  }

  read(): ParsedJson {
    if (this.#text.charCodeAt(0) === 0xfeff) this.#at = 1;
    for (;;) {
      token.lastIndex = this.#at;
      const found = token.exec(this.#text);
      const accepted = found !== null && this.#accept(found);
      if (!accepted) return this.#stop();
      this.#at = token.lastIndex;
    }
  }

  #accept([whole, mark, string, literal]: RegExpExecArray): boolean {
    const start = token.lastIndex - whole.trimStart().length;
    if (mark === undefined) return this.#scalar(string, literal);
    if (mark === '{' || mark === '[') return this.#open(mark === '{' ? {} : [], start);
    if (mark === '}' || mark === ']') return this.#close(mark);
    if (mark === ':') return this.#advance('colon', 'value');
    const next = Array.isArray(this.#levels.at(-1)?.container) ? 'value' : 'key';
    return this.#advance('comma-or-end', next);
  }

  #advance(from: Expecting, to: Expecting): boolean {
    if (this.#expecting !== from) return false;
    this.#expecting = to;
    return true;
  }

  #scalar(string: string | undefined, literal: string | undefined): boolean {
    const level = this.#levels.at(-1);
    if (string !== undefined && level && (this.#expecting === 'key' || this.#expecting === 'key-or-end')) {
      level.key = JSON.parse(string);
      this.#expecting = 'colon';
      return true;
    }
    if (this.#expecting !== 'value' && this.#expecting !== 'value-or-end') return false;
    const value: Json = JSON.parse(string ?? literal ?? 'null');
    this.#put(value);
    return true;
  }

  #put(value: Json): void {
    const level = this.#levels.at(-1);
    if (!level) this.#root = value;
    else if (Array.isArray(level.container)) level.container.push(value);
    // `__proto__` must become a key like any other.
    else Object.defineProperty(level.container, level.key ?? '', { value, enumerable: true, configurable: true, writable: true });
    this.#expecting = level ? 'comma-or-end' : 'nothing';
  }

  #open(container: Container, start: number): boolean {
    if (this.#expecting !== 'value' && this.#expecting !== 'value-or-end') return false;
    this.#put(container);
    this.#levels.push({ container, start, key: undefined });
    this.#expecting = Array.isArray(container) ? 'value-or-end' : 'key-or-end';
    return true;
  }

  #close(mark: string): boolean {
    const level = this.#levels.at(-1);
    const isList = Array.isArray(level?.container);
    const empty = this.#expecting === (isList ? 'value-or-end' : 'key-or-end');
    if (!level || (mark === ']') !== isList || !(empty || this.#expecting === 'comma-or-end')) return false;
    this.#levels.pop();
    this.#spans.set(level.container, { start: level.start, end: token.lastIndex });
    this.#expecting = this.#levels.length > 0 ? 'comma-or-end' : 'nothing';
    return true;
  }

  #stop(): ParsedJson {
    const rest = /[\t\n\r ]*/y;
    rest.lastIndex = this.#at;
    rest.exec(this.#text);
    const start = rest.lastIndex;
    if (start >= this.#text.length && this.#expecting === 'nothing' && this.#root !== undefined) {
      return { value: this.#root, spans: this.#spans, diagnostics: [] };
    }
    const found = /[^\s,:{}[\]]*/.exec(this.#text.slice(start, start + 60))?.[0] || this.#text.slice(start, start + 1);
    const span = { start, end: Math.min(this.#text.length, start + Math.max(1, found.length)) };
    return { spans: this.#spans, diagnostics: [diagnostic('syntax-error', { found, expected: expectations[this.#expecting] }, span)] };
  }
}
