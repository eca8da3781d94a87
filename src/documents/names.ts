// The words by which documents name the languages of their diagrams, read in both directions.

/** The format that a word before a block names; in lower case. */
const formatsByWord: Readonly<Record<string, string>> = {
  mermaid: 'mermaid',
  mmd: 'mermaid',
  plantuml: 'plantuml',
  puml: 'plantuml',
  uml: 'plantuml',
};

/** Words under which a workflow or the JSON form may stand, among anything else. */
const possibleByWord: Readonly<Record<string, string>> = { yaml: 'yaml', yml: 'yaml', json: 'json' };

/** The format that a word names for certain. */
export function statedFormat(word: string): string | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(formatsByWord, key) ? formatsByWord[key] : undefined;
}

/** The format that a text under this word may have. */
export function possibleFormat(word: string): string | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(possibleByWord, key) ? possibleByWord[key] : undefined;
}

/** The word to write for a format: the author's own where it already names that format. */
export function wordFor(format: string, written: string): string {
  return (statedFormat(written) ?? possibleFormat(written)) === format ? written : format;
}
