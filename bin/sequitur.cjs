#!/usr/bin/env node
// Starts the command. Half of a short run would go into compiling it: beside the bundle lies what the V8 that built it made of it.
'use strict';

const { closeSync, existsSync, openSync, readSync, statSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

const bundle = join(__dirname, '../dist/cli/main.cjs');
const compiled = `${bundle}.${process.versions.v8}-${process.arch}`;
const files = [bundle, compiled].filter(existsSync);
// One place for both: to touch memory for the first time costs as much as to read the files.
const place = Buffer.allocUnsafeSlow(Math.max(...files.map((file) => statSync(file).size)));

function bytesOf(file) {
  const opened = openSync(file);
  let length = 0;
  for (let more = -1; more !== 0; length += more) more = readSync(opened, place, length, place.length - length);
  closeSync(opened);
  return place.subarray(0, length);
}

// The bundle has ASCII signs only, which are read fastest so.
const source = bytesOf(bundle).latin1Slice();
const script = new Script(source, { filename: bundle, cachedData: files.includes(compiled) ? bytesOf(compiled) : undefined });
script.runInThisContext()(createRequire(bundle), bundle);
