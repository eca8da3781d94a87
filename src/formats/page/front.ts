// The front matter of a page as plain data, and back.

import { isMap, parseDocument, stringify, visit } from 'yaml';
import type { JsonObject } from '../../ir/model.js';

/** Reads a front matter with its fences; undefined where it holds no keys, or comments, which data would lose. */
export function readFront(source: string): JsonObject | undefined {
  const text = source.slice(4, source.lastIndexOf('\n---') + 1);
  if (/(?:^|\s)#/.test(text.replace(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/g, ''))) return undefined;
  try {
    const document = parseDocument(text, { logLevel: 'silent' });
    if (document.errors.length > 0 || !isMap(document.contents) || document.contents.items.length === 0) return undefined;
    visit(document, {
      Scalar(_, scalar) {
        // A version `1.0` is a text to its author, whatever YAML thinks of it.
        if (typeof scalar.value === 'number' && scalar.source !== String(scalar.value)) scalar.value = scalar.source;
      },
    });
    const info: JsonObject = document.toJS({ maxAliasCount: 100 });
    return info;
  } catch {
    // The yaml package overflows on thousands of nested brackets and refuses alias bombs; such a front matter stays verbatim.
    return undefined;
  }
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
