// PlantUML's preprocessor: lines in, lines out, with a way back to the author's text. Pure: files come through the option `include`.

export { c4Element, type MacroElement } from './c4.js';
export { preprocess } from './preprocess.js';
export type { ExpandedLine, Expansion, MacroCall, Preprocessed, PreprocessorOptions, SourceLine, Surroundings } from './types.js';
