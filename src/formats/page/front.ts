// The front matter of a page as plain data, and back.

import { isMap, Lexer, stringify, visit } from 'yaml';
import type { JsonObject } from '../../ir/model.js';
import { isRecord } from '../kit/carry/flow.js';
import { dataOf, yamlIn } from '../kit/yaml.js';

/** Reads a front matter with its fences; undefined where it holds no keys, or comments, which data would lose. */
export function readFront(source: string): JsonObject | undefined {
  const text = source.slice(4, source.lastIndexOf('\n---') + 1);
  if (hasComments(text)) return undefined;
  const read = yamlIn(text);
  if ('reason' in read || !isMap(read.document.contents) || read.document.contents.items.length === 0) return undefined;
  visit(read.document, {
    Scalar(_, scalar) {
      // A version `1.0` is a text to its author, whatever YAML thinks of it.
      if (typeof scalar.value === 'number' && scalar.source !== String(scalar.value)) scalar.value = scalar.source;
    },
  });
  const info = dataOf(read.document);
  return isRecord(info) ? info : undefined;
}

/** The lexer announces plain and block scalars, so that what begins with `#` unannounced is a comment. */
function hasComments(text: string): boolean {
  let before = '';
  for (const token of new Lexer().lex(text)) {
    if (token.startsWith('#') && before !== '\x1f') return true;
    before = token;
  }
  return false;
}

/** Writes a front matter with its fences; undefined where there is nothing to write, or nothing that YAML's printer can take. */
export function writeFront(info: JsonObject | undefined): string | undefined {
  if (!info || Object.keys(info).length === 0) return undefined;
  try {
    return `---\n${stringify(info, { lineWidth: 0 })}---`;
  } catch {
    // Its printer is recursive; data that deep travels in the comment of details.
    return undefined;
  }
}
