import { writeFileSync } from 'node:fs';

/** A vitest reporter that writes the counts, and every skipped test with its reason, to SHEAF_TEST_REPORT. */
export class CountingReporter {
  /** @param {readonly import('vitest/node').TestModule[]} modules */
  onTestRunEnd(modules, unhandledErrors) {
    const report = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const file of modules) {
      // A file that fails to load, or a hook that fails, has no failing test of its own.
      const own = [...file.children.allTests()];
      if (file.state() === 'failed' && !own.some((test) => test.result().state === 'failed'))
        report.failed += 1;
      for (const test of own) count(report, file, test);
    }
    writeFileSync(process.env.SHEAF_TEST_REPORT, JSON.stringify(report));
  }
}

function count(report, file, test) {
  const { state, note } = test.result();
  if (state === 'passed') report.passed += 1;
  else if (state === 'failed') report.failed += 1;
  else
    report.skipped.push(
      `${file.relativeModuleId ?? file.moduleId} > ${test.fullName}${note ? ` (${note})` : ''}`,
    );
}

// biome-ignore lint: vitest loads reporters by their default export.
export default CountingReporter;
