import { defineConfig } from 'vitest/config';
import { Tally } from './tally.ts';

export default defineConfig({
  test: {
    root: '.',
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/arbitrary/seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
    reporters: ['default', new Tally()],
  },
});
