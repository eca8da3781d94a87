// Nothing is fetched: no module of Node that opens connections, and none of the functions that a browser has for it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '../../src');

/** Ways to a network; in texts that are shown, such as the page of a report, they would be as wrong. */
const ways =
  /\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b|['"](?:node:)?(?:https?|http2|net|tls|dns|dgram|undici)['"]/;

test('no file of the program has a way to a network', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(200);
  expect(files.filter((name) => ways.test(readFileSync(join(source, name), 'utf8')))).toEqual([]);
});
