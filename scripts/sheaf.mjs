import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { innerPath, nodePath, root } from './setup/places.mjs';
import { reportFailure } from './setup/report.mjs';
import { prepareTools } from './setup/setup.mjs';

/*
 * The command line from a clone: `npm run -s sheaf -- …`. Sets up what it needs (no Electron), then runs the
 * TypeScript source on Node 24. Everything but the command's own answer goes to stderr.
 */

function runCommand() {
  const env = {
    // Compiled code is kept between runs: half of a short command's time is reading the program.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'sheaf'),
    ...process.env,
    PATH: innerPath(),
    INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
  };
  const args = [join(root, 'electron', 'cli', 'main.ts'), ...process.argv.slice(2)];
  const child = spawn(nodePath, args, { env, stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
    // A terminal sends Ctrl-C to the child as well; passing it on would make two.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)));
  }
  child.on('error', reportFailure);
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 128 + constants.signals[signal];
  });
}

await prepareTools().then(runCommand, reportFailure);
