// Every run tries the same examples, so that a failure belongs to a change and can be tried again; SEQUITUR_SEED=NUMBER tries others.

import fc from 'fast-check';

const asked = Number(process.env['SEQUITUR_SEED'] ?? '1');

fc.configureGlobal({ seed: Number.isFinite(asked) ? asked : 1 });
