// How the HTML report looks: in light and dark, on a desk, on a telephone and on paper.

/** The style sheet of the page. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --sunk: #f6f8fa; --line: #d8dee4; --ink: #1f2328; --dim: #59636e; --link: #0b57d0;
  --exact: #1a7f37; --lossy: #9a6700; --left: #59636e; --failed: #cf222e; --unchanged: #6e7781;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  --mono: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --card: #151b23; --sunk: #0d1117; --line: #30363d; --ink: #e6edf3; --dim: #9198a1; --link: #79b8ff;
    --exact: #3fb950; --lossy: #d29922; --left: #9198a1; --failed: #f85149; --unchanged: #7d8590;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 16px; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.55 var(--sans); }
a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
.wrap { max-width: 1320px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.25; letter-spacing: -.01em; }
h2 { margin: 0; font: 600 .95rem/1.4 var(--mono); overflow-wrap: anywhere; }
h3 { margin: 0; font-size: .95rem; font-weight: 600; }
.lead { margin: 6px 0 0; color: var(--dim); }
.tag { display: inline-block; padding: 1px 9px; border: 1px solid var(--line); border-radius: 99px; color: var(--dim); font-size: .8rem; white-space: nowrap; }
.bar { display: flex; gap: 2px; height: 8px; margin: 24px 0 12px; border-radius: 99px; overflow: hidden; background: var(--line); }
.bar span { min-width: 4px; }
.tiles { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 12px; margin-bottom: 28px; }
.tile { display: block; padding: 12px 16px; background: var(--card); border: 1px solid var(--line); border-radius: 12px; cursor: pointer; }
.tile:has(input:not(:checked)) { opacity: .5; } .tile:has(:focus-visible) { outline: 2px solid var(--link); outline-offset: 2px; }
.tile input { position: absolute; opacity: 0; pointer-events: none; }
.tile b { display: block; font-size: 1.7rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tile.none b { color: var(--dim); font-weight: 500; }
.tile small { color: var(--dim); font-size: .82rem; }
.exact { --tone: var(--exact); } .lossy { --tone: var(--lossy); } .left { --tone: var(--left); } .failed { --tone: var(--failed); } .unchanged { --tone: var(--unchanged); }
.tile b, .status { color: var(--tone); } .bar span, .dot { background: var(--tone); }
.dot { display: inline-block; width: 8px; height: 8px; border-radius: 99px; flex: none; }
.columns { display: grid; grid-template-columns: 240px minmax(0, 1fr); gap: 28px; align-items: start; }
.columns.single { grid-template-columns: minmax(0, 1fr); }
nav { position: sticky; top: 16px; max-height: calc(100vh - 32px); overflow: auto; font-size: .85rem; }
nav summary { cursor: pointer; color: var(--dim); font-weight: 600; margin-bottom: 6px; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: flex; gap: 8px; align-items: baseline; padding: 4px 8px; border-radius: 6px; color: inherit; overflow-wrap: anywhere; }
nav a:hover { background: var(--card); text-decoration: none; }
.file { margin-bottom: 36px; }
.file > header { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; margin-bottom: 10px; }
.made { color: var(--dim); font-size: .85rem; overflow-wrap: anywhere; }
.card { background: var(--card); border: 1px solid var(--line); border-left: 3px solid var(--tone); border-radius: 10px; padding: 14px 16px; margin-bottom: 14px; }
.card > header { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: baseline; }
.status { font-weight: 600; font-size: .88rem; }
.reasons { list-style: none; margin: 8px 0 0; padding: 0; font-size: .88rem; }
.reasons li { padding: 4px 0 4px 12px; border-left: 2px solid var(--line); margin-bottom: 4px; overflow-wrap: anywhere; }
.reasons code { color: var(--dim); font: .8rem var(--mono); }
.sides { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 16px; margin-top: 12px; }
figure { margin: 0; min-width: 0; }
figcaption { color: var(--dim); font-size: .78rem; font-weight: 600; letter-spacing: .04em; text-transform: uppercase; margin-bottom: 4px; }
pre { margin: 0; padding: 12px; background: var(--sunk); border: 1px solid var(--line); border-radius: 8px; overflow: auto; max-height: 34rem; font: 12.5px/1.5 var(--mono); tab-size: 4; }
.drawn { min-height: 96px; padding: 8px; background: var(--sunk); border: 1px solid var(--line); border-radius: 8px; overflow: auto; max-height: 34rem; text-align: center; cursor: zoom-in; }
.drawn svg { max-width: 100%; height: auto; } .drawn.failed { text-align: left; color: var(--failed); cursor: auto; }
details.text { margin-top: 8px; font-size: .88rem; } details.text summary { cursor: pointer; color: var(--dim); margin-bottom: 6px; }
dialog { max-width: 96vw; max-height: 94vh; border: 1px solid var(--line); border-radius: 12px; background: var(--card); color: var(--ink); padding: 16px; overflow: auto; }
dialog::backdrop { background: rgb(0 0 0 / .6); } dialog svg { max-width: none !important; }
.signed { width: 100%; border-collapse: collapse; margin-top: 40px; font-size: .88rem; background: var(--card); }
.signed th, .signed td { border: 1px solid var(--line); padding: 8px 12px; text-align: left; } .signed td { height: 44px; }
@media (max-width: 900px) {
  .wrap { padding: 20px 16px 48px; } h1 { font-size: 1.4rem; }
  .tiles { grid-template-columns: repeat(auto-fit, minmax(100px, 1fr)); gap: 8px; } .tile { padding: 8px 12px; } .columns, .sides { grid-template-columns: minmax(0, 1fr); }
  nav { position: static; max-height: 240px; border: 1px solid var(--line); border-radius: 10px; padding: 10px; }
}
@media print {
  :root { --page: #fff; --card: #fff; --sunk: #fff; } nav, dialog { display: none; } .columns { display: block; } .card { break-inside: avoid; }
  pre, .drawn { max-height: none; }
}
`;

/** Draws each diagram by itself, so that one that fails does not keep the others from being drawn; then lets the reader choose. */
export const behaviour = `
const dark = matchMedia('(prefers-color-scheme: dark)').matches;
const dialog = document.querySelector('dialog');
const boxes = [...document.querySelectorAll('.tile input')];
const choose = () => {
  for (const box of boxes) for (const card of document.querySelectorAll('.card.' + box.value)) card.hidden = !box.checked;
  for (const file of document.querySelectorAll('.file[id]')) {
    file.hidden = file.querySelector('.card') !== null && !file.querySelector('.card:not([hidden])');
    const link = document.querySelector('nav a[href="#' + file.id + '"]');
    if (link) link.parentElement.hidden = file.hidden;
  }
};
for (const box of boxes) box.addEventListener('change', choose);
choose();
dialog.addEventListener('click', () => dialog.close());
const enlarge = (place) => { dialog.replaceChildren(place.firstElementChild.cloneNode(true)); dialog.showModal(); };
(async () => {
  if (globalThis.mermaid) {
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: dark ? 'dark' : 'default', maxTextSize: 1e6, suppressErrorRendering: true });
    for (const place of document.querySelectorAll('.drawn')) {
      try {
        place.innerHTML = (await mermaid.render(place.id + '-svg', document.getElementById(place.dataset.source).textContent)).svg;
        place.addEventListener('click', () => enlarge(place));
        place.addEventListener('keydown', (event) => { if (event.key === 'Enter') enlarge(place); });
      } catch (error) { place.textContent = 'Not drawn: ' + error.message; place.classList.add('failed'); }
    }
  }
  document.documentElement.dataset.drawn = 'true';
})();
`;
