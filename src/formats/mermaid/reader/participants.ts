// The participants and boxes of a diagram as Mermaid collects them while it reads.

import type { Box, JsonObject, Link, Origin, Participant } from '../../../ir/model.js';
import type { Text } from '../../../ir/text.js';
import { lastNeighbours } from '../../kit/declarations.js';
import { dataOf, yamlIn } from '../../kit/yaml.js';
import { decode } from '../texts.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A box while it is read. */
export interface ReadBox {
  readonly id: string;
  readonly title?: Text;
  readonly color?: string;
  readonly origin: Origin;
}

interface Entry {
  participant: Mutable<Participant>;
  box: ReadBox | undefined;
}

/** What a declaration says of a participant. */
export interface Declaration {
  readonly keyword: 'participant' | 'actor';
  /** Undefined: nothing was said of it. */
  readonly label: Text | undefined;
  readonly type?: string;
  readonly origin: Origin;
}

/** Collects participants in the order in which Mermaid meets them. */
export class Participants {
  readonly #entries = new Map<string, Entry>();
  readonly #boxes: ReadBox[] = [];
  currentBox: ReadBox | undefined;

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  /** The box in which a participant stands. */
  boxOf(id: string): ReadBox | undefined {
    return this.#entries.get(id)?.box;
  }

  originOf(id: string): Origin | undefined {
    return this.#entries.get(id)?.participant.origin;
  }

  /** A participant that a message, note or link names. */
  mention(id: string, label: string, origin: () => Origin): void {
    if (!this.#entries.has(id))
      this.#entries.set(id, { participant: { kind: 'participant', id, label, shape: 'participant', origin: origin() }, box: undefined });
  }

  /** A declaration; the first fixes the place, a later one replaces label and type if it gives a label. False: it stands in another box. */
  declare(id: string, name: string, { keyword, label, type, origin }: Declaration): boolean {
    const old = this.#entries.get(id);
    if (old) {
      if (this.currentBox && old.box && this.currentBox !== old.box) return false;
      old.box ??= this.currentBox;
      if (label === undefined) return true;
    }
    const participant: Participant = { kind: 'participant', id, label: label ?? name, shape: type ?? keyword, origin };
    this.#entries.set(id, { participant, box: old ? old.box : this.currentBox });
    return true;
  }

  openBox(box: Omit<ReadBox, 'id'>): ReadBox {
    const opened: ReadBox = { id: `box ${this.#boxes.length + 1}`, ...box };
    this.#boxes.push(opened);
    this.currentBox = opened;
    return opened;
  }

  addLinks(id: string, links: readonly Link[]): void {
    const participant = this.#entries.get(id)?.participant;
    if (!participant) return;
    const byLabel = new Map((participant.links ?? []).map((link) => [link.label, link]));
    for (const link of links) byLabel.set(link.label, link);
    participant.links = [...byLabel.values()];
  }

  addProperties(id: string, properties: JsonObject): void {
    const participant = this.#entries.get(id)?.participant;
    if (participant) participant.properties = { ...participant.properties, ...properties };
  }

  setDetails(id: string, details: string): void {
    const participant = this.#entries.get(id)?.participant;
    if (participant) participant.details = details;
  }

  /**
   * All of them, each box round those of its participants that it is drawn round: the last neighbours, where some were mentioned before it.
   * A box without participants stands last.
   */
  finish(): readonly (Participant | Box)[] {
    const members: (Participant | Mutable<Box>)[] = [];
    const opened = new Map<ReadBox, Participant[]>();
    const entries = [...this.#entries.values()];
    const boxes = lastNeighbours(entries.map(({ box }) => box));
    for (const [index, { participant }] of entries.entries()) {
      const box = boxes[index];
      const inside = box && opened.get(box);
      if (inside) inside.push(participant);
      else if (box) {
        const list = [participant];
        opened.set(box, list);
        members.push({ kind: 'box', ...box, participants: list });
      } else members.push(participant);
    }
    for (const box of this.#boxes) if (!opened.has(box)) members.push({ kind: 'box', ...box, participants: [] });
    return members;
  }
}

/** Signs that Mermaid's YAML reader refuses wherever they stand, and ours does not. */
export const unprintable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/** The body of `@{ … }`: one line is a flow map without its braces, several lines are a block map. */
export function readConfig(body: string): { readonly value: JsonObject } | { readonly reason: string } {
  const [, key, word] = /^ *"(\w+)" *: *"(\w*)" *$/.exec(body) ?? [];
  // `"type": "queue"` and no more is most of them, and needs no YAML.
  if (key !== undefined && word !== undefined) return { value: { [key]: word } };
  if (unprintable.test(body)) return { reason: 'it holds a character that YAML does not allow' };
  const read = yamlIn(body.includes('\n') ? `${indented(body)}\n` : `{\n${body}\n}`);
  if ('reason' in read) return read;
  const value = dataOf(read.document);
  return { value: isObject(value) ? value : {} };
}

/** Texts in quotes that go on at the beginning of a line: Mermaid's YAML reader takes them, ours wants a blank there. */
function indented(body: string): string {
  return body.replace(/"(?:[^"\\]|\\[\s\S])*("?)/g, (text, end: string) => (end === '' ? text : text.replaceAll('\n', '\n ')));
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What JSON after `links` and `properties` gives: an object, or a list or text by its indexes. Undefined: it is no JSON. Its entities are
 * still placeholders; they are resolved behind the reading, so that a quote among them ends no string.
 */
export function readJson(source: string): JsonObject | undefined {
  try {
    const value = JSON.parse(source, (_, one: unknown) =>
      isObject(one) ? withDecodedKeys(one) : typeof one === 'string' ? decode(one) : one,
    );
    if (isObject(value)) return value;
    return typeof value === 'string' || Array.isArray(value) ? { ...Object.fromEntries(Object.entries(value)) } : {};
  } catch {
    // JSON.parse has no other way of saying no.
    return undefined;
  }
}

function withDecodedKeys(object: JsonObject): JsonObject {
  const keys = Object.keys(object);
  return keys.every((key) => decode(key) === key) ? object : Object.fromEntries(keys.map((key) => [decode(key), object[key] ?? null]));
}

/** Links of a JSON object: an address for each label. */
export function jsonLinks(json: JsonObject): readonly Link[] {
  return Object.entries(json).map(([label, href]) => ({ label, href: typeof href === 'string' ? href : JSON.stringify(href) }));
}

/** `Label @ address`; Mermaid takes the sign before the `@` for a blank. */
export function readLink(text: string): Link {
  const at = text.indexOf('@');
  return { href: decode(text.slice(at + 1).trim()), label: decode(text.slice(0, at - 1).trim()) };
}
