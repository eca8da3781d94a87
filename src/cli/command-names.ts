// The commands by their names.

/** Every command; the first is the one that needs no name. */
export const commandNames = ['convert', 'migrate', 'format', 'check', 'compare', 'formats', 'schema', 'url'] as const;
