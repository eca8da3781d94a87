// Steps as statements. Fragments and sections nest to any depth, so an explicit stack holds the lists that are being read.

import type { Statement } from '../../../ir/model.js';
import type { Item, MapNode, Node, SeqNode } from '../yaml/nodes.js';
import { readContainer } from './containers.js';
import { type Context, originOf } from './context.js';
import { readMessage } from './messages.js';
import { readWord } from './words.js';

/** A list of steps that is still to be read, and what is to be done with its statements. */
export interface StepList {
  readonly node: Node | undefined;
  /** Only these of its items; all of them where absent. */
  readonly items?: readonly Item[];
  readonly done: (statements: readonly Statement[]) => void;
}

interface Frame {
  readonly seq: SeqNode | undefined;
  readonly items: readonly Item[];
  at: number;
  readonly out: Statement[];
  readonly done: StepList['done'];
}

/** The statements of a list of steps. */
export function readSteps(node: Node, context: Context): readonly Statement[] {
  let all: readonly Statement[] = [];
  const stack: Frame[] = [frameOf({ node, done: (statements) => (all = statements) })];
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const item = frame.items[frame.at++];
    if (item) readStep(item, frame, stack, context);
    else {
      stack.pop();
      if (frame.seq) frame.out.push(...context.trivia.closing(frame.seq));
      frame.done(frame.out);
    }
  }
  return all;
}

function frameOf({ node, items, done }: StepList): Frame {
  const seq = node?.is === 'seq' ? node : undefined;
  return { seq, items: items ?? seq?.items ?? [], at: 0, out: [], done };
}

function readStep({ value, start }: Item, { out }: Frame, stack: Frame[], context: Context): void {
  const { trivia, sorter } = context;
  out.push(...trivia.before(start));
  const blank = trivia.blankBefore(start);
  const sort = sorter.sortOf(value);
  if ('problem' in sort) return;
  const map: MapNode | undefined = value.is === 'map' ? value : undefined;
  const head = headEnd(value);
  out.push(...trivia.before(head), ...(head === value.span.end ? trivia.behind(head) : []));
  const place = originOf({ start, end: value.span.end }, blank, sort.is === 'message' ? undefined : value).origin;
  if (sort.is === 'message') {
    out.push(...readMessage(sort.key, sort.first, map, place, context));
    return;
  }
  const container = readContainer(sort.kind, sort.first, map, place, context);
  if (!container) {
    const statement = readWord(sort.kind, sort.first, map, place, context);
    if (statement) out.push(statement);
    return;
  }
  const { lists, finish } = container;
  const read: (readonly Statement[])[] = lists.map(() => []);
  let open = lists.length;
  const close = (): void => {
    if (open === 0) out.push(finish(read));
  };
  const frames = lists.map((list, index) =>
    frameOf({
      ...list,
      done: (statements) => {
        read[index] = statements;
        open--;
        close();
      },
    }),
  );
  stack.push(...frames.reverse());
  close();
}

/** Where the words of a step end and the steps inside of it begin. */
function headEnd(value: Node): number {
  if (value.is !== 'map') return value.span.end;
  const inner = value.entries.find(({ value: one }) => one.is === 'seq' && one.items.some((item) => item.value.is === 'map'));
  return inner ? inner.keySpan.end : value.span.end;
}
