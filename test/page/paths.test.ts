// Error paths behind the happy path, inside of it, or as diagrams of their own.

import { expect, test } from 'vitest';
import { convertPaths, inlined, parse, paths, print } from '../../src/index.js';
import type { Diagram, Statement } from '../../src/ir/model.js';
import { namedPaths } from '../../src/ir/paths.js';
import { examples } from './pages.js';

const [, yaml = ''] = examples[0] ?? [];

function workflow(): Diagram {
  const { diagram } = parse(yaml, { from: 'yaml' });
  if (!diagram) throw new Error('nothing was read');
  return diagram;
}

test('inline, an error path is an operand beside what follows the step it leaves', () => {
  const { text } = print(workflow(), { to: 'mermaid', style: { errors: 'inline' } });
  const body = text.slice(text.indexOf('    alt Happy Path'));
  expect(body).toBe(`    alt Happy Path
        APIService->>+ExternalSystem: 3. [External API Call]<br/>POST /charge<br/>JSON: {amount, card_token}
    else the user paid here before
        APIService->>ExternalSystem: POST /charge/saved
    end
    alt Happy Path
        ExternalSystem-->>-APIService: 4. [Response]<br/>transaction id
        APIService-->>-WebApp: 5. [API Response]<br/>200 OK<br/>JSON: {order_id, status}
        WebApp-->>-User: 6. Shows the receipt
    else Payment Failure
        ExternalSystem-->>APIService: Payment Failed: insufficient_funds
        APIService-->>WebApp: 402 Payment Required<br/>JSON: {error, order_id}
        WebApp-->>User: Says why
    else Gateway Down
        APIService-)Database: remember for later
    end
`);
});

test('inline, an alternative stands beside the steps it replaces', () => {
  const { statements, ...rest } = workflow();
  const calm = { ...rest, statements: statements.filter((one) => one.kind !== 'section' || one.role === 'alternative') };
  const { text } = print(calm, { to: 'plantuml', style: { errors: 'inline' } });
  expect(text).toMatch(
    /alt Happy Path\n +APIService -> ExternalSystem \+\+ : 3[^\n]*\n *else the user paid here before\n +APIService -> ExternalSystem : POST \/charge\/saved\nend\n/,
  );
});

test('what leaves no step of the happy path stays behind it', () => {
  const plain: Diagram = {
    participants: [],
    statements: [{ kind: 'section', role: 'error', title: 'x', statements: [{ kind: 'divider', text: 'y' }] }],
  };
  expect(inlined(plain)).toEqual(plain);
  expect(inlined({ participants: [], statements: [] })).toEqual({ participants: [], statements: [] });
});

test('each path has a name that no other has', () => {
  const section = (id: string | undefined, title: string | undefined): Statement => ({
    kind: 'section',
    role: 'error',
    ...(id !== undefined && { id }),
    ...(title !== undefined && { title }),
    statements: [{ kind: 'divider', text: 'x' }],
  });
  const sections = [
    section('refused', 'Payment refused'),
    section(undefined, 'Late'),
    section(undefined, undefined),
    section(undefined, 'Late'),
    section(undefined, 'Late 2'),
    section(undefined, 'Late'),
  ];
  expect(namedPaths({ participants: [], statements: sections }).map(({ name }) => name)).toEqual([
    undefined,
    'refused',
    'Late',
    'error',
    'Late 2',
    'Late 2 2',
    'Late 3',
  ]);
});

test('separate, each path is a diagram of its own', () => {
  expect(paths(workflow()).map(({ title }) => title)).toEqual([
    'Place Order',
    'Place Order: Payment Failure',
    'Place Order: Gateway Down',
    'Place Order: Saved Card',
  ]);
  const texts = convertPaths(yaml, { from: 'yaml', to: 'mermaid' });
  expect(texts.map(({ text }) => parse(text ?? '', { from: 'mermaid' }).diagram?.statements.some(({ kind }) => kind === 'note'))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(texts.every(({ text }) => text !== undefined)).toBe(true);
  expect(texts.map(({ path }) => path)).toEqual([undefined, 'paymentFailure', 'gatewayDown', 'savedCard']);
});
