import { defineConfig } from 'vitest/config';

/** End-to-end tests in real windows: one at a time, as they share a screen and two cores. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['specs/**/*.test.ts', 'specs/**/*.spec.ts'],
    exclude: ['**/*.long.test.ts'],
    environment: 'node',
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // A slow machine must not fail what only takes its time.
    expect: { poll: { timeout: 20_000 } },
    passWithNoTests: false,
  },
});
