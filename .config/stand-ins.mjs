// A plugin for esbuild: in the command, parts of packages that cost much at the start and give nothing to it are replaced by small ones
// that do what is needed of them.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Our own module for each package or module, by how it is imported. */
const modules = {
  assert: 'assert',
  'lodash-es': 'lodash',
  'string-width': 'string-width',
  '@chevrotain/utils': 'chevrotain-utils',
  './utils/apply_mixins.js': 'chevrotain-mixins',
};

/**
 * Chevrotain sorts the characters that a token may begin with: each up to 255 for itself, the others in 256 lots, by a list of 65,536
 * numbers. Here all others are one lot.
 */
const lexer = {
  file: /[\\/]chevrotain[\\/]lib[\\/]src[\\/]scan[\\/]lexer\.js$/,
  edits: [
    [': charCodeToOptimizedIdxMap[charCode]', ': minOptimizationVal'],
    ['charCodeToOptimizedIdxMap = new Array(65536)', 'return'],
  ],
};

const escaped = (text) => text.replace(/[/.]/g, '\\$&');

export const standIns = {
  name: 'stand-ins',
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(`^(?:${Object.keys(modules).map(escaped).join('|')})$`);
    onResolve({ filter }, ({ path }) => ({ path: resolve('.config/stand-ins', `${modules[path]}.mjs`) }));
    onLoad({ filter: lexer.file }, ({ path }) => {
      let contents = readFileSync(path, 'utf8');
      for (const [before, after] of lexer.edits) {
        if (contents.split(before).length !== 2) throw new Error(`${path} does not say "${before}" once`);
        contents = contents.replace(before, after);
      }
      return { contents };
    });
  },
};
