// Runs the bundle of the command once and keeps what V8 compiled for it beside it, for bin/sequitur.cjs. Its argument is the bundle.

const { readFileSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { resolve } = require('node:path');
const { Script } = require('node:vm');

const bundle = resolve(process.argv[2]);
process.argv = [process.argv[0], bundle, 'corpus/messages/arrows.puml', 'corpus/messages/arrows.mmd', '--to', 'mermaid'];
const script = new Script(readFileSync(bundle, 'latin1'), { filename: bundle });
script.runInThisContext()(createRequire(bundle), bundle);
process.on('exit', () => writeFileSync(`${bundle}.${process.versions.v8}-${process.arch}`, script.createCachedData()));
