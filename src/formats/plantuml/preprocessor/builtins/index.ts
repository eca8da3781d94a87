// Every built-in function.

import type { Builtin } from '../functions.js';
import { callBuiltins } from './calls.js';
import { colorBuiltins } from './colors.js';
import { jsonBuiltins } from './json-functions.js';
import { surroundingBuiltins } from './surroundings.js';
import { textBuiltins } from './texts.js';

/** Every builtin function. */
export const builtins: readonly Builtin[] = [...textBuiltins, ...jsonBuiltins, ...colorBuiltins, ...surroundingBuiltins, ...callBuiltins];
