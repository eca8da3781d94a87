// Commands of a language on one carried line: shorter than they were written, and exactly the same when they are read.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCommands, writeCommands } from '../../src/formats/kit/carry/commands.js';
import { readFields, readFlow, writeFields } from '../../src/formats/kit/carry/flow.js';
import { readLine, writeLine } from '../../src/formats/kit/carry/line.js';
import { runs } from '../arbitrary/runs.js';
import { nasty } from '../arbitrary/texts.js';

const read = (written: string): readonly string[] | undefined => {
  const data = readFlow(written);
  return data === undefined ? undefined : readCommands(data);
};

const examples: Readonly<Record<string, readonly [commands: readonly string[], written: string]>> = {
  'one command': [['skinparam shadowing false'], 'skinparam shadowing false'],
  'a first word that is shared': [['skinparam a 1', 'skinparam b 2', 'scale 2'], '[{skinparam:[a 1,b 2]},scale 2]'],
  'a block, its words and its blank lines': [
    ['skinparam sequence {\n  ParticipantFontSize 20\n  ParticipantFontColor black\n  ParticipantBorderColor red\n\n  LifeLineWidth 2\n}'],
    '{"skinparam sequence {  ":[{Participant*:[FontSize 20,FontColor black,BorderColor red]},"",LifeLineWidth 2]}',
  ],
  'a block with several indentations': [
    [
      'skinparam sequence {\n\tArrowColor grey\n\tboxfontsize 17\n\tb 1\n\tc 2\n\td 3\n\te 4\n    actorfontsize 17\n\t\tdeeper 1\nflat 2\n\tlast 3\n}',
    ],
    '{"skinparam sequence {\\t":[ArrowColor grey,boxfontsize 17,b 1,c 2,d 3,e 4,{"    ":actorfontsize 17},"\\tdeeper 1",{"":flat 2},last 3]}',
  ],
  'JSON in its own style': [
    [
      "%%{init: {'theme':'base','themeVariables':{'noteBkgColor':'#FEF3C7','noteTextColor':'#78350F','lineColor':'#7C3AED','a':'b','c':'d','e':'f','g':'h','i':'j','k':'l','m':'n','o':'p'}}}%%",
    ],
    '{in:["%\\u0025{init: ","}%%"],colon::,comma:",",data:{theme:base,themeVariables:{noteBkgColor:#FEF3C7,noteTextColor:#78350F,lineColor:#7C3AED,a:b,c:d,e:f,g:h,i:j,k:l,m:n,o:p}}}',
  ],
};

describe.each(Object.entries(examples))('%s', (_, [commands, written]) => {
  test('is written', () => expect(writeCommands(commands)).toBe(written));
  test('and read', () => expect(read(written)).toEqual(commands));
});

const words = fc.constantFrom(
  'skinparam ',
  'skinparam',
  'Actor',
  'ActorFont',
  'Color',
  ' red',
  '{',
  '}',
  '{\n',
  '\n}',
  '\n',
  '  ',
  '\t',
  "'a':'b'",
  '"a": 1',
  '',
);
const command = fc.array(fc.oneof(words, words, fc.constantFrom(...nasty)), { maxLength: 8 }).map((parts) => parts.join(''));

test('whatever the commands are, they come back', () => {
  fc.assert(
    fc.property(fc.array(command, { minLength: 1, maxLength: 6 }), (commands) => {
      expect(read(writeCommands(commands))).toEqual(commands);
      const line = writeLine({ verb: 'insert', statements: commands.map((text) => ({ kind: 'verbatim', format: 'plantuml', text })) });
      expect(line).not.toContain('\n');
      expect(readLine(line)).toEqual({
        verb: 'insert',
        statements: commands.map((text) => ({ kind: 'verbatim', format: 'plantuml', text })),
      });
    }),
    runs(500),
  );
});

test('a field that was not there is said shortly', () => {
  const fields = { action: 'resume', value: null, 'x-y': null, on: true };
  expect(writeFields(fields)).toBe('action: resume, -value, "x-y": null, on: true');
  expect(readFields(writeFields(fields))).toEqual(fields);
});

test('nesting without end is refused and takes no time', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  expect(read(deep)).toBeUndefined();
  expect(read(`{data:${deep},in:[a,b]}`)).toBeUndefined();
  const braces = `x ${"{'a':".repeat(50_000)}1${'}'.repeat(50_000)}`;
  expect(read(writeCommands([braces]))).toEqual([braces]);
});
