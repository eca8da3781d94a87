// YAML in flow style, without recursion: `{a: [b, c]}`.

import { membersOf, type OutEntry, type OutItem, type OutMap, type OutScalar, type OutSeq } from './out.js';
import { spell } from './scalars.js';

/** A comment as it stands in the text. */
export function commentLine(text: string): string {
  return text === '' ? '#' : `# ${text}`;
}

/**
 * A value in flow style, each member behind `lineBreak`, which is empty where all stand on one line. Undefined when it is longer than the
 * budget, or holds what one line would spoil.
 */
export function flowText(root: OutMap | OutSeq, budget: number, lineBreak: string): string | undefined {
  return new FlowWriter(budget, lineBreak).write(root);
}

interface Level {
  readonly close: string;
  readonly members: Iterator<OutEntry | OutItem>;
  isFirst: boolean;
}

class FlowWriter {
  readonly #budget: number;
  readonly #lineBreak: string;
  readonly #stack: Level[] = [];
  readonly #out: string[] = [];
  #length = 0;

  constructor(budget: number, lineBreak: string) {
    this.#budget = budget;
    this.#lineBreak = lineBreak;
  }

  write(root: OutMap | OutSeq): string | undefined {
    this.#open(root);
    for (let level = this.#stack.at(-1); level; level = this.#stack.at(-1)) {
      const next = level.members.next();
      if (this.#length > this.#budget) return undefined;
      if (next.done) this.#close(level);
      else if (this.#lineBreak === '' && isSpoilt(next.value)) return undefined;
      else this.#member(level, next.value);
    }
    return this.#length > this.#budget ? undefined : this.#out.join('');
  }

  #add(text: string): void {
    this.#out.push(text);
    this.#length += text.length;
  }

  #open(node: OutMap | OutSeq): void {
    this.#add(node.is === 'map' ? '{' : '[');
    this.#stack.push({ close: node.is === 'map' ? '}' : ']', members: membersOf(node)[Symbol.iterator](), isFirst: true });
  }

  #close({ close }: Level): void {
    this.#stack.pop();
    this.#add(close);
  }

  #member(level: Level, member: OutEntry | OutItem): void {
    const { value } = member;
    const comments = commentsOf(member);
    if (value !== undefined) this.#add(level.isFirst ? this.#lineBreak : this.#lineBreak === '' ? ', ' : `,${this.#lineBreak}`);
    else if (comments.length > 0) this.#add(this.#lineBreak);
    for (const comment of comments) this.#add(`${commentLine(comment)}${this.#lineBreak}`);
    if (value === undefined) return;
    level.isFirst = false;
    const isEntry = 'key' in member;
    if (isEntry) this.#key(member.key);
    if (value.is === 'scalar') this.#add(scalarText(value, isEntry));
    else {
      if (isEntry) this.#add(' ');
      this.#open(value);
    }
  }

  /** A key of more than 1,024 characters must say that it is one. */
  #key(key: string): void {
    const spelt = spell(key, 'key', true);
    this.#add(spelt.length > 1000 ? `? ${spelt} :` : `${spelt}:`);
  }
}

function commentsOf({ comments = [], aside }: OutEntry | OutItem): readonly string[] {
  return [...comments.map(({ text }) => text), ...(aside === undefined ? [] : [aside])];
}

/** One line holds no comments, and no text of several lines. */
function isSpoilt(member: OutEntry | OutItem): boolean {
  return commentsOf(member).length > 0 || (member.value?.is === 'scalar' && member.value.text.includes('\n'));
}

function scalarText({ text, kind }: OutScalar, isEntry: boolean): string {
  const spelt = kind === 'bare' ? text : spell(text, kind, true);
  if (spelt === '') return isEntry ? '' : 'null';
  return isEntry ? ` ${spelt}` : spelt;
}
