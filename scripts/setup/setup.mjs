import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { displayLibraries } from './linux-packages.mjs';
import { alone } from './lock.mjs';
import { nodeProgramInPlace, placeNodeProgram } from './node-program.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { installPackages, packagesInPlace } from './packages.mjs';
import { innerPath, nodePath } from './places.mjs';
import { AlreadyReported } from './report.mjs';
import { runtimeInPlace } from './runtime.mjs';

/* Every step does only what is missing, and says in one line what it did. */

/** What the command line needs: the packages and Node 24. */
export async function prepareTools() {
  checkNodeVersion();
  if (packagesInPlace() && (await nodeProgramInPlace())) return;
  await alone(async () => {
    await installPackages();
    await placeNodeProgram();
  });
}

/** What windows and tests need: the tools, Electron with its system libraries, and the database library in it. */
export async function prepareAll() {
  await prepareTools();
  const known = runtimeInPlace();
  if (known !== undefined) {
    await displayLibraries(known.electronPath);
    return;
  }
  await alone(async () => {
    if (runtimeInPlace() === undefined) await onNode24('desktop.mjs');
  });
}

/** Electron's tools need a newer Node than the one the person may have started with. */
function onNode24(script) {
  const path = join(dirname(fileURLToPath(import.meta.url)), script);
  const env = { ...process.env, PATH: innerPath() };
  return new Promise((done, failed) => {
    const child = spawn(nodePath, [path], { env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', failed);
    child.on('exit', (code) => (code === 0 ? done() : failed(new AlreadyReported())));
  });
}
