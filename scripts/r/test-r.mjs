import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { innerPath, nodePath, root } from '../setup/places.mjs';

/* `npm run test:r`: scripts that Sheaf exports, run in R. */
const child = spawn(nodePath, [join(root, 'scripts', 'r', 'test-r.ts')], {
  cwd: root,
  env: { ...process.env, PATH: innerPath() },
  stdio: 'inherit',
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
