// Findings of the mermaid format alone.

export const mermaid = {};
