// Which way dependencies may point, as dependency-cruiser reads it. Each rule's comment tells who breaks it what to do.

/** `from` may not depend on `to`; the comment is what the offender reads. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export const forbidden = [
  forbid(
    'no-cycles',
    'Two modules that need each other are one, or lack a third: move what both need into it.',
    {},
    // Types may name each other: a diagram holds statements, which hold diagrams' parts.
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  forbid(
    'no-orphans',
    'Nobody uses this module: use it or delete it.',
    { orphan: true, pathNot: '^src/(?:index|cli/main|formats/[^/]+/index)\\.ts$|\\.d\\.ts$' },
    {},
  ),
  forbid('everything-is-found', 'This import leads nowhere: install the package or mend the path.', {}, { couldNotResolve: true }),
  forbid(
    'packages-are-declared',
    'A package that is used stands in `dependencies` of package.json.',
    { path: '^src/' },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'source-knows-nobody',
    'Positions and spans are the ground: what needs more belongs above them.',
    { path: '^src/source/' },
    { path: '^src/', pathNot: '^src/source/' },
  ),
  forbid(
    'ir-knows-nobody',
    'The IR says what is drawn and may use positions; nothing else.',
    { path: '^src/ir/' },
    { path: '^src/', pathNot: '^src/(?:ir|source)/' },
  ),
  forbid(
    'diagnostics-know-the-source-only',
    'A diagnostic is data about a text; pass what it needs as plain values.',
    { path: '^src/diagnostics/' },
    { path: '^src/', pathNot: '^src/(?:diagnostics|source|ir)/' },
  ),
  forbid(
    'formats-are-strangers',
    'A format knows the IR, never another format: what two share goes into formats/kit.',
    { path: '^src/formats/([^/]+)/', pathNot: '^src/formats/kit/' },
    { path: '^src/formats/', pathNot: '^src/formats/(?:$1|kit)/' },
  ),
  forbid(
    'kit-knows-no-format',
    'What formats share must work for a format not yet written.',
    { path: '^src/formats/kit/' },
    { path: '^src/formats/', pathNot: '^src/formats/kit/' },
  ),
  forbid(
    'formats-look-down-only',
    'A format stands on format.ts, the kit, the IR, diagnostics and the source; it never asks who uses it.',
    { path: '^src/formats/' },
    { path: '^src/(?:[^/]+\\.ts$|documents/|cli/)', pathNot: '^src/format\\.ts$' },
  ),
  forbid(
    'only-the-registry-lists-formats',
    'Ask the registry for a format by its id, extension or text.',
    { pathNot: '^src/(?:registry\\.ts|formats/)' },
    { path: '^src/formats/', pathNot: '^src/formats/kit/' },
  ),
  forbid(
    'documents-know-no-format',
    'A container finds diagrams and puts them back; whether they are diagrams it asks the function it is given.',
    { path: '^src/documents/' },
    { path: '^src/(?:formats|cli)/|^src/(?:registry|convert|index)\\.ts$', pathNot: '^src/formats/kit/' },
  ),
  forbid(
    'cli-uses-the-library',
    'If the command needs it, so will a user: export it from index.ts.',
    { path: '^src/cli/' },
    { path: '^src/', pathNot: '^src/(?:cli/|index\\.ts$)' },
  ),
  forbid(
    'library-knows-no-command',
    'The library runs without a command line.',
    { path: '^src/', pathNot: '^src/cli/' },
    { path: '^src/cli/' },
  ),
  forbid(
    'chevrotain-stays-in-formats',
    "Only a format's tokens, its parser, what runs it, and the kit touch Chevrotain.",
    { pathNot: '^src/formats/(?:kit/|[^/]+/(?:reader/)?(?:tokens|parser|read|statements|message-key)[^/]*\\.ts$)' },
    // What a token is may be known anywhere.
    { path: 'node_modules/chevrotain', dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'files-at-the-edge',
    'The library runs in a browser: only the command touches files, processes and other modules of Node.',
    { path: '^src/', pathNot: '^src/cli/' },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'nothing-is-fetched',
    'sequitur works without a network: whatever it reads is on this machine.',
    { path: '^src/' },
    { path: '^(?:node:)?(?:https?|http2|net|tls|dns|dgram)(?:/|$)' },
  ),
  forbid(
    'terminal-at-the-edge',
    'Only the command line reads arguments.',
    { path: '^src/', pathNot: '^src/cli/' },
    { path: 'node_modules/(?:yargs|ignore)/' },
  ),
  forbid('src-never-imports-test', 'Tests know the source; the source knows no test.', { path: '^src/' }, { path: '^(?:test|corpus)/' }),
];

export const options = {
  tsConfig: { fileName: 'tsconfig.json' },
  // Imports of types count: a layer that is known by its types is known.
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'default'] },
};
