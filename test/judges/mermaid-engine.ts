// The official Mermaid: reads a text and gives its own model as plain data, texts as the drawing shows them.

// @ts-expect-error: jsdom comes without types.
import { JSDOM } from 'jsdom';
import { parse as parseYaml } from 'yaml';

/** Mermaid's model of a sequence diagram. */
export interface OfficialReading {
  readonly title: string;
  readonly accessibility: readonly [title: string, description: string];
  readonly participants: readonly OfficialParticipant[];
  readonly boxes: readonly { readonly name: string; readonly fill: string; readonly wrap: boolean }[];
  readonly events: readonly OfficialEvent[];
  /** Places of created and destroyed participants, and the index of the message that does it. */
  readonly created: readonly (readonly [place: number, message: number])[];
  readonly destroyed: readonly (readonly [place: number, message: number])[];
}

interface OfficialParticipant {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly wrap: boolean;
  readonly links: object;
  readonly properties: object;
  readonly box: number;
}

/** A record of Mermaid's list of messages, participants by their place. */
interface OfficialEvent {
  readonly type: string;
  readonly from?: number | string;
  readonly to?: number | string;
  readonly text?: string;
  readonly [field: string]: unknown;
}

export type Reader = (text: string) => Promise<OfficialReading | { readonly error: string }>;

interface OfficialBox {
  readonly name?: string;
  readonly fill: string;
  readonly wrap?: boolean;
}

interface Actor {
  readonly description: string;
  readonly type: string;
  readonly wrap?: boolean;
  readonly links?: object;
  readonly properties?: object;
  readonly box?: OfficialBox;
}

/** What is used of Mermaid's database. */
interface Database {
  readonly LINETYPE: Readonly<Record<string, number>>;
  getActors(): ReadonlyMap<string, Actor>;
  getBoxes(): readonly OfficialBox[];
  getMessages(): readonly Readonly<Record<string, unknown>>[];
  getDiagramTitle(): string | undefined;
  getAccTitle(): string | undefined;
  getAccDescription(): string | undefined;
  getCreatedActors(): ReadonlyMap<string, number>;
  getDestroyedActors(): ReadonlyMap<string, number>;
}

/** Loads the package; it wants a window before, and asks it which words are colours. */
export async function officialMermaid(): Promise<Reader> {
  const { window } = new JSDOM('');
  const isColor = (color: string): boolean => {
    const { style } = window.document.createElement('span');
    style.color = color;
    return style.color !== '';
  };
  const css = { supports: (_: string, value: string) => isColor(value) };
  Object.assign(window, { CSS: css });
  Object.assign(globalThis, { window, document: window.document, Option: window.Option, CSS: css });
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ startOnLoad: false, logLevel: 'fatal' });
  const decoded = decoderBy(window.document.createElement('textarea'));
  return async (text) => {
    try {
      const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(text, titleOf(text));
      return type === 'sequence' ? readingOf(db as unknown as Database, decoded) : { error: `another diagram: ${type}` };
    } catch (error) {
      return { error: String(error) };
    }
  };
}

/** The title of a front matter, which the caller of the parser has read before. */
function titleOf(text: string): { readonly title?: string } {
  const yaml = /^[^\S\n]*---\s*\n([\s\S]*?)\n[^\S\n]*---[^\S\n]*\n/.exec(text.replace(/\r\n?/g, '\n'))?.[1];
  const front: unknown = yaml === undefined ? undefined : parseYaml(yaml);
  return typeof front === 'object' && front !== null && 'title' in front && front.title ? { title: String(front.title) } : {};
}

type Shown = (text: string) => string;

/** Placeholders of entities are resolved when the drawing is made. */
function decoderBy(holder: { innerHTML: string; readonly value: string }): Shown {
  return (text) => {
    if (!/ﬂ°|&/.test(text)) return text;
    const html = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/ﬂ°°/g, '&#').replace(/ﬂ°/g, '&').replace(/¶ß/g, ';');
    // A parser of HTML would drop a line end at the very beginning.
    holder.innerHTML = `x${html}`;
    return holder.value.slice(1);
  };
}

const deep = (value: unknown, shown: Shown): unknown => {
  if (typeof value === 'string') return shown(value);
  if (Array.isArray(value)) return value.map((one) => deep(one, shown));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [shown(key), deep(one, shown)]));
};

function readingOf(db: Database, decoded: Shown): OfficialReading {
  const shown: Shown = (text) => decoded(text.replace(/<br\s*\/?>/gi, '\n'));
  const actors = [...db.getActors()];
  const boxes = [...db.getBoxes()];
  const places = new Map(actors.map(([id], place) => [id, place]));
  const place = (id: unknown): number | string => places.get(String(id)) ?? shown(String(id));
  const participants = actors.map(([id, actor]) => ({
    id: shown(id),
    // Not every alias is a text.
    label: shown(String(actor.description)),
    type: actor.type,
    wrap: actor.wrap === true,
    links: Object(deep(actor.links ?? {}, decoded)),
    properties: Object(deep(actor.properties ?? {}, decoded)),
    box: actor.box === undefined ? -1 : boxes.indexOf(actor.box),
  }));
  const lives = (map: ReadonlyMap<string, number>): readonly (readonly [number, number])[] =>
    [...map].map(([id, message]) => [places.get(id) ?? -1, message] as const);
  return {
    // An SVG text has one line.
    title: shown(db.getDiagramTitle() ?? '')
      .replace(/\s*\n\s*/g, ' ')
      .trim(),
    accessibility: [shown(db.getAccTitle() ?? ''), shown(db.getAccDescription() ?? '')],
    participants,
    boxes: boxes.map(({ name, fill, wrap }) => ({ name: shown(name ?? ''), fill, wrap: wrap === true })),
    events: eventsOf(db, place, shown),
    created: lives(db.getCreatedActors()),
    destroyed: lives(db.getDestroyedActors()),
  };
}

function eventsOf(db: Database, place: (id: unknown) => number | string, shown: Shown): readonly OfficialEvent[] {
  const names = new Map(Object.entries(db.LINETYPE).map(([name, type]) => [type, name]));
  return db.getMessages().map((record) => {
    const type = names.get(Number(record['type'])) ?? String(record['type']);
    const { from, to, message, placement, wrap, activate, centralConnection } = record;
    if (type === 'AUTONUMBER') return { type, ...Object(message) };
    const ends = { ...(from !== undefined && { from: place(from) }), ...(to !== undefined && { to: place(to) }) };
    const choices = {
      ...(placement !== undefined && { placement }),
      ...(wrap === true && { wrap }),
      ...(activate === true && { activate }),
    };
    const text = typeof message === 'string' && !type.endsWith('_END') ? { text: shown(message) } : {};
    return { type, ...ends, ...choices, ...(centralConnection ? { centralConnection } : {}), ...text };
  });
}

/** What a reader of the drawing sees: ids are not drawn, and whether an activation was written as a suffix is not either. */
function drawn({ participants, events, ...rest }: OfficialReading): Readonly<Record<string, unknown>> {
  return {
    ...rest,
    participants: participants.map(({ id: _, ...participant }) => participant),
    events: events.map(({ activate: _, ...event }) => event),
  };
}

/** The parts in which two readings are drawn otherwise. */
export function differences(before: OfficialReading, after: OfficialReading): readonly string[] {
  const [said, says] = [drawn(before), drawn(after)];
  const different = Object.keys(said).filter((part) => JSON.stringify(said[part]) !== JSON.stringify(says[part]));
  return different.map((part) => `${part} ${JSON.stringify(said[part])} became ${JSON.stringify(says[part])}`);
}
