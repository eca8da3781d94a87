// YAML text from a tree, without recursion. Small maps stand on one line; what nests very deep goes on in flow style, whose lines need no indentation.

import { literalHeader, type ScalarKind, spell } from './scalars.js';

/** A YAML value to be printed. Lists may be made while they are printed. */
export type Out = OutScalar | OutMap | OutSeq;

/** A single value to print. */
export interface OutScalar {
  readonly is: 'scalar';
  readonly text: string;
  /** `bare` is printed as it is: numbers, `true`, nothing. */
  readonly kind: ScalarKind | 'bare';
}

/** A map to print; its entries may be made while it is printed. */
export interface OutMap {
  readonly is: 'map';
  readonly entries: Iterable<OutEntry>;
  /** On one line where it fits. */
  readonly flow?: boolean;
}

/** A key and its value, with what stands round them. */
export interface OutEntry extends OutLayout {
  readonly key: string;
  readonly value: Out;
}

/** A list to print; its items may be made while it is printed. */
export interface OutSeq {
  readonly is: 'seq';
  readonly items: Iterable<OutItem>;
  readonly flow?: boolean;
}

/** An item of a list, with what stands round it. */
export interface OutItem extends OutLayout {
  /** Absent: only the comments stand here, at the end of the list. */
  readonly value?: Out;
}

/** What stands round an entry or item. */
export interface OutLayout {
  readonly blank?: boolean | undefined;
  /** Comment lines before it. */
  readonly comments?: readonly OutComment[] | undefined;
  /** A comment at the end of its first line. */
  readonly aside?: string | undefined;
}

/** A comment without its `#`. */
export interface OutComment {
  readonly text: string;
  readonly blank?: boolean | undefined;
}

/** Longer lines are broken up into block style. */
const width = 110;
/** Deeper levels go on in flow style. */
const deepest = 40;

interface Frame {
  readonly node: OutMap | OutSeq;
  readonly iterator: Iterator<OutEntry | OutItem>;
  readonly indent: string;
  /** The first entry stands behind the dash of the list it is in; then its line may have a comment. */
  inline: boolean;
  readonly aside: string | undefined;
  /** Nothing was printed yet: no blank line stands before the first. */
  fresh: boolean;
}

/** The text of a map, and comments behind it. */
export function emit(root: OutMap, after: readonly OutComment[] = []): string {
  const printer = new Emitter();
  printer.block(root);
  printer.comments(after, '');
  return printer.text();
}

class Emitter {
  readonly #out: string[] = [];
  readonly #stack: Frame[] = [];

  text(): string {
    return this.#out.join('');
  }

  block(root: OutMap): void {
    this.#open(root, '', false, undefined);
    for (let top = this.#stack.at(-1); top; top = this.#stack.at(-1)) {
      const next = top.iterator.next();
      if (next.done) this.#stack.pop();
      else this.#member(top, next.value);
    }
  }

  comments(comments: readonly OutComment[], indent: string, frame?: Frame): void {
    for (const { text, blank } of comments) {
      if (blank && !frame?.fresh) this.#out.push('\n');
      this.#out.push(indent, commentLine(text), '\n');
      if (frame) frame.fresh = false;
    }
  }

  #open(node: OutMap | OutSeq, indent: string, inline: boolean, aside: string | undefined): void {
    const members: Iterable<OutEntry | OutItem> = node.is === 'map' ? node.entries : node.items;
    this.#stack.push({ node, iterator: members[Symbol.iterator](), indent, inline, aside, fresh: true });
  }

  #member(frame: Frame, member: OutEntry | OutItem): void {
    const { indent } = frame;
    const aside = frame.inline ? frame.aside : member.aside;
    if (!frame.inline) {
      this.comments(member.comments ?? [], indent, frame);
      if (member.value === undefined) return;
      if (member.blank && !frame.fresh) this.#out.push('\n');
      this.#out.push(indent);
    }
    frame.inline = false;
    frame.fresh = false;
    if (member.value === undefined) return;
    if ('key' in member) {
      const key = spell(member.key, 'key', false);
      // A key of more than 1,024 characters must say that it is one.
      if (key.length > 1000) this.#out.push('? ', key, '\n', indent, ':');
      else this.#out.push(key, ':');
      this.#value(member.value, indent, aside, false);
    } else {
      this.#out.push('-');
      this.#value(member.value, indent, aside, true);
    }
  }

  #value(value: Out, indent: string, aside: string | undefined, inList: boolean): void {
    const end = aside === undefined ? '\n' : `  ${commentLine(aside)}\n`;
    if (value.is === 'scalar') {
      this.#out.push(blockScalar(value, `${indent}  `, end));
      return;
    }
    if (isEmpty(value)) {
      this.#out.push(value.is === 'map' ? ' {}' : ' []', end);
      return;
    }
    const column = indent.length + (this.#out.at(-1)?.length ?? 0);
    const flow = value.flow ? flowText(value, Math.max(30, width - column), '') : undefined;
    if (flow !== undefined) this.#out.push(' ', flow, end);
    else if (this.#stack.length >= deepest) this.#out.push(' ', flowText(value, Number.POSITIVE_INFINITY, `\n${indent}  `) ?? '', end);
    else if (inList && value.is === 'map') {
      this.#out.push(' ');
      this.#open(value, `${indent}  `, true, aside);
    } else {
      this.#out.push(end);
      this.#open(value, `${indent}  `, false, undefined);
    }
  }
}

function commentLine(text: string): string {
  return text === '' ? '#' : `# ${text}`;
}

function isEmpty(node: OutMap | OutSeq): boolean {
  for (const _ of node.is === 'map' ? node.entries : node.items) return false;
  return true;
}

function blockScalar({ text, kind }: OutScalar, indent: string, end: string): string {
  if (kind === 'bare') return text === '' ? end : ` ${text}${end}`;
  const header = literalHeader(text);
  if (header !== undefined) return ` ${header}${end}${text.replace(/^(?=.)/gm, indent)}\n`;
  return ` ${spell(text, kind, false)}${end}`;
}

/** A value in flow style; undefined when it is longer than the budget or holds what flow style would spoil. */
function flowText(root: OutMap | OutSeq, budget: number, lineBreak: string): string | undefined {
  const out: string[] = [];
  let length = 0;
  const add = (text: string): void => {
    out.push(text);
    length += text.length;
  };
  const stack: { readonly node: OutMap | OutSeq; readonly iterator: Iterator<OutEntry | OutItem>; first: boolean }[] = [];
  const open = (node: OutMap | OutSeq): void => {
    const members: Iterable<OutEntry | OutItem> = node.is === 'map' ? node.entries : node.items;
    add(node.is === 'map' ? '{' : '[');
    stack.push({ node, iterator: members[Symbol.iterator](), first: true });
  };
  open(root);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const next = top.iterator.next();
    if (length > budget) return undefined;
    if (next.done) {
      stack.pop();
      add(top.node.is === 'map' ? '}' : ']');
      continue;
    }
    const { value: member } = next;
    const comments = [...(member.comments ?? []).map(({ text }) => text), ...(member.aside === undefined ? [] : [member.aside])];
    if (lineBreak === '' && comments.length > 0) return undefined;
    const isLast = member.value === undefined;
    if (!isLast) add(top.first ? lineBreak : lineBreak === '' ? ', ' : `,${lineBreak}`);
    else if (comments.length > 0) add(lineBreak);
    for (const comment of comments) add(`${commentLine(comment)}${lineBreak}`);
    if (member.value === undefined) continue;
    top.first = false;
    if ('key' in member) {
      const key = spell(member.key, 'key', true);
      add(key.length > 1000 ? `? ${key} ` : key);
      add(':');
    }
    const { value } = member;
    if (value.is !== 'scalar') {
      if ('key' in member) add(' ');
      open(value);
      continue;
    }
    if (lineBreak === '' && value.text.includes('\n')) return undefined;
    const text = value.kind === 'bare' ? value.text : spell(value.text, value.kind, true);
    add('key' in member && text !== '' ? ` ${text}` : text === '' ? ('key' in member ? '' : 'null') : text);
  }
  return length > budget ? undefined : out.join('');
}
