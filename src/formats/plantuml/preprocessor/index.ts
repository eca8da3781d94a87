// PlantUML's preprocessor: lines in, lines out, with a way back to the author's text. Pure: files come through the option `include`.

export { c4Element } from './c4/elements.js';
export { preprocess } from './preprocess.js';
export type { ExpandedLine, Expansion, MacroCall, Preprocessed, SourceLine } from './types.js';
