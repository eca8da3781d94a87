// A plugin for esbuild: packages and modules of Node that only some inputs need are loaded when one of their functions is first called,
// not at the start.

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
  deflate: ['fflate'],
  diff: ['diff'],
  globs: ['tinyglobby'],
};

const nameIn = (name) => name.replaceAll('-', '_');

/** What gives each package or module, as an expression. */
const sources = new Map([
  ...Object.entries(groups).flatMap(([group, packages]) =>
    packages.map((name) => [name, `require('./lazy/${group}.cjs').${nameIn(name)}`]),
  ),
  ...['assert', 'node:crypto', 'node:module', 'node:os', 'node:child_process', 'node:tty'].map((name) => [name, `require('${name}')`]),
]);

/** Functions and objects of functions can wait; importing anything else from such a package fails the build. */
async function standIn(name) {
  const exported = Object.entries(await import(name)).flatMap(([key, value]) => {
    if (key === 'default') return [];
    if (typeof value === 'object') return [`export const ${key} = new Proxy({}, { get: (_, member) => load().${key}[member] });`];
    if (typeof value !== 'function') return [];
    const call = `new.target ? Reflect.construct(load().${key}, arguments) : Reflect.apply(load().${key}, this, arguments)`;
    return [`export function ${key}() { return ${call}; }`];
  });
  return `let loaded;
    const load = () => (loaded ??= ${sources.get(name)});
    ${exported.join('\n')}`;
}

/** Bundles each group beside the command, and puts stand-ins in the places of its packages. */
export function lazyPackages(options) {
  return {
    name: 'lazy-packages',
    setup({ onResolve, onLoad, onStart }) {
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
      onLoad({ filter: /.*/, namespace: 'lazy' }, async ({ path }) => ({ contents: await standIn(path), resolveDir: '.' }));
    },
  };
}
