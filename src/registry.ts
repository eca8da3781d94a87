// The list of formats, and how one is found: by id, by a file's extension, by looking at the text.

import type { Format, FormatDescription } from './format.js';
import { json } from './formats/json/index.js';
import { mermaid } from './formats/mermaid/index.js';
import { pageOf } from './formats/page/index.js';
import { plantuml } from './formats/plantuml/index.js';
import { workflow } from './formats/workflow/index.js';
import type { JsonObject } from './ir/model.js';

/** Every format; a new one is one line here. */
export const registry: readonly Format[] = [mermaid, plantuml, workflow, json, pageOf(mermaid, plantuml)];

/** What each format is called, which files hold it, and how well it says each construct. */
export function formats(): readonly FormatDescription[] {
  return registry.map(({ id, name, extensions, capabilities }) => ({ id, name, extensions, capabilities }));
}

/** The format with an id. An unknown id is a programmer's error and throws. */
export function formatById(id: string): Format {
  const found = registry.find((format) => format.id === id);
  if (!found) throw new Error(`unknown format ${JSON.stringify(id)}; known are ${registry.map((format) => format.id).join(', ')}`);
  return found;
}

/** The JSON Schema of a format's texts, where they are data. Throws only for an unknown format id. */
export function schemaOf(id: string): JsonObject | undefined {
  return formatById(id).schema?.();
}

/** The format of a text where it is certain: by what the text says of itself, then by the file's extension. */
export function detect(text: string, filename?: string): string | undefined {
  const byText = registry.filter((format) => format.recognises(text));
  if (byText.length === 1) return byText[0]?.id;
  if (filename === undefined) return undefined;
  const lower = filename.toLowerCase();
  const candidates = byText.length > 0 ? byText : registry;
  return candidates.find((format) => format.extensions.some((extension) => lower.endsWith(extension)))?.id;
}
