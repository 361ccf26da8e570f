import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { innerPath, nodePath, root } from './setup/places.mjs';

/*
 * `npm run bench`: JSON lines, each with its floor from the same run. Benches live in scripts/bench/; the first argument
 * names one (the store's when there is none), the others are its own.
 */
const [name = 'store', ...rest] = process.argv.slice(2);

const env = { ...process.env, PATH: innerPath() };
const child = spawn(nodePath, [join(root, 'scripts', 'bench', `${name}.ts`), ...rest], {
  cwd: root,
  env,
  stdio: 'inherit',
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
