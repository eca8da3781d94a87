// Printed text, line by line.

/** Deeper levels are not indented further: blanks would outgrow the text. */
const deepest = 60;

/** So many lines are put together at once: the pieces of which they are made would outlive the printing of a long text. */
const together = 256;

/** Collects the lines of a printed text with their indentation. */
export class Lines {
  readonly #done: string[] = [];
  #lines: string[] = [];
  #last: string | undefined;
  /** An empty line that is wanted before the next one; behind the last line there is none. */
  #gap = false;
  readonly #unit: string;
  #depth = 0;
  #indent = '';

  constructor(unit: string) {
    this.#unit = unit;
  }

  /** Adds one line at the current depth; an empty one stays without blanks. */
  add(line: string): void {
    this.addRaw(line === '' ? '' : this.#indent + line);
  }

  /** Adds a line as it is. */
  addRaw(line: string): void {
    if (this.#gap) {
      this.#gap = false;
      this.addRaw('');
    }
    this.#lines.push(line);
    this.#last = line;
    if (this.#lines.length < together) return;
    this.#done.push(this.#lines.join('\n'));
    this.#lines = [];
  }

  /** Adds lines that stay as they are, but for the depth of the first. */
  addBlock(text: string): void {
    const [first = '', ...rest] = text.split('\n');
    this.add(first);
    for (const line of rest) this.addRaw(line);
  }

  /** Wants an empty line before the next one, unless there is one already or nothing stands before it. */
  blank(): void {
    this.#gap = !this.isEmpty && this.#last !== '';
  }

  /** Wants no empty line after all: what it would stand before says nothing. */
  noBlank(): void {
    this.#gap = false;
  }

  /** Whether nothing was added yet. */
  get isEmpty(): boolean {
    return this.#last === undefined;
  }

  indent(): void {
    this.#depth++;
    this.#indent = this.#unit.repeat(Math.min(this.#depth, deepest));
  }

  outdent(): void {
    this.#depth = Math.max(0, this.#depth - 1);
    this.#indent = this.#unit.repeat(Math.min(this.#depth, deepest));
  }

  /** All lines, each with its line end. */
  text(): string {
    return this.isEmpty ? '' : [...this.#done, ...this.#lines, ''].join('\n');
  }
}
