import { join } from 'node:path';
import { buildWhenStale } from '../launch/build.mjs';
import { withDisplay } from '../launch/display.mjs';
import { launchEnvironment } from '../launch/environment.mjs';
import { innerPath, modules, nodePath, root } from '../setup/places.mjs';
import { run } from '../setup/programs.mjs';
import { runtime } from '../setup/runtime.mjs';
import { importsStep } from './imports.mjs';
import { runVitest } from './vitest.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: string[], output: string }} Outcome
 * @typedef {{ name: string, title: string, run: () => Promise<Outcome> }} Step
 */

const MINUTE = 60_000;
const LONG_LIMIT = 6 * 60 * MINUTE;
const tsconfigs = ['shared', 'electron', 'renderer', 'tests'];

/** A static check counts as one test. */
function verdict(code, output) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [], output };
}

async function tool(program, args) {
  const env = { ...process.env, PATH: innerPath(), NO_COLOR: '1' };
  const result = await run(join(modules, '.bin', program), args, {
    cwd: root,
    env,
    shell: process.platform === 'win32',
  });
  return verdict(result.code, result.output);
}

async function script(path, ...args) {
  const result = await run(nodePath, [join(root, path), ...args], { cwd: root });
  return verdict(result.code, result.output);
}

async function types() {
  const outcomes = [];
  for (const name of tsconfigs) outcomes.push(await tool('tsc', ['-p', `tsconfig.${name}.json`]));
  const failed = outcomes.filter((outcome) => outcome.failed > 0);
  return verdict(failed.length, failed.map((outcome) => outcome.output).join(''));
}

function testEnvironment() {
  const env = { ...launchEnvironment(), NO_COLOR: '1' };
  for (const name of ['NODE_ENV', 'VITEST', 'FORCE_COLOR']) delete env[name];
  return env;
}

function unit() {
  return runVitest({ program: nodePath, args: [], env: testEnvironment(), limit: 45 * MINUTE });
}

/** The store's tests once more in the Node and the database library of the Electron that is shipped. */
function storeInElectron() {
  const env = { ...testEnvironment(), ELECTRON_RUN_AS_NODE: '1' };
  return runVitest({
    program: runtime().electronPath,
    args: ['electron/store/'],
    env,
    limit: 20 * MINUTE,
  });
}

async function build() {
  const { code, output } = await buildWhenStale();
  return verdict(code, output);
}

function endToEnd() {
  return withDisplay(testEnvironment(), (env) =>
    runVitest({ program: nodePath, args: ['--config', 'e2e/vitest.config.ts'], env, limit: 60 * MINUTE }),
  );
}

/** @type {Step[]} */
export const steps = [
  {
    name: 'lint',
    title: 'lint (oxlint, type-aware)',
    run: () => tool('oxlint', ['--type-aware', '--deny-warnings']),
  },
  { name: 'format', title: 'format (biome)', run: () => tool('biome', ['format', '.']) },
  { name: 'types', title: `types (${tsconfigs.length} tsconfigs)`, run: types },
  { name: 'imports', title: 'who imports whom (dependency-cruiser)', run: () => importsStep(root) },
  { name: 'knip', title: 'unused files and packages (knip)', run: () => tool('knip', ['--no-progress']) },
  { name: 'notices', title: 'third-party notices', run: () => script('scripts/notices.mjs', '--check') },
  { name: 'unit', title: 'unit, store and component tests (Node)', run: unit },
  { name: 'store', title: 'store tests in Electron', run: storeInElectron },
  { name: 'build', title: 'build (electron-vite)', run: build },
  { name: 'e2e', title: 'end-to-end tests in windows', run: endToEnd },
];

/** Fuzzing in the thousands and kills: `npm run test:long`. @type {Step[]} */
export const longSteps = [
  { name: 'build', title: 'build (electron-vite)', run: build },
  {
    name: 'long',
    title: 'long tests (*.long.test.ts)',
    run: () =>
      withDisplay(testEnvironment(), (env) =>
        runVitest({ program: nodePath, args: [], env: { ...env, SHEAF_LONG: '1' }, limit: LONG_LIMIT }),
      ),
  },
];
