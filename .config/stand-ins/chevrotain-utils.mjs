// Stands for the package @chevrotain/utils in the bundled command. Chevrotain makes a parser the prototype of an object before it gives it
// a hundred members and takes them away again, which is so slow that it takes longer than reading a small diagram. Here it is done
// behind that, by src/formats/kit/settle.ts.

export { PRINT_ERROR, PRINT_WARNING, timer } from '../../node_modules/@chevrotain/utils/lib/src/api.js';

export const toFastProperties = (parser) => parser;
