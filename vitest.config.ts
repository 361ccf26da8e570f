import { defineConfig } from 'vitest/config';

// `npm run test:long` runs only the long tests, everything else only the others.
const long = process.env['SHEAF_LONG'] === '1';
const ending = long ? 'long.test' : 'test';
// Tests in windows have their own configuration; their long ones run here, with a display around everything.
const exclude = ['**/node_modules/**', 'out/**', ...(long ? [] : ['e2e/specs/**', '**/*.long.test.*'])];
// Tests that read files back with jsdom: it wants a newer Node than an older Electron has.
if (process.versions['electron'] !== undefined) exclude.push('**/*.node.test.ts');

export default defineConfig({
  test: {
    // Two shared cores: a slow machine must not fail a test that is right.
    testTimeout: long ? 60 * 60_000 : 30_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: [
            `{shared,electron,scripts,e2e}/**/*.${ending}.ts`,
            `renderer/**/*.${ending}.ts`,
            `scripts/**/*.${ending}.mjs`,
          ],
          exclude,
        },
      },
      {
        extends: true,
        test: {
          name: 'window',
          environment: 'jsdom',
          setupFiles: ['scripts/checks/jsdom-setup.mjs'],
          include: [`renderer/**/*.${ending}.tsx`],
          exclude,
        },
      },
    ],
  },
});
