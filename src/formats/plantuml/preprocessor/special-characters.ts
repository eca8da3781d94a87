// Characters of the private use area that the preprocessor puts where later stages must not look for markup.

/** `%n()`, `%newline()`: a new line within a text. */
export const newlineCharacter = '\ue100';
/** `%left_align()`: the lines so far are aligned to the left. */
export const leftAlignCharacter = '\ue101';
/** `%right_align()`. */
export const rightAlignCharacter = '\ue102';
/** `%breakline()`: a new line of the diagram. Never leaves the preprocessor. */
export const lineBreak = '\ue103';
/** `%backslash()`: a backslash that escapes nothing. */
export const backslashCharacter = '\ue110';
/** `%tab()`. */
export const tabCharacter = '\ue111';
