// The blocks of a page: long lists are read as short ones are, wherever they stand.

import { describe, expect, test } from 'vitest';
import { type Block, blocksOf } from '../../src/formats/page/blocks.js';

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `${from + index}. step ${from + index}\n`).join('');

/** Each block as the text it stands for, lists by their items. */
function shown(text: string): readonly unknown[] {
  return blocksOf(text).map((block: Block) => {
    const slice = text.slice(block.span.start, block.span.end);
    if (block.kind === 'list') return block.items.map(({ content, number }) => `${number}|${text.slice(content.start, content.end)}`);
    return block.kind === 'fence' ? [slice, text.slice(block.content.start, block.content.end)] : slice;
  });
}

const items = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${from + index}|step ${from + index}`);

describe('a long list', () => {
  test('has all its items', () => {
    expect(shown(`# A\n\n${lines(1, 100)}\ntext\n`)).toEqual(['# A', items(1, 100), 'text']);
  });

  test('may have items of several lines in between', () => {
    const text = `${lines(1, 30)}    more\n\n    a paragraph\n${lines(31, 60)}\n## B\n`;
    expect(shown(text)).toEqual([[...items(1, 29), '30|step 30\n    more\n\n    a paragraph', ...items(31, 60)], '## B']);
  });

  test('may be code', () => {
    const code = lines(1, 50);
    expect(shown(`\`\`\`text\n${code}\`\`\`\n\nend\n`)).toEqual([[`\`\`\`text\n${code}\`\`\``, code], 'end']);
  });

  test('may be the text of a paragraph', () => {
    const text = `words\n${lines(5, 60)}`;
    expect(shown(text)).toEqual([text.trimEnd()]);
  });

  test('may be two lists', () => {
    expect(shown(`${lines(1, 40)}\n---\n\n${lines(1, 40)}`)).toEqual([items(1, 40), '---', items(1, 40)]);
  });
});
