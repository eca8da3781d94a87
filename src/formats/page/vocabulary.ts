// What the reader and the printer of pages agree on: headings, fixed words, the languages a page's diagram may be in.

import type { Format } from '../../format.js';
import type { Heading } from '../kit/workflow/sections.js';

/** The parts of a page with a heading of the second level, in the template's order. */
export const headings = {
  purpose: 'Purpose',
  diagram: 'Diagram',
  steps: 'Workflow Steps',
  alternatives: 'Alternative Flows',
  data: 'Data Formats',
  performance: 'Performance Considerations',
  notes: 'Notes',
  related: 'Related Diagrams',
} as const;

/** The name of a part with a heading of the second level. */
export type SectionName = keyof typeof headings;

/** Of the list of all steps that lead to success. */
export const happyHeading = 'Happy Path (Success Scenario)';
/** Of the only error path; where there are several, each is named by its title. */
export const errorHeading = 'Error Path (Failure Scenario)';
const titledError = 'Error Path: ';

/** The heading of an error path. */
export function headingOfError(title: string | undefined, only: boolean): string {
  return only || title === undefined ? errorHeading : titledError + title;
}

/** Whether a heading is that of an error path, and its title where it has one. */
export function readErrorHeading(text: string): { readonly title?: string } | undefined {
  if (text === errorHeading) return {};
  return text.startsWith(titledError) ? { title: text.slice(titledError.length) } : undefined;
}

const titleEnd = ' - Dynamic Diagram';

/** The first heading of a page. */
export function headingOfTitle(title: string | undefined): string {
  return title === undefined ? titleEnd.slice(3) : title + titleEnd;
}

/** The title in a page's first heading: without the template's words where it has them. */
export function readTitle(heading: string): string | undefined {
  if (heading === headingOfTitle(undefined)) return undefined;
  return heading.length > titleEnd.length && heading.endsWith(titleEnd) ? heading.slice(0, -titleEnd.length) : heading;
}

/** What a page says of its purpose as long as nobody says it better. */
export function defaultPurpose(title: string | undefined): string {
  return [
    `This diagram shows the runtime collaboration between containers or components${title === undefined ? '' : ` for **${title}**`}. It captures:`,
    '',
    '- The sequence of interactions over time',
    '- The order in which things happen',
    '- What data is passed between elements',
    '- Error handling paths (optional)',
  ].join('\n');
}

/** Whom a page is for as long as nobody says otherwise. */
export const defaultAudience = 'Developers, QA engineers, support teams troubleshooting workflows.';

/** The first line of the comment that keeps what a page does not show. */
export const detailsMark = '<!-- workflow: what this page does not show';

/** A language of diagrams in pages, and how the parts of a workflow are drawn in it. */
export interface Language {
  readonly format: Format;
  /** The words behind a fence; the first is written. */
  readonly words: readonly string[];
  readonly heading: Heading;
  /** Where a participant's C4 type is shown. */
  readonly types: 'label' | 'stereotype';
}

/** The last word of a fence's info string: `{.mermaid}`, `kroki-plantuml` and `puml:name` are all in use. */
export function languageOf(word: string, languages: readonly Language[]): Language | undefined {
  const [, name] = /^\{?\.?(?:kroki-)?([a-z]+)/i.exec(word) ?? [];
  return languages.find(({ words }) => name !== undefined && words.includes(name.toLowerCase()));
}

/** Fences of payloads by their media type; what has no row is `text`. */
const fenceWords: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/xml': 'xml',
  'application/yaml': 'yaml',
  'application/graphql': 'graphql',
  'text/html': 'html',
  'text/csv': 'csv',
  'text/xml': 'xml',
  'application/x-protobuf': 'protobuf',
};

/** The word behind the fence of a payload. */
export function fenceWordOf(mediaType: string | undefined): string {
  return (mediaType !== undefined && fenceWords[mediaType]) || 'text';
}

/** The media type that a fence's word says. */
export function mediaTypeOf(word: string): string | undefined {
  return Object.keys(fenceWords).find((type) => fenceWords[type] === word);
}
