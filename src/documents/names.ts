// The words by which documents name the languages of their diagrams, read in both directions.

/** The format that a word before a block names; in lower case. */
const formatsByWord: Readonly<Record<string, string>> = {
  mermaid: 'mermaid',
  mmd: 'mermaid',
  plantuml: 'plantuml',
  puml: 'plantuml',
  uml: 'plantuml',
  c4plantuml: 'plantuml',
};

/** Languages of diagrams that are not read, by the words that name them in documents. */
const otherLanguages: Readonly<Record<string, string>> = {
  a2s: 'ASCIIToSVG',
  actdiag: 'actdiag',
  blockdiag: 'blockdiag',
  bpmn: 'BPMN',
  bytefield: 'Bytefield',
  d2: 'D2',
  dbml: 'DBML',
  ditaa: 'ditaa',
  dot: 'Graphviz',
  erd: 'Erd',
  excalidraw: 'Excalidraw',
  graphviz: 'Graphviz',
  likec4: 'LikeC4',
  msc: 'mscgen',
  mscgen: 'mscgen',
  msgenny: 'MsGenny',
  nomnoml: 'nomnoml',
  nwdiag: 'nwdiag',
  packetdiag: 'packetdiag',
  pikchr: 'Pikchr',
  rackdiag: 'rackdiag',
  seqdiag: 'seqdiag',
  sequence: 'js-sequence-diagrams',
  structurizr: 'Structurizr',
  svgbob: 'Svgbob',
  symbolator: 'Symbolator',
  tikz: 'TikZ',
  umlet: 'UMLet',
  vega: 'Vega',
  vegalite: 'Vega-Lite',
  wavedrom: 'WaveDrom',
  websequencediagrams: 'WebSequenceDiagrams',
  wireviz: 'WireViz',
  wsd: 'WebSequenceDiagrams',
  xu: 'xù',
  zenuml: 'ZenUML',
};

/** Words under which a workflow or the JSON form may stand, among anything else. */
const possibleByWord: Readonly<Record<string, string>> = { yaml: 'yaml', yml: 'yaml', json: 'json' };

/** The format that a word names for certain. */
export function statedFormat(word: string): string | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(formatsByWord, key) ? formatsByWord[key] : undefined;
}

/** The words of all of them, as alternatives of a regular expression. */
export const otherWords = Object.keys(otherLanguages).join('|');

/** The name of a language of diagrams that is not read. */
export function otherLanguage(word: string): string | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(otherLanguages, key) ? otherLanguages[key] : undefined;
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
