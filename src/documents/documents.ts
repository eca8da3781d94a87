// Every kind of document that may hold diagrams, and the one question to ask of a text: which diagrams stand in it?

import { asciidoc } from './asciidoc.js';
import { confluence } from './confluence.js';
import { type Container, type Embedded, type Found, nothing } from './embedded.js';
import { html } from './html.js';
import { pngFile, svgFile } from './image-files.js';
import { markdown } from './markdown.js';
import { notebook } from './notebook.js';
import { org } from './org.js';
import { plantumlFile } from './plantuml-file.js';
import { rst } from './rst.js';
import { jsonFile, mermaidFile, yamlFile } from './single.js';
import { sourceComments } from './source-comments.js';

/** Every container; a new one is one line here. Where two know an extension, the first whose hint fits is asked. */
export const containers: readonly Container[] = [
  markdown,
  asciidoc,
  rst,
  org,
  confluence,
  html,
  notebook,
  plantumlFile,
  mermaidFile,
  yamlFile,
  jsonFile,
  svgFile,
  pngFile,
  sourceComments,
];

/** The extensions of all documents. */
export const documentExtensions: ReadonlySet<string> = new Set(containers.flatMap(({ extensions }) => extensions));

/** Whether a file of this name is a document around its diagrams, not a diagram or a list of them. */
export function isDocument(filename: string): boolean {
  const extension = extensionOf(filename);
  const container = containers.find(({ extensions }) => extensions.includes(extension));
  return container !== undefined && !bare.includes(container);
}

const bare: readonly Container[] = [plantumlFile, mermaidFile, yamlFile, jsonFile];

function extensionOf(filename: string): string {
  return /\.[^./\\]+$/.exec(filename)?.[0].toLowerCase() ?? '';
}

/** Tells whether a text in a format that a document only hints at is a diagram. */
export type Recognises = (text: string, format: string) => boolean;

/** Whether a text may hold a diagram at all: quick, and wrong in one direction only. */
export function mayHold(text: string, filename: string): boolean {
  return containerOf(text, filename) !== undefined;
}

function containerOf(text: string, filename: string): Container | undefined {
  const extension = extensionOf(filename);
  return containers.find(({ extensions, hint }) => extensions.includes(extension) && hint.test(text));
}

/** The diagrams and references in a document, in order. What is only possible is taken where `recognises` says so. */
export function findIn(text: string, filename: string, recognises: Recognises = () => false): Found {
  const container = containerOf(text, filename);
  if (!container) return nothing;
  const { embedded, references, bystanders } = container.find(text, filename);
  const sure = embedded.filter((one) => one.claim === 'stated' || recognises(one.text, one.format));
  return { embedded: sure.map((one) => unchangedStays(text, one)), references, bystanders };
}

/** A block that says what it said before is not touched, not even the blanks at its line ends. */
function unchangedStays(document: string, one: Embedded): Embedded {
  const same = (text: string, format: string): boolean => format === one.format && text.trimEnd() === one.text.trimEnd();
  const rewrite: Embedded['rewrite'] = (text, format) =>
    same(text, format) ? { text: document.slice(one.span.start, one.span.end) } : one.rewrite(text, format);
  return { ...one, rewrite };
}

/** The diagrams in a document, in order. */
export function embeddedIn(text: string, filename: string, recognises?: Recognises): readonly Embedded[] {
  return findIn(text, filename, recognises).embedded;
}

/** One change of a document. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Puts texts in the places of stretches that do not overlap. Everything else stays as it is, character by character. */
export function splice(document: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    if (start < done) continue;
    parts.push(document.slice(done, start), text);
    done = end;
  }
  parts.push(document.slice(done));
  return parts.join('');
}
