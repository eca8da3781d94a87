// Findings of the plantuml format alone.

export const plantuml = {};
