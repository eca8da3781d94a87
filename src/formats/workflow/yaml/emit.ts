// YAML text from a tree, without recursion. Small maps stand on one line; what nests very deep goes on in flow style, whose lines need no indentation.

import { commentLine, flowText } from './flow.js';
import { membersOf, type Out, type OutComment, type OutEntry, type OutItem, type OutMap, type OutScalar, type OutSeq } from './out.js';
import { literalHeader, spell } from './scalars.js';

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
    this.#stack.push({ node, iterator: membersOf(node)[Symbol.iterator](), indent, inline, aside, fresh: true });
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

function isEmpty(node: OutMap | OutSeq): boolean {
  for (const _ of membersOf(node)) return false;
  return true;
}

function blockScalar({ text, kind }: OutScalar, indent: string, end: string): string {
  if (kind === 'bare') return text === '' ? end : ` ${text}${end}`;
  const header = literalHeader(text);
  if (header !== undefined) return ` ${header}${end}${text.replace(/^(?=.)/gm, indent)}\n`;
  return ` ${spell(text, kind, false)}${end}`;
}
