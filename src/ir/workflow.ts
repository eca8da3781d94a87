// What only a workflow and its page can say: the parts of the IR that no diagram draws.

import type { Json, JsonObject } from './model.js';

/** Of one step: what stands behind its text. */
export interface StepDetails {
  /** Unique among the steps; `answers`, `at` and `replaces` point here. */
  readonly id?: string;
  /** The short name in the label's brackets. */
  readonly name?: string;
  /** The page's bold name where it is not `name`. */
  readonly title?: string;
  /** The step's own words, where the drawn text was derived from them and more. */
  readonly text?: string;
  /** The step's sentence in the page. */
  readonly description?: string;
  /** The step that this reply answers. */
  readonly answers?: string;
  /** What is asked: `http`, `sql`, `data` (the id of a payload), `body`, or words of the author's own. */
  readonly request?: JsonObject;
  /** What is answered: `status`, `data`, `body`, or words of the author's own. */
  readonly response?: JsonObject;
  /** How long it is waited for, as its author wrote it: `5s`. */
  readonly timeout?: string;
  /** How it is tried again: `max`, `backoff`, `errors`, `exhausted` (the id of a section). */
  readonly retry?: JsonObject;
  /** `x-…` keys. */
  readonly extensions?: JsonObject;
}

/** Of the whole diagram. */
export interface Workflow {
  /** The page's front matter, any keys, verbatim. */
  readonly info?: JsonObject;
  /** Message numbers are part of the drawn labels ("3. …"). */
  readonly labelNumbers?: true;
  /** What steps send and receive, by the ids that `request` and `response` name. */
  readonly data?: readonly Payload[];
  /** What there is to say on performance, by topic. */
  readonly performance?: readonly { readonly name: string; readonly text: string }[];
  readonly notes?: readonly string[];
  readonly related?: readonly RelatedPage[];
  readonly page?: Page;
  /** `x-…` keys. */
  readonly extensions?: JsonObject;
}

/** A named payload. */
export interface Payload {
  readonly id: string;
  readonly title?: string;
  readonly mediaType?: string;
  readonly schema?: Json;
  readonly example?: Json;
}

/** A link to another page. */
export interface RelatedPage {
  readonly title: string;
  readonly href: string;
  readonly text?: string;
}

/** The rest of a page. */
export interface Page {
  /** The first heading, where it is not the title and ` - Dynamic Diagram`. */
  readonly heading?: string;
  /** The language of the page's diagram, where it is not Mermaid. */
  readonly language?: string;
  readonly purpose?: string;
  readonly audience?: string;
  /** Whatever has no place of its own, verbatim, with the heading it stands behind. */
  readonly sections?: readonly { readonly after?: string; readonly text: string }[];
}
