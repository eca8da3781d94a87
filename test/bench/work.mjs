// One measurement in a process of its own, so that no work pays for the heap or the code of another:
// `node work.mjs parse|print|json|grammar|whole mermaid|plantuml COUNT` prints the milliseconds of processor time that one call takes in
// warm code, the median of many. Processor time is steadier than the clock on a busy machine.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse, print } from '../../dist/index.js';
import { textOf } from './texts.mjs';

/** Mermaid's own grammar with nobody listening. */
async function bareGrammar() {
  const folder = fileURLToPath(new URL('../../node_modules/mermaid/dist/chunks/mermaid.core', import.meta.url));
  const file = readdirSync(folder).find((name) => /^sequenceDiagram-.*\.mjs$/.test(name));
  const { diagram } = await import(pathToFileURL(join(folder, file)).href);
  const grammar = diagram.parser.parser ?? diagram.parser;
  // The grammar copies what it calls from an object of its own; here nothing of it does anything.
  const { db } = diagram;
  const members = [...Object.getOwnPropertyNames(db), ...Object.getOwnPropertyNames(Object.getPrototypeOf(db))];
  grammar.yy = Object.fromEntries(members.map((name) => [name, typeof db[name] === 'function' ? () => ({ text: '' }) : (db[name] ?? {})]));
  return grammar;
}

/** All that Mermaid does to a text before it is drawn. */
async function wholeMermaid() {
  const { JSDOM } = await import('jsdom');
  const { window } = new JSDOM('');
  Object.assign(globalThis, { window, document: window.document, Option: window.Option });
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ startOnLoad: false, maxTextSize: 100_000_000 });
  return mermaid.mermaidAPI;
}

const works = {
  parse: (text, format) => () => parse(text, { from: format }),
  print: (text, format) => {
    const { diagram } = parse(text, { from: format });
    return () => print(diagram, { to: format });
  },
  json: (text, format) => {
    const json = JSON.stringify(parse(text, { from: format }).diagram);
    return () => JSON.parse(json);
  },
  grammar: async (text) => {
    const grammar = await bareGrammar();
    const { yy } = grammar;
    return () => {
      grammar.yy = yy;
      grammar.parse(text);
    };
  },
  whole: async (text) => {
    const api = await wholeMermaid();
    return () => api.getDiagramFromText(text);
  },
};

/** Calls for a second and a half, and at least so often; what each call took. */
async function forTime(work, least = 3) {
  const spent = [];
  for (const begun = performance.now(); spent.length < least || performance.now() - begun < 1_500; ) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    spent.push((user + system) / 1_000);
  }
  return spent.sort((a, b) => a - b);
}

const [what, format, count] = process.argv.slice(2);
const work = await works[what](textOf[format](Number(count)), format);
await forTime(work);
const spent = await forTime(work);
console.log(spent[Math.floor(spent.length / 2)]);
process.exit(0);
