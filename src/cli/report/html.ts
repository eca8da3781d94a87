// The HTML report: one file without a server, before and after side by side, the new Mermaid drawn in the page.

import type { DiagramOutcome, FileOutcome } from '../tree/outcome.js';
import type { MigrationReport } from './migration.js';
import { countsOf, reasonsOf, statuses, statusWords, summaryOf } from './summary.js';

const style = `
:root { color-scheme: light dark; --line: #d0d7de; --soft: #f6f8fa; --ink: #1f2328; --page: #ffffff; --good: #1a7f37; --some: #9a6700; --bad: #cf222e; --dim: #59636e; }
@media (prefers-color-scheme: dark) { :root { --line: #3d444d; --soft: #151b23; --ink: #f0f6fc; --page: #0d1117; --good: #3fb950; --some: #d29922; --bad: #f85149; --dim: #9198a1; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1240px; padding: 16px; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; overflow-wrap: anywhere; border-bottom: 1px solid var(--line); padding-bottom: 4px; margin-top: 2rem; } h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
table { border-collapse: collapse; } td, th { border: 1px solid var(--line); padding: 4px 10px; text-align: left; } td:last-child { text-align: right; }
.sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 12px; } @media (max-width: 760px) { .sides { grid-template-columns: minmax(0, 1fr); } }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: 10px; margin: 0; overflow: auto; max-height: 32rem; font: 12px/1.45 ui-monospace, monospace; }
figure { margin: 0; min-width: 0; } figcaption { color: var(--dim); font-size: .85rem; }
.drawn { overflow-x: auto; background: #ffffff; color: #1f2328; border: 1px solid var(--line); border-radius: 6px; padding: 8px; margin-top: 12px; } .drawn svg { max-width: 100%; height: auto; }
.exact { color: var(--good); } .lossy { color: var(--some); } .failed { color: var(--bad); } .left, .unchanged { color: var(--dim); }
ul { margin: .25rem 0 .75rem; padding-left: 1.25rem; overflow-wrap: anywhere; } nav ul { columns: 2; } @media (max-width: 760px) { nav ul { columns: 1; } }
`;

/** Draws each diagram by itself, so that one that fails does not keep the others from being drawn. */
const draw = `
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: 'default' });
(async () => {
  for (const place of document.querySelectorAll('.drawn')) {
    const source = document.getElementById(place.dataset.source).textContent;
    try { place.innerHTML = (await mermaid.render(place.id + '-svg', source)).svg; }
    catch (error) { place.textContent = 'Not drawn: ' + error.message; place.classList.add('failed'); }
  }
  document.documentElement.dataset.drawn = 'true';
})();
`;

/** The whole page. */
export function htmlReport(report: MigrationReport): string {
  const { files, problems, to, written, version } = report;
  const counts = countsOf(files);
  const rows = statuses.map((status) => `<tr><td class="${status}">${statusWords[status]}</td><td>${counts.get(status) ?? 0}</td></tr>`);
  const contents = files.map(({ path }, index) => `<li><a href="#file-${index}">${escaped(path)}</a></li>`);
  const sections = files.map((file, index) => fileSection(file, index, report));
  const skipped = problems.map(({ path, problem }) => `<li>${escaped(path)}: ${escaped(problem)}</li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Migration to ${escaped(to)}</title>
<style>${style}</style>
</head>
<body>
<h1>Migration to ${escaped(to)}</h1>
<p>${escaped(summaryOf(files))}. ${written ? 'Written' : 'A dry run: nothing was written'} by sequitur ${escaped(version)}.</p>
<table><tbody>${rows.join('')}</tbody></table>
${files.length > 1 ? `<nav><ul>${contents.join('')}</ul></nav>` : ''}
${sections.join('\n')}
${skipped.length > 0 ? `<h2>Skipped files</h2><ul>${skipped.join('')}</ul>` : ''}
${scripts(report)}
</body>
</html>
`;
}

function scripts({ script, to }: MigrationReport): string {
  if (!script || to !== 'mermaid') return '';
  // A closing tag within the script would end it.
  const source =
    'text' in script
      ? `<script>${script.text.replace(/<\/(script)/gi, '<\\/$1')}</script>`
      : `<script src="${escaped(script.address)}"></script>`;
  return `${source}\n<script>${draw}</script>`;
}

function fileSection({ path, diagrams, creates, problem }: FileOutcome, index: number, report: MigrationReport): string {
  const made = creates.map((file) => `<p>Beside it: ${escaped(file.path)}</p>`);
  const wrong = problem === undefined ? '' : `<p class="failed">${escaped(problem)}</p>`;
  const inner = diagrams.map((one, number) => diagramSection(one, `diagram-${index}-${number}`, report));
  return `<section><h2 id="file-${index}">${escaped(path)}</h2>${wrong}${made.join('')}${inner.join('\n')}</section>`;
}

function diagramSection(one: DiagramOutcome, id: string, { to, script }: MigrationReport): string {
  const reasons = reasonsOf(one).map((reason) => `<li>${escaped(reason)}</li>`);
  const list = reasons.length > 0 ? `<ul>${reasons.join('')}</ul>` : '';
  const head = `<h3>Line ${one.line}: ${escaped(one.format)}, <span class="${one.status}">${statusWords[one.status]}</span></h3>${list}`;
  if (one.after === undefined) return head;
  const drawn = script && to === 'mermaid' ? `<div class="drawn" id="${id}-drawn" data-source="${id}"></div>` : '';
  const before = `<figure><figcaption>${escaped(one.format)}</figcaption><pre tabindex="0">${escaped(one.before.trim())}</pre></figure>`;
  const after = `<figure><figcaption>${escaped(to)}</figcaption><pre tabindex="0" id="${id}">${escaped(one.after.trim())}</pre></figure>`;
  return `${head}<div class="sides">${before}${after}</div>${drawn}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
