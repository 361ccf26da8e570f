import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { innerPath, nodePath, root } from './setup/places.mjs';

/* `npm run bench`: JSON lines, each with its floor from the same run. Benches live in scripts/bench/. */

const env = { ...process.env, PATH: innerPath() };
const child = spawn(nodePath, [join(root, 'scripts', 'bench', 'store.ts')], {
  cwd: root,
  env,
  stdio: 'inherit',
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
