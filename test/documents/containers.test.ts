// Every container: what is found in it, and what becomes of the document when other texts are put in the places of its diagrams.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { embeddedIn, findIn, splice } from '../../src/documents/documents.js';
import type { Embedded } from '../../src/documents/embedded.js';
import { decodeAddress } from '../../src/documents/urls/addresses.js';
import { originalOffset } from '../../src/source/offset-map.js';

const folder = join(import.meta.dirname, 'fixtures');
const corpus = join(import.meta.dirname, '../../../shared/corpus/docs');
const fixtures = readdirSync(folder).filter((name) => !name.endsWith('.golden'));

/** A text that looks like what containers might take for their own. */
const nasty = ['first', '', '  <b> & "c" ```', '```', '....', '----', '* star', '#+end', ']]>', 'include', 'last'].join('\n');

function other(format: string): string {
  return format === 'mermaid' ? 'plantuml' : 'mermaid';
}

function rewriteAll(document: string, name: string, text: string, to: (one: Embedded) => string): string {
  const edits = embeddedIn(document, name).flatMap((one) => {
    const rewritten = one.rewrite(text, to(one));
    return 'text' in rewritten ? [{ ...one.span, text: rewritten.text }] : [];
  });
  return splice(document, edits);
}

function listing(document: string, name: string): string {
  const { embedded, references, bystanders } = findIn(document, name);
  const blocks = embedded.map((one) => {
    const rewritten = one.rewrite(nasty, other(one.format));
    const shown = 'text' in rewritten ? unpacked(rewritten.text) : `refused: ${rewritten.refused}`;
    return `## ${one.container} ${one.shape} ${one.format}\n${one.text}\n-> ${other(one.format)}\n${shown}\n`;
  });
  const shown = references.map((one) => {
    const instead = one.instead?.(nasty, 'mermaid');
    const drawn = instead && 'text' in instead ? `\n${instead.text}` : '';
    return `## reference ${one.format} ${one.path} -> ${JSON.stringify(one.rewrite('new.file', other(one.format)))}${drawn}\n`;
  });
  const left = bystanders.map(({ span, reason }) => `## left alone\n${document.slice(span.start, span.end)}\n${reason}\n`);
  return [...blocks, ...shown, ...left].join('\n').replaceAll('\r', '␍');
}

/** What an address says: how it is packed is the business of zlib's version. */
function unpacked(text: string): string {
  const found = decodeAddress(text.replaceAll('&amp;', '&'));
  return found ? `address of ${found.service}: ${found.text}` : text;
}

describe.each(fixtures)('%s', (name) => {
  const document = readFileSync(join(folder, name), 'utf8');

  it('gives its diagrams and takes others', async () => {
    await expect(listing(document, name)).toMatchFileSnapshot(join(folder, `${name}.golden`));
  });

  it('keeps every character outside of the blocks', () => {
    const spans = embeddedIn(document, name).map(({ span }) => span);
    expect(spans.every(({ start, end }, index) => start < end && start >= (spans[index - 1]?.end ?? 0))).toBe(true);
  });

  it('leads every offset of a text back to the document', () => {
    for (const one of embeddedIn(document, name).filter(({ shape }) => shape === 'block' || shape === 'file')) {
      for (let at = 0; at < one.text.length; at++) {
        const from = originalOffset(one.map, at);
        expect(from).toBeGreaterThanOrEqual(one.span.start);
        if (document[from] !== one.text[at]) expect('&\\]').toContain(document[from]);
      }
    }
  });

  it('is untouched by a text that says the same', () => {
    for (const one of embeddedIn(document, name)) {
      expect(one.rewrite(one.text, one.format)).toEqual({ text: document.slice(one.span.start, one.span.end) });
    }
  });

  it('finds what was put into it, and putting it again changes nothing', () => {
    const once = rewriteAll(document, name, nasty, ({ format }) => format);
    // An image that became a block begins with its alternative text.
    const texts = embeddedIn(once, name).flatMap(({ shape, text }) =>
      shape === 'link' ? [] : [text.replaceAll('\r', '').replace(/^(.*\n)?(' |%% ).*\n/, '$1')],
    );
    for (const text of texts) if (text.includes('first')) expect(text.trim()).toBe(nasty);
    expect(rewriteAll(once, name, nasty, ({ format }) => format).replace(/^ *(' |%% ).*\n/gm, '')).toBe(
      once.replace(/^ *(' |%% ).*\n/gm, ''),
    );
  });
});

describe.skipIf(!exists(corpus))('real documents', () => {
  it('only their diagrams change', () => {
    for (const name of readdirSync(corpus)) {
      const document = readFileSync(join(corpus, name), 'utf8');
      const found = embeddedIn(document, name);
      for (const one of found) {
        expect(one.rewrite(one.text, one.format), name).toEqual({ text: document.slice(one.span.start, one.span.end) });
      }
      const changed = rewriteAll(document, name, 'sequenceDiagram\n  A->>B: x', ({ format }) => format);
      expect(masked(changed, name), name).toBe(masked(document, name));
    }
  });
});

function masked(document: string, name: string): string {
  return splice(
    document,
    embeddedIn(document, name).map(({ span }) => ({ ...span, text: '▮' })),
  );
}

function exists(path: string): boolean {
  try {
    return readdirSync(path).length > 0;
  } catch {
    return false;
  }
}
