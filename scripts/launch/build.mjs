import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { innerPath, nodePath, root } from '../setup/places.mjs';
import { run } from '../setup/programs.mjs';
import { contentHash, filesBelow } from './sources.mjs';

const INPUTS = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];
const stamp = join(root, 'out', '.built-from');

function sourcesHash() {
  const files = INPUTS.flatMap((input) => filesBelow(root, input));
  return contentHash(
    root,
    files.filter((file) => !/\.test\.tsx?$|\.md$/.test(file)),
  );
}

/**
 * Builds the app into out/ unless out/ was built from just these sources.
 * @returns {Promise<{ built: boolean, code: number | null, output: string }>}
 */
export async function buildWhenStale() {
  const hash = sourcesHash();
  const main = join(root, 'out', 'main', 'index.js');
  if (existsSync(stamp) && existsSync(main) && readFileSync(stamp, 'utf8') === hash) {
    return { built: false, code: 0, output: '' };
  }
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const env = { ...process.env, PATH: innerPath(), NODE_ENV: 'production' };
  const result = await run(nodePath, [tool, 'build', '--logLevel', 'warn'], { cwd: root, env });
  if (result.code === 0) writeFileSync(stamp, hash);
  return { built: true, code: result.code, output: result.output };
}
