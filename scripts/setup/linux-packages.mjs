import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './programs.mjs';
import { SetupError, say, tail } from './report.mjs';

const DISPLAY_PACKAGES = ['xvfb', 'xauth'];
const LIBRARY_PACKAGES = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0'];
const FONT_PACKAGES = ['fonts-dejavu-core'];
const BUILD_PACKAGES = ['python3', 'make', 'g++'];
const INSTALL_LIMIT_MS = 10 * 60 * 1000;

/**
 * Sees to the system libraries, the font and, where there is no display, the Xvfb that Electron needs.
 * @param {string} electronPath
 */
export async function displayLibraries(electronPath) {
  if (process.platform !== 'linux') return;
  const wanted = await missing(electronPath);
  if (wanted.packages.length === 0) return;
  await provide(wanted.packages, `Electron needs ${wanted.reasons.join(', ')}`);
  const still = await missing(electronPath);
  if (still.packages.length > 0) {
    throw new SetupError(
      `Electron still misses ${still.reasons.join(', ')}.`,
      `install what holds it: ldd "${electronPath}" | grep "not found"`,
    );
  }
}

async function missing(electronPath) {
  const packages = [];
  const reasons = [];
  const linked = await run('ldd', [electronPath]);
  const libraries = [...linked.output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
  if (libraries.length > 0) {
    packages.push(...LIBRARY_PACKAGES);
    reasons.push(libraries.join(' '));
  }
  if (!hasDisplay() && !onPath('Xvfb')) {
    packages.push(...DISPLAY_PACKAGES);
    reasons.push('a display, or Xvfb in its place');
  }
  if (!hasFonts()) {
    packages.push(...FONT_PACKAGES);
    reasons.push('a font');
  }
  return { packages, reasons };
}

/** Sees to the compiler of the one native library. */
export async function buildTools() {
  if (process.platform !== 'linux') return;
  const absent = BUILD_PACKAGES.filter((tool) => !onPath(tool));
  if (absent.length === 0) return;
  await provide(absent, `building better-sqlite3 needs ${absent.join(', ')}`);
}

/** Whether windows can be shown here without help. */
export function hasDisplay(env = process.env) {
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

function hasFonts() {
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', join(process.env.HOME ?? '', '.fonts')];
  return folders.some((folder) => existsSync(folder) && readdirSync(folder).length > 0);
}

/** Installs as root on Debian and Ubuntu; elsewhere names the packages and the command. */
async function provide(packages, why) {
  const debian = isDebian();
  const root = process.getuid?.() === 0;
  const names = debian ? await currentNames(packages, root) : packages;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`;
  if (!debian) {
    throw new SetupError(`${why}.`, `install these packages under your system's names: ${names.join(' ')}`);
  }
  if (!root) throw new SetupError(`${why}.`, `sudo sh -c '${command}'`);
  say(`${why}; installing ${names.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const args = ['install', '-y', '--no-install-recommends', ...names];
  const result = await run('apt-get', args, { env, limit: INSTALL_LIMIT_MS });
  if (result.code !== 0) {
    throw new SetupError(`${why}, and apt-get could not install it.`, command, tail(result.output));
  }
}

function isDebian() {
  try {
    return /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** Debian 13 and Ubuntu 24.04 renamed several libraries to `…t64`. */
async function currentNames(packages, update) {
  if (update) await run('apt-get', ['update', '-qq'], { limit: INSTALL_LIMIT_MS });
  const names = [];
  for (const name of packages) names.push((await installable(`${name}t64`)) ? `${name}t64` : name);
  return names;
}

async function installable(name) {
  const policy = await run('apt-cache', ['policy', name]);
  return /Candidate: (?!\(none\))/.test(policy.output);
}
