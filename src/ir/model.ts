// The intermediate representation: what a sequence diagram says, not how one language spells it. README.md beside this file is its specification.

import type { Span } from '../source/span.js';
import type { Text } from './text.js';
import type { StepDetails, Workflow } from './workflow.js';

/** Any JSON value; what a diagram keeps of front matter, properties and payloads. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * Everything about a node that is not its meaning: where it stood and which of several spellings the author chose.
 * Deleting every `origin` from a diagram changes nothing that is drawn.
 */
export interface Origin {
  /** Where the node stands in the author's text. */
  readonly span?: Span;
  /** At least one blank line stood before it. */
  readonly blankBefore?: true;
  /** The source spelling of the node's text, for the format that wrote it; used only while it still reads as that text. */
  readonly raw?: Raw;
  /** Which spelling of several: see the README's section of the kind. */
  readonly as?: string;
  /** The arrow was written from right to left. */
  readonly reversed?: true;
  /** Free choices of one format that others ignore, e.g. the keyword that was used. */
  readonly choices?: JsonObject;
}

/** A spelling and the format it belongs to. */
export interface Raw {
  readonly format: string;
  readonly text: string;
}

/** One sequence diagram. */
export interface Diagram {
  /** The name of its block (`@startuml NAME`). */
  readonly name?: string;
  /** The id of its block (`@startuml(id=ID)`). */
  readonly id?: string;
  readonly title?: Text;
  readonly header?: Banner;
  readonly footer?: Banner;
  readonly caption?: Banner;
  readonly legend?: Banner;
  readonly mainframe?: Banner;
  readonly accessibility?: Accessibility;
  /** `false`: the participants are not repeated below the diagram. */
  readonly footbox?: false;
  /** `false`: participants that take part in nothing are not drawn. */
  readonly unlinked?: false;
  /** Every participant, in drawing order, whether the author declared it or not; boxes nest. */
  readonly participants: readonly (Participant | Box)[];
  readonly statements: readonly Statement[];
  /** What a front matter configures, without the title, which `title` owns. */
  readonly config?: JsonObject;
  /** What only a workflow and its page can say. */
  readonly workflow?: Workflow;
  readonly origin?: Origin;
}

/** A text round the drawing. */
export interface Banner {
  readonly text: Text;
  readonly align?: 'left' | 'center' | 'right';
  /** Above or below the drawing, where that is not the text's usual place. */
  readonly vertical?: 'top' | 'bottom';
  readonly origin?: Origin;
}

/** What a screen reader says. */
export interface Accessibility {
  readonly title?: string;
  readonly description?: string;
}

/** The shapes that both big languages draw. */
export type Shape = 'participant' | 'actor' | 'boundary' | 'control' | 'entity' | 'database' | 'collections' | 'queue';

/** A lifeline: one who takes part. */
export interface Participant {
  readonly kind: 'participant';
  /** Unique among participants and boxes; never drawn. */
  readonly id: string;
  /** What is drawn; always there, the id where nothing else was said. */
  readonly label: Text;
  /** One of `Shape`, or what an author wrote instead, kept as given. */
  readonly shape: string;
  readonly stereotypes?: readonly string[];
  /** The coloured circle with a letter that PlantUML draws before a stereotype. */
  readonly spot?: Spot;
  readonly element?: Element;
  /** The background, as its author wrote it: a CSS name, `#rgb`, `rgb(…)`, or a gradient of PlantUML (`red/blue`). So are all colours. */
  readonly color?: string;
  /** In the author's order; the first is the one a format with a single link shows. */
  readonly links?: readonly Link[];
  readonly properties?: JsonObject;
  /** The id of the HTML element that holds further details (Mermaid's `details`). */
  readonly details?: string;
  readonly origin?: Origin;
}

/** A letter in a circle beside a participant's stereotypes. */
export interface Spot {
  readonly character: string;
  readonly color?: string;
}

/** What a participant is in the C4 model. */
export interface Element {
  readonly type: 'person' | 'system' | 'container' | 'component';
  readonly external?: true;
  readonly technology?: string;
  readonly description?: string;
}

/** An address that a participant, a box, a message, a note or a reference leads to. */
export interface Link {
  readonly href: string;
  readonly label?: string;
  readonly tooltip?: string;
}

/** A frame round participants. */
export interface Box {
  readonly kind: 'box';
  /** Unique among boxes and participants. */
  readonly id: string;
  readonly title?: Text;
  readonly color?: string;
  readonly stereotype?: string;
  readonly link?: Link;
  readonly participants: readonly (Participant | Box)[];
  readonly origin?: Origin;
}

/** An end of a message: a participant's id, or an edge of the diagram. */
export type End = string | Edge;

/** The left or right edge of the diagram, as the end of a message. */
export interface Edge {
  readonly edge: 'left' | 'right';
  /** The arrow starts or ends beside the participant instead of at the edge. */
  readonly short?: true;
}

/** How a message is drawn, whatever its language writes for it. */
export interface Arrow {
  readonly line: 'solid' | 'dotted';
  /** At the receiver; absent means none. */
  readonly head?: Head;
  /** At the sender; absent means none. */
  readonly tail?: Head;
  readonly color?: string;
  readonly hidden?: true;
}

/** What is drawn at one end of an arrow. */
export interface Head {
  readonly shape: 'none' | 'filled' | 'open' | 'cross';
  readonly half?: 'top' | 'bottom';
  readonly circle?: true;
}

/** The one map of statement kinds. Everything that must know all of them is typed from it, so that a forgotten one does not compile. */
export interface StatementByKind {
  message: {
    readonly from: End;
    readonly to: End;
    readonly arrow: Arrow;
    /** What is drawn, always. */
    readonly text: Text;
    /** Further receivers of the same message. */
    readonly receivers?: readonly string[];
    /** At the height of the statement before. */
    readonly alongside?: true;
    /** How far the arrow falls, in PlantUML's pixels. */
    readonly slant?: number;
    /** The name of this message's height, for durations. */
    readonly anchor?: string;
    /** Names for its heights at the sender and at the receiver. */
    readonly fromAnchor?: string;
    readonly toAnchor?: string;
    readonly stereotype?: string;
    readonly link?: Link;
    /** What a workflow says of this step beyond its text. */
    readonly step?: StepDetails;
  };
  note: {
    readonly placement: 'left' | 'right' | 'top' | 'bottom' | 'over' | 'across';
    /** Of these participants; absent: of the message, reference or fragment end before it (or across all). */
    readonly of?: readonly string[];
    readonly shape?: 'hexagon' | 'rectangle';
    readonly text: Text;
    /** A colour, or a set of them as PlantUML writes it (`red;line:blue`). */
    readonly color?: string;
    readonly stereotype?: string;
    readonly link?: Link;
    readonly alongside?: true;
    /** In the row of the note before it. */
    readonly sameRow?: true;
  };
  /** The bar of a participant begins here; bars of one participant nest. */
  activate: { readonly participant: string; readonly color?: string; readonly lineColor?: string };
  /** The innermost bar of a participant ends. */
  deactivate: { readonly participant: string };
  /** Stands before the message that creates. */
  create: { readonly participant: string };
  /** Stands after the message that ends the participant. */
  destroy: { readonly participant: string };
  fragment: {
    readonly operator: Operator;
    /** Of `group` and `partition`: what stands in the corner of the frame. */
    readonly title?: Text;
    readonly operands: readonly Operand[];
    /** Of `par`: the operands share the same height. */
    readonly overlapping?: true;
    /** What stands behind PlantUML's `end`, which keeps it and draws nothing of it. */
    readonly ending?: Text;
    readonly headerColor?: string;
    /** The background; of `highlight` the fill. */
    readonly color?: string;
    readonly alongside?: true;
  };
  /** Another diagram is meant here (`ref`). */
  reference: {
    readonly over: readonly string[];
    readonly text: Text;
    readonly link?: Link;
    readonly headerColor?: string;
    readonly color?: string;
  };
  /** A line across all participants. */
  divider: { readonly text: Text };
  /** Time goes by. */
  delay: { readonly text?: Text };
  /** Empty height; `size` in PlantUML's pixels. */
  space: { readonly size?: number };
  /** A new page begins; `ignored`: neither here nor at any page break behind it. */
  page: { readonly title?: Text; readonly ignored?: true };
  /** Messages are numbered from here on, or no more. */
  numbering: {
    readonly action: 'start' | 'stop' | 'resume' | 'increment';
    /** The first number: digits with separators (`1`, `1.1`, `0.5`). */
    readonly value?: string;
    /** The value is one decimal number (Mermaid's 1.5 + 1 is 2.5), not a dotted one (PlantUML's 1.5 + 1 is 1.6). */
    readonly decimal?: true;
    /** By how much the number grows with each message; 1 where nothing is said. */
    readonly step?: number;
    /** PlantUML's number format, as written between its quotes. */
    readonly format?: string;
    /** Of `stop`: hidden messages are counted nevertheless (Mermaid's `off`). */
    readonly counting?: true;
    /** Of `increment`: which part of a dotted number, `A` being the first. */
    readonly level?: string;
  };
  /** A double arrow between the heights of two anchors. */
  duration: { readonly from: string; readonly to: string; readonly text: Text };
  /** UML's state invariant. */
  state: { readonly participant: string; readonly text: Text };
  /** A part of a workflow: the happy path, an error path, an alternative. */
  section: {
    readonly role: 'main' | 'error' | 'alternative';
    readonly id?: string;
    readonly title?: Text;
    readonly trigger?: string;
    /** The step it leaves from. */
    readonly at?: string;
    readonly description?: string;
    /** The steps it stands for. */
    readonly replaces?: readonly string[];
    readonly notes?: readonly string[];
    readonly statements: readonly Statement[];
  };
  /** Preprocessor text as written, and the statements it came to. */
  expansion: { readonly format: string; readonly text: string; readonly statements: readonly Statement[] };
  /** Without the signs that make it one; `\n` where a line ends. */
  comment: { readonly text: string };
  /** Marks where the author declared something; without meaning. */
  declaration: { readonly of: DeclarationSubject; readonly id?: string };
  /** What a format says that is not modelled: printed untouched in its own language, a loss in others. */
  verbatim: { readonly format: string; readonly text: string };
}

/**
 * What a declaration declares. `participant`, `box` and `box-end` name an `id`; `links`, `link`, `properties`, `details` name a participant;
 * the others are parts of the diagram.
 */
export type DeclarationSubject =
  | 'participant'
  | 'box'
  | 'box-end'
  | 'links'
  | 'properties'
  | 'details'
  | 'title'
  | 'header'
  | 'footer'
  | 'caption'
  | 'legend'
  | 'mainframe'
  | 'accessibility-title'
  | 'accessibility-description'
  | 'footbox'
  | 'unlinked'
  | 'autoactivate';

/** The word that says what a fragment means. */
export type Operator =
  | 'alt'
  | 'opt'
  | 'loop'
  | 'par'
  | 'critical'
  | 'break'
  | 'group'
  | 'partition'
  | 'highlight'
  | 'strict'
  | 'seq'
  | 'neg'
  | 'assert'
  | 'ignore'
  | 'consider';

/** A compartment of a fragment. The first one's guard is what stands beside the operator. */
export interface Operand {
  readonly guard?: Text;
  readonly color?: string;
  readonly statements: readonly Statement[];
  readonly origin?: Origin;
}

/** The name of a kind of statement. */
export type StatementKind = keyof StatementByKind;

/** Any statement, or the statements of one kind. */
export type Statement<K extends StatementKind = StatementKind> = {
  [P in K]: { readonly kind: P; readonly origin?: Origin } & StatementByKind[P];
}[K];

/** One function for each kind; leaving one out is a compile error. */
export type Handlers<R, C = void> = { readonly [K in StatementKind]: (statement: Statement<K>, context: C) => R };

/** Calls the handler of a statement's kind. */
export function match<R, C, K extends StatementKind>(
  statement: Statement<K>,
  handlers: { readonly [P in K]: (statement: Statement<P>, context: C) => R },
  context: C,
): R {
  const handler: (statement: Statement<K>, context: C) => R = handlers[statement.kind];
  return handler(statement, context);
}
