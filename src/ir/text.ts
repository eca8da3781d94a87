// A text as a reader of the drawn diagram sees it: every escape and entity resolved, line breaks as "\n", formatting as nodes.

/** A text: a plain string, or formatted content. A text without any formatting, wrap or alignment is always a string. */
export type Text = string | FormattedText;

/** A text with formatting, an alignment or a wish about wrapping. */
export interface FormattedText {
  /** Strings and nodes in reading order. Adjacent strings are joined, empty ones left out. */
  readonly content: readonly Inline[];
  /** Whether long lines are to be broken; absent means as the diagram does. */
  readonly wrap?: boolean;
  readonly align?: 'left' | 'center' | 'right';
}

/** A piece of formatted text. */
export type Inline = string | InlineNode;

/** A piece of formatted text that is more than its characters. */
export type InlineNode = SpanNode | LeafNode | LineNode;

/** Formatting round other content. */
export type SpanNode =
  | { readonly kind: 'mono' | 'sub' | 'sup'; readonly content: readonly Inline[] }
  | ({ readonly kind: 'strong' | 'emphasis' | 'plain'; readonly content: readonly Inline[] } & Unclosed)
  | ({ readonly kind: 'underline' | 'wave' | 'strike'; readonly color?: string; readonly content: readonly Inline[] } & Unclosed)
  | ({ readonly kind: 'color' | 'back'; readonly color: string; readonly content: readonly Inline[] } & Unclosed)
  /** The size of the letters, as PlantUML counts it. */
  | ({ readonly kind: 'size'; readonly size: number; readonly content: readonly Inline[] } & Unclosed)
  | ({ readonly kind: 'font'; readonly font: string; readonly content: readonly Inline[] } & Unclosed);

/** Formatting that goes on behind the text: PlantUML's closing bracket behind a guard stands in it, too. Only at the end of a guard. */
export interface Unclosed {
  readonly unclosed?: true;
}

/** Something that stands by itself within a line. */
export type LeafNode =
  | { readonly kind: 'link'; readonly href: string; readonly label?: string; readonly tooltip?: string }
  | { readonly kind: 'image'; readonly href: string; readonly scale?: string }
  | { readonly kind: 'icon' | 'emoji'; readonly name: string; readonly options?: string }
  /** The number that was shown last, where the author asks for it within a message or note; in any other text it is drawn as `%autonumber%`. */
  | { readonly kind: 'autonumber' }
  /** What a format says that has no node here: the source for its own printer, a plain reading for all others. */
  | { readonly kind: 'verbatim'; readonly format: string; readonly text: string; readonly plain: string };

/** Something that fills whole lines; it stands between line breaks. */
export type LineNode =
  /** The first level is 1. */
  | { readonly kind: 'heading'; readonly level: number; readonly content: readonly Inline[] }
  | { readonly kind: 'item'; readonly list: 'bullet' | 'number'; readonly level: number; readonly content: readonly Inline[] }
  | { readonly kind: 'rule'; readonly line: '-' | '=' | '.' | '_'; readonly content?: readonly Inline[] }
  | { readonly kind: 'row'; readonly color?: string; readonly cells: readonly Cell[] };

/** A cell of a table's row. */
export interface Cell {
  readonly header?: true;
  readonly color?: string;
  readonly content: readonly Inline[];
}

/** Makes a text in its one form: joined strings, no empty ones, a plain string where nothing needs more. */
export function makeText(content: readonly Inline[], options: Omit<FormattedText, 'content'> = {}): Text {
  const joined = joinStrings(content);
  const [first] = joined;
  if (options.wrap === undefined && options.align === undefined) {
    if (joined.length === 0) return '';
    if (joined.length === 1 && typeof first === 'string') return first;
  }
  return { content: joined, ...options };
}

/** Content in its one form: adjacent strings joined, empty ones left out. */
export function joinStrings(content: readonly Inline[]): readonly Inline[] {
  const out: Inline[] = [];
  for (const item of content) {
    const last = out[out.length - 1];
    if (typeof item !== 'string') out.push(item);
    else if (item !== '' && typeof last === 'string') out[out.length - 1] = last + item;
    else if (item !== '') out.push(item);
  }
  return out;
}

/** The content of a text, plain or not. */
export function contentOf(text: Text): readonly Inline[] {
  if (typeof text !== 'string') return text.content;
  return text === '' ? [] : [text];
}

/** What is left of a text when all formatting goes: always available, in every format. */
export function plainText(text: Text): string {
  if (typeof text === 'string') return text;
  // An explicit stack: markup may nest to any depth.
  const out: string[] = [];
  const pending: Inline[] = [...text.content].reverse();
  while (pending.length > 0) {
    const item = pending.pop();
    if (item === undefined) break;
    if (typeof item === 'string') {
      out.push(item);
      continue;
    }
    const inner = plainParts(item);
    for (let i = inner.length - 1; i >= 0; i--) pending.push(inner[i] ?? '');
  }
  return out.join('');
}

function plainParts(node: InlineNode): readonly Inline[] {
  switch (node.kind) {
    case 'link':
      return [node.label ?? node.href];
    case 'image':
      return [];
    case 'icon':
    case 'emoji':
      return [];
    case 'autonumber':
      // So it is drawn wherever no message has a number.
      return ['%autonumber%'];
    case 'verbatim':
      return [node.plain];
    case 'item':
      return [node.list === 'bullet' ? '• ' : '', ...node.content];
    case 'rule':
      return node.content ?? [];
    case 'row':
      return node.cells.flatMap((cell, index) => (index > 0 ? [' | ', ...cell.content] : cell.content));
    default:
      return node.content;
  }
}

/** Whether formatting goes on behind the text that it stands at the end of. */
export function isUnclosed(item: Inline | undefined): item is Extract<SpanNode, Unclosed> & { readonly unclosed: true } {
  return typeof item === 'object' && 'unclosed' in item && item.unclosed === true;
}

/** The formatting that goes on behind a content, from the outside in: its last node, the last in that one, and so on. */
export function* unclosedAtEnd(content: readonly Inline[]): Generator<Extract<SpanNode, Unclosed>> {
  for (let last = content.at(-1); isUnclosed(last); last = last.content.at(-1)) yield last;
}

/** Whether a text is drawn as nothing. */
export function isEmptyText(text: Text | undefined): boolean {
  return text === undefined || text === '' || (typeof text !== 'string' && text.content.length === 0);
}
