// Pages that people edit: a workflow is written into them again, lists and diagrams disagree, comments are damaged.

import { describe, expect, test } from 'vitest';
import { isLoss, parse, print } from '../../src/index.js';
import type { Diagram, Statement } from '../../src/ir/model.js';
import { mapStatements, statementsOf } from '../../src/ir/walk.js';
import { pages, readPage, throughYaml } from './pages.js';

const page = (name: string): string => pages.find(([one]) => one === name)?.[1] ?? '';
const registration = page('register-user');
const order = page('place-order');

function described(diagram: Diagram, at: number, description: string): Diagram {
  const message = [...statementsOf(diagram, 'message')][at];
  const change = (one: Statement): readonly Statement[] =>
    one === message && one.kind === 'message' ? [{ ...one, step: { ...one.step, description } }] : [one];
  return { ...diagram, statements: mapStatements(diagram.statements, change) };
}

describe('a workflow written into a page', () => {
  const written = registration
    .replace('## Decisions', '## What we decided')
    .replace('- The form works', '*   The form works')
    .replace('- Passwords are', '*   Passwords are')
    .replace('  not even', '    not even');

  test('changes nothing where nothing changed', () => {
    const yaml = throughYaml(readPage(written));
    expect(print(yaml, { to: 'page', source: written }).text).toBe(written);
  });

  test('changes the step that changed, and nothing else', () => {
    const yaml = described(throughYaml(readPage(written)), 4, 'The store answers');
    const { text } = print(yaml, { to: 'page', source: written });
    expect(text).toBe(written.replace('Store gives the id', 'The store answers'));
  });

  test('keeps words that the workflow does not have, and takes away what is drawn no more', () => {
    const { workflow: _, ...bare } = throughYaml(readPage(written));
    const main = bare.statements.filter((one) => one.kind !== 'section' || one.role === 'alternative');
    const { text } = print({ ...bare, statements: main }, { to: 'page', source: written });
    for (const kept of ['How a visitor becomes', 'category: explanation', '## What we decided', 'ada@example.com', 'Passwords are never'])
      expect(text).toContain(kept);
    expect(text).not.toContain('Error Path');
    expect(text).toContain('## Alternative Flows');
    expect(parse(text, { from: 'page' }).diagnostics).toEqual([]);
  });

  test('adds a new part where the template has it', () => {
    const diagram = readPage(registration.replace(/## Notes[\s\S]*?(?=## Decisions)/, ''));
    const noted: Diagram = { ...diagram, workflow: { ...diagram.workflow, notes: ['New'] } };
    const { text } = print(noted, { to: 'page' });
    expect(text).toMatch(/hashing, on purpose\]\n\n## Decisions[\s\S]*\n\n## Notes\n\n- New\n\n## Related/);
  });

  test('keeps line ends', () => {
    const windows = registration.replaceAll('\n', '\r\n');
    const { text } = print(described(readPage(windows), 0, 'Other words'), { to: 'page', source: windows });
    expect(text).toBe(windows.replace('Visitor fills in the form', 'Other words'));
  });
});

describe('what does not fit', () => {
  test('a list that disagrees with its diagram is reported with both places, and kept', () => {
    const text = registration.replace('8. Portal → Visitor: "Look into your mailbox"\n', '');
    const { diagram, diagnostics } = parse(text, { from: 'page' });
    const [found] = diagnostics;
    expect(diagnostics.map(({ code }) => code)).toEqual(['page/steps-disagree']);
    expect(found?.message).toBe('The list under "Happy Path (Success Scenario)" has 7 steps, the diagram draws 8.');
    expect(text.slice(found?.span?.start).startsWith('### Happy Path')).toBe(true);
    expect(text.slice(found?.related?.[0]?.span.start).startsWith('sequenceDiagram')).toBe(true);
    if (!diagram) throw new Error('nothing was read');
    expect(print(throughYaml(diagram), { to: 'page' }).text).toBe(text);
  });

  test('an error path without its drawing is reported', () => {
    const text = registration.replace(/ {4}%% Error Path: Mail Bounces[\s\S]*?(?=```)/, '');
    expect(parse(text, { from: 'page' }).diagnostics.map(({ code }) => code)).toEqual(['page/steps-disagree']);
  });

  test('details find their step again where one was added before', () => {
    const added = order
      .replace('    User->>+WebApp: 1.', '    User->>User: 1. thinks\n    User->>+WebApp: 2.')
      .replace(/WebApp->>\+APIService: 2\./, 'WebApp->>+APIService: 3.')
      .replace(/APIService->>\+ExternalSystem: 3\./, 'APIService->>+ExternalSystem: 4.')
      .replace(/ExternalSystem-->>-APIService: 4\./, 'ExternalSystem-->>-APIService: 5.')
      .replace(/APIService-->>-WebApp: 5\./, 'APIService-->>-WebApp: 6.')
      .replace(/WebApp-->>-User: 6\./, 'WebApp-->>-User: 7.')
      .replace('1. **User Action**', '1. User thinks\n1. **User Action**');
    const { diagram, diagnostics } = parse(added, { from: 'page' });
    expect(diagnostics).toEqual([]);
    const ids = diagram && [...statementsOf(diagram, 'message')].flatMap(({ step }) => step?.id ?? []);
    expect(ids).toEqual(['placeOrder', 'charge']);
  });

  test('details of a step that is gone are reported, damaged ones too', () => {
    const gone = order.replace('says: "[API Call]"', 'says: "[Other]"');
    expect(parse(gone, { from: 'page' }).diagnostics.map(({ code }) => code)).toEqual(['carried-edited']);
    const damaged = order.replace('section: gatewayDown, at: charge', 'section: gatewayDown, at: [');
    const [found] = parse(damaged, { from: 'page' }).diagnostics;
    expect(found?.code).toBe('carried-unreadable');
    expect(damaged.slice(found?.span?.start, found?.span?.end)).toBe('section: gatewayDown, at: [');
  });

  test('errors in the diagram stand where they are in the page', () => {
    const text = registration.replace('Portal->>Portal: 2.', 'Portal->> 2.');
    const [found] = parse(text, { from: 'page' }).diagnostics;
    expect(found?.severity).toBe('error');
    expect(text.slice(0, found?.span?.start).split('\n').at(-1)).toContain('Portal->>');
  });

  test("headings that are nearly a page's are told, and what they should be", () => {
    const written = registration
      .replace('## Workflow Steps', '## Workflow steps')
      .replace('### Happy Path (Success Scenario)', '### Happy path');
    const { diagnostics } = parse(written, { from: 'page' });
    expect(diagnostics.map(({ code, severity, help }) => [code, severity, help])).toEqual([
      ['page/almost-heading', 'info', 'Write "## Workflow Steps".'],
      ['page/almost-heading', 'info', 'Write "### Happy Path (Success Scenario)".'],
    ]);
  });

  test('steps that are no numbered list are told', () => {
    const happy = '### Happy Path (Success Scenario)';
    const written = registration.replace(`${happy}\n`, `${happy}\n\nFirst of all, in words.\n`);
    const { diagnostics } = parse(written, { from: 'page' });
    expect(diagnostics.map(({ code, severity, span }) => [code, severity, written.slice(span?.start, span?.end).trim()])).toEqual([
      ['page/unread-steps', 'info', 'First of all, in words.'],
    ]);
    expect(parse(registration, { from: 'page' }).diagnostics).toEqual([]);
  });

  test('a page without a diagram is none', () => {
    expect(parse('# A\n\n## Purpose\n\nx\n', { from: 'page' })).toMatchObject({ diagnostics: [{ code: 'page/no-diagram' }] });
  });
});

describe('a page made by hand', () => {
  const text = [
    '# How we pay',
    '',
    'Some words.',
    '',
    '```mermaid',
    'sequenceDiagram',
    '    Shop->>Bank: pay',
    '```',
    '',
    '| a | b |',
    '| - | - |',
    '',
    '## Notes',
    '',
    'Just a paragraph.',
    '',
  ].join('\n');

  test('keeps everything', () => {
    const diagram = readPage(text);
    expect(diagram.title).toBe('How we pay');
    expect(print(diagram, { to: 'page' }).text).toBe(text);
    const again = print(throughYaml(diagram), { to: 'page' });
    expect(again.diagnostics.filter(isLoss)).toEqual([]);
    for (const line of text.split('\n')) expect(again.text).toContain(line);
  });

  test('is a document to everybody who does not ask for its workflow', () => {
    expect(parse(text).diagnostics.map(({ code }) => code)).toEqual(['unknown-format']);
  });
});
