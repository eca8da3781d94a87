// A printed text that does not say what it should is a defect of ours, with a report to paste.

import { expect, test } from 'vitest';
import { verify } from '../../src/convert.js';
import { formatById } from '../../src/registry.js';

test('a defect names each difference, its place in the source, and holds a report', () => {
  const source = '@startuml\nA -> B: hello\n@enduml\n';
  const says = formatById('plantuml').parse(source, {}).diagram;
  if (!says) throw new Error('unreadable');
  const text = 'sequenceDiagram\n    A->>B: bye\n';
  const [defect, ...others] = verify({ text, says, diagnostics: [] }, { to: 'mermaid' });
  expect(others).toEqual([]);
  expect(defect?.code).toBe('defect');
  expect(source.slice(defect?.span?.start, defect?.span?.end)).toBe('A -> B: hello');
  expect(defect?.data).toMatchObject({ report: expect.stringContaining('A->>B: bye') });
});
