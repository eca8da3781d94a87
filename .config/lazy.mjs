// A plugin for esbuild: packages, modules of Node and modules of ours that only some inputs need are loaded when one of their functions
// is first called, not at the start.

import { dirname, resolve } from 'node:path';
import { build } from 'esbuild';

/** Packages that are loaded together, by the name of their bundle. */
const groups = {
  yaml: ['yaml'],
  html: ['parse5'],
  xml: ['fast-xml-parser'],
  markdown: [
    'micromark',
    'micromark-extension-frontmatter',
    'micromark-extension-mdx-expression',
    'micromark-extension-mdx-jsx',
    'micromark-extension-mdx-md',
    'decode-named-character-reference',
  ],
  deflate: ['fflate', 'plantuml-encoder'],
  diff: ['diff'],
  globs: ['tinyglobby'],
};

/** Our own, each with all that only it needs. They stay in the bundle; only their start waits. Functions are all that they export. */
const modules = [
  'formats/kit/carry/read',
  'formats/kit/carry/write',
  'formats/kit/workflow/lift',
  'formats/page/printer',
  'formats/page/read',
  'formats/page/reader',
  'formats/plantuml/errors',
  'formats/plantuml/other-kinds',
  'formats/plantuml/preprocessor/preprocess',
  'formats/workflow/reader/read',
  'formats/workflow/schema',
  'formats/workflow/writer/write',
  'formats/workflow/yaml/layout',
  'formats/workflow/yaml/read',
  'ir/schema',
  'ir/validate',
];

const nameIn = (name) => name.replaceAll('-', '_');

/** What gives each package or module, as an expression. */
const sources = new Map([
  ...Object.entries(groups).flatMap(([group, packages]) =>
    packages.map((name) => [name, `require('./lazy/${group}.cjs').${nameIn(name)}`]),
  ),
  ...['node:crypto', 'node:module', 'node:os', 'node:child_process', 'node:tty'].map((name) => [name, `require('${name}')`]),
]);

/** Functions and objects of functions can wait; importing anything else from such a package fails the build. */
async function standIn(name) {
  const exported = Object.entries(await import(name)).flatMap(([key, value]) => {
    // So newer versions of Node call what a CommonJS module exports as a whole.
    if (key === 'module.exports') return [];
    const proxy = `new Proxy({}, { get: (_, member) => load().${key}[member] });`;
    if (key === 'default') return typeof value === 'object' ? [`export default ${proxy}`] : [];
    if (typeof value === 'object') return [`export const ${key} = ${proxy}`];
    if (typeof value !== 'function') return [];
    const call = `new.target ? Reflect.construct(load().${key}, arguments) : Reflect.apply(load().${key}, this, arguments)`;
    return [`export function ${key}() { return ${call}; }`];
  });
  return `let loaded;
    const load = () => (loaded ??= ${sources.get(name)});
    ${exported.join('\n')}`;
}

/** The same for a module of ours: a function within the bundle that has the module started. */
async function waitingFor(path) {
  const result = await build({ entryPoints: [path], format: 'esm', metafile: true, write: false, outdir: '.' });
  const [{ exports }] = Object.values(result.metafile.outputs);
  const [{ text }] = result.outputFiles;
  const other = exports.find((name) => !text.includes(`function ${name}(`));
  if (other !== undefined) throw new Error(`${path} exports ${other}, which is no function and cannot wait`);
  const real = `require(${JSON.stringify(path)})`;
  return exports.map((name) => `export function ${name}() { return ${real}.${name}.apply(undefined, arguments); }`).join('\n');
}

/** Bundles each group beside the command, and puts stand-ins in the places of its packages. */
export function lazy(options) {
  return {
    name: 'lazy',
    setup({ onResolve, onLoad, onStart, onEnd }) {
      onStart(async () => {
        const bundles = Object.entries(groups).map(([group, packages]) => {
          const contents = packages.map((name) => `export * as ${nameIn(name)} from '${name}';`).join('\n');
          return build({
            ...options,
            stdin: { contents, resolveDir: '.' },
            outfile: `${options.outdir}/lazy/${group}.cjs`,
            outdir: undefined,
          });
        });
        await Promise.all(bundles);
      });
      const filter = new RegExp(`^(?:${[...sources.keys()].join('|')})$`);
      onResolve({ filter }, ({ path, namespace }) => (namespace === 'file' ? { path, namespace: 'lazy' } : { path, external: true }));
      onResolve({ filter: /^\.\/lazy\// }, ({ path }) => ({ path, external: true }));
      const waiting = new Set(modules.map((name) => resolve(`src/${name}.ts`)));
      const met = new Set();
      onResolve({ filter: /^\..*\.js$/ }, ({ path, importer, kind }) => {
        const file = resolve(dirname(importer), path.replace(/js$/, 'ts'));
        return kind === 'import-statement' && waiting.has(file) ? { path: file, namespace: 'waiting' } : undefined;
      });
      onLoad({ filter: /.*/, namespace: 'waiting' }, async ({ path }) => {
        met.add(path);
        return { contents: await waitingFor(path), resolveDir: '.' };
      });
      onEnd(() => ({ errors: [...waiting].filter((file) => !met.has(file)).map((file) => ({ text: `nothing imports ${file}` })) }));
      onLoad({ filter: /.*/, namespace: 'lazy' }, async ({ path }) => ({ contents: await standIn(path), resolveDir: '.' }));
    },
  };
}
