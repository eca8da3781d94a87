#!/usr/bin/env node
// Starts the command. Half of a short run would go into compiling it: beside the bundle lies what the V8 that built it made of it.
'use strict';

const { existsSync, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

const bundle = join(__dirname, '../dist/cli/main.cjs');
const compiled = `${bundle}.${process.versions.v8}-${process.arch}`;
// The bundle has ASCII signs only, which are read fastest so.
const script = new Script(readFileSync(bundle, 'latin1'), {
  filename: bundle,
  cachedData: existsSync(compiled) ? readFileSync(compiled) : undefined,
});
script.runInThisContext()(createRequire(bundle), bundle);
