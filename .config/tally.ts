// The last line of a test run: how many tests passed and how many failed, a file that could not be run or an error outside of tests among them.

import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** A reporter for vitest. */
export class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      let own = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        if (state === 'failed') own += 1;
      }
      failed += own === 0 && !module.ok() ? 1 : own;
    }
    // After the summary of the default reporter, which is written when this returns.
    process.once('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`));
  }
}
