import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmFailure } from './npm-failures.mjs';
import { modules, notes, outerPath, root } from './places.mjs';
import { npm } from './programs.mjs';
import { SetupError, say, tail } from './report.mjs';

const stamp = join(notes, 'sheaf-packages.txt');

function lockText() {
  try {
    return readFileSync(join(root, 'package-lock.json'), 'utf8');
  } catch {
    throw new SetupError('package-lock.json is missing.', 'git checkout package-lock.json');
  }
}

/** Whether node_modules is what package-lock.json says. */
export function packagesInPlace() {
  const lock = lockText();
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  if (!sameAsInstalled(lock)) return false;
  note(hash);
  return true;
}

function note(hash) {
  mkdirSync(notes, { recursive: true });
  writeFileSync(stamp, hash);
}

/** Compares with the list that npm itself leaves at the end of an installation, so `npm install` by hand counts too. */
function sameAsInstalled(lock) {
  const listed = join(modules, '.package-lock.json');
  if (!existsSync(listed)) return false;
  const installed = JSON.parse(readFileSync(listed, 'utf8')).packages;
  return Object.entries(JSON.parse(lock).packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** `npm ci` when node_modules is missing or another than the lock file's. */
export async function installPackages() {
  if (packagesInPlace()) return;
  const lock = lockText();
  say(
    existsSync(modules)
      ? 'node_modules is not what package-lock.json names; running npm ci …'
      : 'running npm ci …',
  );
  const env = { ...process.env, PATH: outerPath() };
  // Without install scripts: npm would have node-gyp look at every package with a `binding.gyp`, which wants Python and
  // Node's headers from the network, for a library whose binary lies in the package. What is needed is placed after it.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = await npm(args, { cwd: root, env });
  if (result.missing) throw new SetupError('npm is not on the PATH.', 'install npm (it comes with Node)');
  if (result.code !== 0) {
    const { what, mend } = npmFailure(result.output);
    throw new SetupError(what, mend, tail(result.output.split('\nnpm error Clean install a project')[0]));
  }
  note(createHash('sha256').update(lock).digest('hex'));
  say('installed the packages of package-lock.json');
}
