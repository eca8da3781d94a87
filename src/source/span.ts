/** A stretch of a text: UTF-16 offsets, 0-based, half-open (`end` is the first offset behind it). */
export interface Span {
  readonly start: number;
  readonly end: number;
}
