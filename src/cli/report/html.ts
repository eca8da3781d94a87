// The HTML report: one file without a server, before and after side by side, Mermaid drawn in the page.

import type { DiagramOutcome, FileOutcome, Status } from '../tree/outcome.js';
import { behaviour, style } from './html-style.js';
import type { MigrationReport } from './migration.js';
import {
  type AlikeLosses,
  containerName,
  countsOf,
  formatName,
  lossesOf,
  plural,
  reasonsOf,
  statuses,
  statusWords,
  summaryOf,
  toldOf,
} from './summary.js';

/** The whole page. */
export function htmlReport(report: MigrationReport): string {
  const { files, problems, to, written, version } = report;
  const title = `Migration to ${formatName(to)}`;
  const skipped = problems.map(({ path, problem }) => `<li><b>${escaped(path)}</b>: ${escaped(problem)}</li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<div class="wrap">
<h1>${escaped(title)}</h1>
<p class="lead">${escaped(summaryOf(files))}. <span class="tag">${written ? 'written' : 'a dry run: nothing was written'}</span> <span class="tag">sequitur ${escaped(version)}</span></p>
${overview(files)}
<div class="columns${files.length > 1 ? '' : ' single'}">
${files.length > 1 ? contents(files) : ''}
<main>
${files.map((file, index) => fileSection(file, index, report)).join('\n')}
${skipped.length > 0 ? `<section class="file"><header><h2>Skipped files</h2></header><ul class="reasons">${skipped.join('')}</ul></section>` : ''}
</main>
</div>
<table class="signed"><thead><tr><th>Reviewed by</th><th>Date</th><th>Signature</th></tr></thead><tbody><tr><td></td><td></td><td></td></tr></tbody></table>
</div>
<dialog aria-label="The diagram enlarged"></dialog>
${scripts(report)}
</body>
</html>
`;
}

/** How many diagrams have each status, as a bar and as switches that show and hide them. */
function overview(files: readonly FileOutcome[]): string {
  const counts = countsOf(files);
  const bars = statuses
    .filter((status) => counts.has(status))
    .map((status) => `<span class="${status}" style="flex: ${counts.get(status)}"></span>`);
  const tiles = statuses.map((status) => {
    const count = counts.get(status) ?? 0;
    // What was done already is shown where there is nothing else, and where it is asked for.
    const chosen = status !== 'unchanged' || counts.size === 1;
    const box = `<input type="checkbox" value="${status}"${chosen ? ' checked' : ''}${count === 0 ? ' disabled' : ''}>`;
    return `<label class="tile ${status}${count === 0 ? ' none' : ''}">${box}<b>${count}</b><small>${statusWords[status]}</small></label>`;
  });
  return `<div class="bar" aria-hidden="true">${bars.join('')}</div>\n<div class="tiles">${tiles.join('')}</div>`;
}

function contents(files: readonly FileOutcome[]): string {
  const links = files.map(
    ({ path, diagrams }, index) =>
      `<li><a href="#file-${index}"><span class="dot ${gravest(diagrams)}" aria-hidden="true"></span>${escaped(path)}</a></li>`,
  );
  return `<nav><details open><summary>${plural(files.length, 'file')}</summary><ul>${links.join('')}</ul></details></nav>`;
}

/** What a reader has to look at first. */
function gravest(diagrams: readonly DiagramOutcome[]): Status {
  const order: readonly Status[] = ['failed', 'lossy', 'left', 'exact'];
  return order.find((status) => diagrams.some((one) => one.status === status)) ?? 'unchanged';
}

function fileSection(file: FileOutcome, index: number, report: MigrationReport): string {
  const { path, diagrams, creates, removed, problem } = file;
  const { told, rest } = toldOf(file);
  const made = creates.map((file) => `<span class="made">${removed ? 'becomes' : 'beside it:'} ${escaped(file.path)}</span>`);
  const wrong = problem === undefined ? '' : `<p class="status failed">${escaped(problem)}</p>`;
  const cards = told.map((one, number) => card(one, `diagram-${index}-${number}`, report));
  const status = `<span class="status">${statusWords.unchanged}</span>`;
  const done = rest === undefined ? [] : [`<article class="card unchanged"><header><h3>${rest}</h3>${status}</header></article>`];
  const head = `<header><h2>${escaped(path)}</h2><span class="tag">${plural(diagrams.length, 'diagram')}</span>${made.join('')}</header>`;
  return `<section class="file" id="file-${index}">${head}${wrong}${[...cards, ...done].join('\n')}</section>`;
}

function card(one: DiagramOutcome, id: string, report: MigrationReport): string {
  const reasons = one.status === 'lossy' ? lossesOf(one).map(loss) : reasonsOf(one).map((reason) => `<li>${escaped(reason)}</li>`);
  const list = reasons.length > 0 ? `<ul class="reasons">${reasons.join('')}</ul>` : '';
  const head = `<header><h3>Line ${one.line}</h3><span class="tag">${escaped(formatName(one.format))} in ${escaped(containerName(one.container))}</span><span class="status">${statusWords[one.status]}</span></header>`;
  const sides =
    one.after === undefined
      ? ''
      : `<div class="sides">${side('Before', one.before, one.format, `${id}-before`, report)}${side('After', one.after, report.to, `${id}-after`, report)}</div>`;
  return `<article class="card ${one.status}">${head}${list}${sides}</article>`;
}

function loss({ lines, message, code }: AlikeLosses): string {
  return `<li>${escaped(lines.charAt(0).toUpperCase() + lines.slice(1))}: ${escaped(message)} <code>${escaped(code)}</code></li>`;
}

/** A text; Mermaid is drawn, and its text is folded away below the drawing. */
function side(when: string, text: string, format: string, id: string, { script }: MigrationReport): string {
  const source = `<pre tabindex="0" id="${id}">${escaped(text.trim())}</pre>`;
  const caption = `<figcaption>${when}: ${escaped(formatName(format))}</figcaption>`;
  if (format !== 'mermaid' || !script) return `<figure>${caption}${source}</figure>`;
  const drawn = `<div class="drawn" id="${id}-drawn" data-source="${id}" tabindex="0" role="button" aria-label="Enlarge the diagram"></div>`;
  return `<figure>${caption}${drawn}<details class="text"><summary>The text</summary>${source}</details></figure>`;
}

function scripts({ script }: MigrationReport): string {
  if (!script) return `<script>${behaviour}</script>`;
  // A closing tag within the script would end it.
  const source =
    'text' in script
      ? `<script>${script.text.replace(/<\/(script)/gi, '<\\/$1')}</script>`
      : `<script src="${escaped(script.address)}"></script>`;
  return `${source}\n<script>${behaviour}</script>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
