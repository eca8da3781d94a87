// The library: everything that other programs may use.

export { type Converted, convert, convertPaths, diagrams, type FromOptions, parse, print, type ToOptions, verify } from './convert.js';
export type { Code } from './diagnostics/catalogue.js';
export { type Diagnostic, isLoss, type Severity } from './diagnostics/diagnostic.js';
export { type Paint, plainPaint, render } from './diagnostics/render.js';
export {
  containers,
  documentExtensions,
  type Edit,
  embeddedIn,
  findIn,
  isDocument,
  mayHold,
  type Recognises,
  splice,
} from './documents/documents.js';
export type { Bystander, Container, Embedded, Found, Reference, Rewritten } from './documents/embedded.js';
export { sourceInPng, sourceInSvg } from './documents/images.js';
export { formatOfPath, isLocal, otherExtension } from './documents/references.js';
export { type Addressed, decodeAddress, encodeAddress, type Service, services } from './documents/urls/addresses.js';
export type {
  Capabilities,
  FormatDescription,
  Include,
  Limits,
  Located,
  Parsed,
  ParseOptions,
  Printed,
  PrintOptions,
  PrintStyle,
  Support,
} from './format.js';
export { suggest } from './formats/kit/suggest.js';
export { check, type Problem } from './ir/check.js';
export { compare, type Difference, equalMeaning, type Place } from './ir/compare.js';
export { equal } from './ir/equal.js';
export { meaning } from './ir/meaning.js';
export type * from './ir/model.js';
export { match } from './ir/model.js';
export { inlined, paths } from './ir/paths.js';
export type * from './ir/text.js';
export { plainText } from './ir/text.js';
export { isDiagram, type Misfit, validate } from './ir/validate.js';
export {
  boxesIn,
  mapMembers,
  mapStatements,
  type OutlineEvent,
  outline,
  participantsIn,
  participantsOf,
  statementsOf,
  walk,
} from './ir/walk.js';
export type * from './ir/workflow.js';
export { detect, formats, schemaOf } from './registry.js';
export { type OffsetMap, originalSpan } from './source/offset-map.js';
export { type LineStarts, lineStarts, type Position, positionAt } from './source/positions.js';
export type { Span } from './source/span.js';
