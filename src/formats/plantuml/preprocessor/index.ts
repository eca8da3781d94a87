// PlantUML's preprocessor: lines in, lines out, with a way back to the author's text. Pure: files come through the option `include`.

export { c4Element } from './c4.js';
export { expressionGrammar } from './expression.js';
export { preprocess } from './preprocess.js';
export { backslashCharacter, leftAlignCharacter, newlineCharacter, rightAlignCharacter, tabCharacter } from './special-characters.js';
export type { ExpandedLine, Expansion, MacroCall, Preprocessed, PreprocessorOptions, SourceLine, Surroundings } from './types.js';
