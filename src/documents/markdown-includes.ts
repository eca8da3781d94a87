// Fences whose text comes from another file when the site is built: `{{#include login.puml}}` of mdBook, `--8<--` of MkDocs, and others.

import type { Bystander, Embedded, Reference } from './embedded.js';

const whole = /^\s*\{\{#include[ \t]+([^\s{}:]+)[ \t]*\}\}\s*$/;
const line = /^[ \t]*(?:\{\{#\w*include\b.*\}\}|-+8<-+.*|\{%-?[ \t]*include\b.*%\})[ \t]*$/m;

/** A fence that shows one file, which its path finds from the document. */
export function includedFile({ text, span, format, container, rewrite }: Embedded): Reference | undefined {
  const path = whole.exec(text)?.[1];
  if (path === undefined) return undefined;
  return { container, span, path, format, rewrite: (to, target) => rewrite(`{{#include ${to}}}`, target) };
}

/** A fence whose text is put together in a way that only the program knows that builds the site. */
export function putTogether({ text, span, format, container }: Embedded): Bystander | undefined {
  const found = line.exec(text)?.[0].trim();
  if (found === undefined) return undefined;
  return { container, span, language: format, reason: `Its text comes from another file when the site is built: ${found}` };
}
