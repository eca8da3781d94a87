// What Mermaid's own reader does in ways that nobody would guess, and so does ours.

import { describe, expect, test } from 'vitest';
import { convert, parse } from '../../src/index.js';

const codes = (text: string): readonly string[] => parse(text, { from: 'mermaid' }).diagnostics.map(({ code }) => code);

describe('the first word', () => {
  test('is no part of a longer one', () => {
    const { diagnostics } = parse('%% c\nsequenceDiagramA->>B: x\n', { from: 'mermaid' });
    expect(diagnostics.map(({ code, span }) => [code, span])).toEqual([['syntax-error', { start: 5, end: 21 }]]);
  });

  test.each(['sequenceDiagram A->>B: x', 'sequenceDiagram;A->>B: x', 'sequenceDiagram\u00e9->>B: x', 'sequenceDiagram%% c'])(
    '%s',
    (text) => {
      expect(codes(text)).toEqual([]);
    },
  );
});

describe('a box', () => {
  const boxed = (text: string): unknown =>
    parse(`sequenceDiagram\n${text}`, { from: 'mermaid' }).diagram?.participants.map((member) =>
      member.kind === 'box' ? member.participants.map((inner) => inner.kind === 'participant' && inner.id) : member.id,
    );

  test('takes those in that were mentioned before it', () => {
    expect(boxed('A->>B: x\nbox T\nparticipant B\nparticipant C\nend\n')).toEqual(['A', ['B', 'C']]);
  });

  // `addActorRenderingData` sets a box up anew for each run of neighbours: what is drawn stands round the last of them.
  test('is drawn round the last neighbours, and moves nobody', () => {
    expect(boxed('A->>B: x\nB->>C: x\nbox T\nparticipant B\nparticipant D\nend\n')).toEqual(['A', 'B', 'C', ['D']]);
    expect(boxed('A->>B: x\nB->>C: x\nbox T\nparticipant C\nparticipant A\nend\n')).toEqual(['A', 'B', ['C']]);
  });
});

describe('a destruction beside a creation', () => {
  const begin = 'sequenceDiagram\nA->>B: x\ndestroy B\ncreate participant C\n';

  test('waits for the message behind the one that creates', () => {
    expect(codes(`${begin}A->>C: y\nA->>C: z\n`)).toContain('mermaid/destroy-without-message');
    expect(codes(`${begin}B->>C: y\nA->>C: z\n`)).toEqual(['mermaid/destroy-without-message']);
    expect(codes(`${begin}B->>C: y\nA->>B: z\n`)).toEqual([]);
    expect(codes(`${begin}B->>C: y\ndestroy C\nA->>C: z\n`)).toEqual([]);
    expect(codes(`${begin}B->>C: y\n`)).toEqual([]);
  });

  test('is printed where Mermaid accepts it, and a loss elsewhere', () => {
    const one = (behind: string): readonly [text: string | undefined, losses: readonly string[]] => {
      const source = `@startuml\nA -> B : x\ncreate C\nB -> C : y\ndestroy B\n${behind}\n@enduml\n`;
      const { text, diagnostics } = convert(source, { from: 'plantuml', to: 'mermaid' });
      return [text?.match(/destroy \w/g)?.join(), diagnostics.map(({ code }) => code)];
    };
    expect(one('')).toEqual(['destroy B', []]);
    expect(one('A -> B : z')).toEqual(['destroy B', []]);
    expect(one('A -> C : z')).toEqual([undefined, ['loss/destruction']]);
    expect(one('A -> C : z\ndestroy C')).toEqual(['destroy B,destroy C', []]);
  });
});

test('a text for screen readers that is not there leaves no line', () => {
  const { text } = convert('sequenceDiagram\n\naccTitle:', { from: 'mermaid', to: 'mermaid' });
  expect(text).toBe('sequenceDiagram\n');
});

test('an activation that ends and begins again across the line of a fragment goes on in PlantUML', () => {
  const source = 'sequenceDiagram\nA->>B: x\nactivate B\nB->>B: y\ndeactivate B\nalt yes\nactivate B\nA->>B: z\ndeactivate B\nend\n';
  const { text, diagnostics } = convert(source, { from: 'mermaid', to: 'plantuml' });
  expect(diagnostics.map(({ code }) => code)).toEqual(['loss/activation']);
  expect(text).toContain('B -> B : y\nalt yes\n  A -> B : z\n  deactivate B\nend\n');
});
