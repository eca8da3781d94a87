// The pages of "dynamic diagrams" as a format: Markdown with a diagram, its steps in words, its data, its notes.

import type { Format } from '../../format.js';
import { approximated, native } from '../kit/capabilities.js';
import { printPage } from './printer.js';
import { read } from './read.js';
import { readPieces } from './reader.js';
import type { Language } from './vocabulary.js';

/**
 * The format of pages, made of the languages that their diagrams may be in. Formats are strangers to each other, so the registry brings
 * them together: a page knows of a language what every caller may know, and here how a workflow is drawn in it.
 */
export function pageOf(mermaid: Format, plantuml: Format): Format {
  const languages: readonly Language[] = [
    { format: mermaid, words: ['mermaid', 'mmd'], heading: 'note', types: 'label' },
    { format: plantuml, words: ['plantuml', 'puml', 'uml'], heading: 'divider', types: 'stereotype' },
  ];
  return {
    id: 'page',
    name: 'Page',
    extensions: ['.page.md'],
    // What the diagram's language cannot say is carried, but drawn as that language can; the rest of a workflow is the page's own.
    capabilities: { ...mermaid.capabilities, ...own },
    recognises: (text) => isPage(text, languages),
    diagrams: (text) => (text.trim() === '' ? [] : [{ format: 'page', span: { start: 0, end: text.length }, text }]),
    parse: (text, options) => read(text, options, languages),
    print: (diagram, options) => printPage(diagram, options, languages),
  };
}

const own = {
  ...{ element: native, step: native, workflow: native, title: native, 'line-break': native },
  section: approximated('follows under a note with its title, where other steps stand behind it'),
} as const;

/** A page has a diagram under the template's heading, and the happy path in words. */
function isPage(text: string, languages: readonly Language[]): boolean {
  if (!/^## Diagram[ \t]*$/m.test(text) || !/^(?:```|~~~)/m.test(text)) return false;
  const parts = new Set(readPieces(text, languages).map(({ said }) => said?.part));
  return parts.has('diagram-heading') && parts.has('diagram') && parts.has('happy');
}
