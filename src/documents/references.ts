// Files that documents show as diagrams, told by their names.

const formatsByExtension: Readonly<Record<string, string>> = {
  '.mmd': 'mermaid',
  '.mermaid': 'mermaid',
  '.puml': 'plantuml',
  '.plantuml': 'plantuml',
  '.pu': 'plantuml',
  '.wsd': 'plantuml',
  '.iuml': 'plantuml',
};

const newExtension: Readonly<Record<string, string>> = { mermaid: '.mmd', plantuml: '.puml', yaml: '.yaml', json: '.json' };

/** Extensions of files that hold diagrams and nothing else, by format. */
export function extensionsOf(format: string): readonly string[] {
  return Object.keys(formatsByExtension).filter((extension) => formatsByExtension[extension] === format);
}

/** The format that a path's extension names. */
export function formatOfPath(path: string): string | undefined {
  const extension = /\.[a-z]+$/i.exec(path)?.[0].toLowerCase();
  return extension !== undefined && Object.hasOwn(formatsByExtension, extension) ? formatsByExtension[extension] : undefined;
}

/** Whether a path names an image of a kind into which PlantUML writes the source. */
export function isDrawing(path: string): boolean {
  return /\.(svg|png)$/i.test(path);
}

/** Whether an address is a path beside the document, not a place in the net. */
export function isLocal(address: string): boolean {
  return !/^([a-z][a-z0-9+.-]*:|\/\/|#|$)/i.test(address);
}

/** The path with the extension that files of a format get. */
export function otherExtension(path: string, format: string): string {
  return path.replace(/\.[a-z]+$/i, newExtension[format] ?? '');
}
