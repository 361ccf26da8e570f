import { mkdirSync, mkdtempSync, rmSync, symlinkSync, cpSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../setup/places.mjs';
import { checkImports, importsStep } from './imports.mjs';

/** Each breaks one rule: rule, importing file, what it imports. */
const PLANTED = [
  ['shared-kit-imports', 'shared/kit/a.ts', '#shared/domain/target.ts'],
  ['shared-domain-imports', 'shared/domain/a.ts', '#shared/text/target.ts'],
  ['shared-text-imports', 'shared/text/a.ts', '#shared/formats/target.ts'],
  ['shared-formats-imports', 'shared/formats/a.ts', '#shared/contract/target.ts'],
  ['shared-stats-imports', 'shared/stats/a.ts', '#shared/text/target.ts'],
  ['shared-figures-imports', 'shared/figures/a.ts', '#shared/text/target.ts'],
  ['shared-changes-imports', 'shared/changes/a.ts', '#shared/contract/target.ts'],
  ['shared-contract-imports', 'shared/contract/a.ts', '#electron/node/target.ts'],
  ['electron-node-imports', 'electron/node/a.ts', '#shared/domain/target.ts'],
  ['electron-reader-imports', 'electron/reader/a.ts', '#electron/store/index.ts'],
  ['electron-store-imports', 'electron/store/reading/a.ts', '#electron/reader/target.ts'],
  ['electron-cli-imports', 'electron/cli/a.ts', '#electron/store/handlers/target.ts'],
  ['electron-main-imports', 'electron/main/a.ts', '#electron/store/index.ts'],
  ['electron-preload-imports', 'electron/preload/a.ts', '#shared/text/target.ts'],
  ['renderer-ui-imports', 'renderer/ui/a.tsx', '#shared/contract/target.ts'],
  ['renderer-pdf-imports', 'renderer/pdf/a.ts', '#renderer/bridge/target.ts'],
  ['renderer-bridge-imports', 'renderer/bridge/a.ts', '#electron/node/target.ts'],
  ['renderer-features-imports', 'renderer/features/claims/a.ts', '#shared/changes/target.ts'],
  ['renderer-features-tests-import', 'renderer/features/claims/b.test.ts', '#electron/main/target.ts'],
  ['features-are-islands', 'renderer/features/claims/c.tsx', '#renderer/features/reader/target.ts'],
  ['store-handlers-imports', 'electron/store/handlers/a.ts', '#electron/store/rpc/target.ts'],
  ['store-changes-imports', 'electron/store/changes/a.ts', '#electron/store/handlers/target.ts'],
  ['store-repositories-imports', 'electron/store/repositories/a.ts', '#electron/store/changes/target.ts'],
  ['store-database-imports', 'electron/store/database/a.ts', '#electron/store/repositories/target.ts'],
  ['migrations-by-database-only', 'electron/store/handlers/b.ts', '#electron/store/migrations/target.ts'],
  ['migrations-import-nothing-of-ours', 'electron/store/migrations/a.ts', '#shared/kit/target.ts'],
  ['electron-in-main-and-preload', 'electron/store/handlers/c.ts', 'electron'],
  ['sqlite-in-database-and-migrations', 'electron/store/repositories/b.ts', 'better-sqlite3'],
  ['pdfjs-in-pdf-and-reader', 'renderer/features/reader/a.ts', 'pdfjs-dist'],
  ['react-in-renderer', 'electron/store/handlers/d.ts', 'react'],
  ['no-zod-in-pure-folders', 'shared/formats/b.ts', 'zod'],
  ['no-node-in-shared-and-renderer', 'shared/text/b.ts', 'node:fs'],
  ['no-testing-helpers-in-code', 'electron/store/handlers/e.ts', '#shared/testing/target.ts'],
  ['no-unresolved', 'shared/domain/b.ts', '#shared/domain/nowhere.ts'],
];

/** Break no rule, and stand next to the rules that could take them for breaking one. */
const FINE = [
  ['shared/text/c.ts', '#shared/kit/target.ts'],
  ['shared/text/d.test.ts', 'node:fs'],
  ['electron/store/handlers/f.ts', '#electron/store/changes/target.ts'],
  ['electron/cli/b.ts', '#electron/store/index.ts'],
  ['renderer/features/claims/d.ts', '#renderer/bridge/target.ts'],
  ['renderer/features/claims/e.test.tsx', '#electron/store/testing.ts'],
  ['renderer/app/a.tsx', '#renderer/features/claims/target.ts'],
];

let tree = '';
let answer;

function write(file, text) {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), text);
}

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), 'sheaf-imports-'));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  for (const file of ['package.json', '.dependency-cruiser.cjs']) cpSync(join(root, file), join(tree, file));
  const all = [...PLANTED.map(([, file, to]) => [file, to]), ...FINE];
  for (const [file, to] of all) {
    write(file, `import { thing } from '${to}';\nexport const own = thing;\n`);
    const target = to.startsWith('#') && !to.includes('nowhere') ? to.slice(1) : undefined;
    if (target !== undefined) write(target, 'export const thing = 1;\n');
  }
  write('shared/stats/one.ts', "import { two } from './two.ts';\nexport const one = () => two;\n");
  write(
    'shared/stats/two.ts',
    "import type { one } from './one.ts';\nexport type Two = typeof one;\nexport const two = 2;\n",
  );
  write('shared/kit/alone.ts', 'export const alone = 1;\n');
  answer = await checkImports(tree);
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe('who may import whom', () => {
  test.each(PLANTED)('%s is found in %s', (rule, file) => {
    const rules = answer.violations.filter(({ from }) => from === file).map((found) => found.rule);
    expect(rules).toContain(rule);
  });

  test.each(FINE)('%s may import %s', (file) => {
    expect(answer.violations.filter(({ from }) => from === file)).toEqual([]);
  });

  test('a cycle is found, also one of types only', () => {
    expect(
      answer.violations.some(({ rule, from }) => rule === 'no-cycles' && from === 'shared/stats/one.ts'),
    ).toBe(true);
  });

  test('a file that nothing uses and that uses nothing is found', () => {
    expect(answer.violations).toContainEqual(
      expect.objectContaining({ rule: 'no-orphans', from: 'shared/kit/alone.ts' }),
    );
  });

  test('every source file was looked at', () => {
    expect(answer.seen).toBe(answer.expected);
    expect(answer.expected).toBeGreaterThan(PLANTED.length);
  });

  test('a run that looks at fewer files than there are fails', async () => {
    const config = join(tree, '.dependency-cruiser.cjs');
    writeFileSync(
      config,
      "module.exports = { forbidden: [], options: { parser: 'swc', exclude: { path: '^shared/text/' } } };\n",
    );
    const outcome = await importsStep(tree);
    expect(outcome.failed).toBe(1);
    expect(outcome.output).toMatch(/looked at \d+ of \d+ source files/);
  });
});
