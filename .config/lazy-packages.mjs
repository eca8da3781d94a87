// A plugin for esbuild: packages that only some inputs need are read from disk when one of their functions is first called, not at the start.

import { build } from 'esbuild';

/** Packages that are loaded together, by the name of their bundle. */
const groups = {
  yaml: ['yaml'],
  html: ['parse5'],
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
};

const groupOf = new Map(Object.entries(groups).flatMap(([group, packages]) => packages.map((name) => [name, group])));
const nameIn = (name) => name.replaceAll('-', '_');

/** Only functions can wait; importing anything else from such a package fails the build. */
async function standIn(name) {
  const functions = Object.entries(await import(name)).filter(([key, value]) => typeof value === 'function' && key !== 'default');
  const exported = functions.map(
    ([key]) => `export function ${key}() {
      const real = load().${key};
      return new.target ? Reflect.construct(real, arguments) : Reflect.apply(real, this, arguments);
    }`,
  );
  return `import { createRequire } from 'node:module';
    let loaded;
    const load = () => (loaded ??= createRequire(import.meta.url)('./lazy/${groupOf.get(name)}.cjs').${nameIn(name)});
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
            format: 'cjs',
          });
        });
        await Promise.all(bundles);
      });
      const filter = new RegExp(`^(?:${[...groupOf.keys()].join('|')})$`);
      onResolve({ filter }, ({ path, namespace }) => (namespace === 'file' ? { path, namespace: 'lazy' } : undefined));
      onLoad({ filter: /.*/, namespace: 'lazy' }, async ({ path }) => ({ contents: await standIn(path), resolveDir: '.' }));
    },
  };
}
