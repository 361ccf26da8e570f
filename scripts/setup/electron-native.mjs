import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules, nodePath } from './places.mjs';
import { run } from './programs.mjs';
import { say } from './report.mjs';

const REACH_LIMIT_MS = 5_000;
const CACHED_LIMIT_MS = 15_000;
const DOWNLOAD_LIMIT_MS = 15 * 60 * 1000;
const folder = join(modules, 'electron');

/** The version that package.json asks for. */
export function wantedElectron() {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}

/** The program inside an Electron distribution folder of this platform. */
export function programIn(distPath) {
  if (process.platform === 'darwin') return join(distPath, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(distPath, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

/**
 * Electron's own installation, by its own installer. Runs on Node 24.
 * @returns {Promise<{ distPath: string } | { reason: string, detail: string }>} the reason when it can't be had
 */
export async function nativeElectron() {
  const distPath = join(folder, 'dist');
  if (installed(distPath)) return { distPath };
  const unreached = await releaseHostRefuses();
  // Electron's own download cache needs no host, so its installer gets a short try even so.
  const limit = unreached === undefined ? DOWNLOAD_LIMIT_MS : CACHED_LIMIT_MS;
  if (unreached === undefined) say(`fetching Electron ${wantedElectron()} from its release host …`);
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: undefined };
  if (hasProxy()) Object.assign(env, { ELECTRON_GET_USE_PROXY: '1' });
  const result = await run(nodePath, [join(folder, 'install.js')], { env, limit });
  if (result.code === 0 && installed(distPath)) {
    say(`installed Electron ${wantedElectron()}`);
    return { distPath };
  }
  const why = result.timedOut ? 'its installer did not end in time' : 'its installer failed';
  return { reason: unreached ?? why, detail: result.output };
}

function installed(distPath) {
  try {
    const version = readFileSync(join(distPath, 'version'), 'utf8').trim().replace(/^v/, '');
    return version === wantedElectron() && existsSync(programIn(distPath));
  } catch {
    return false;
  }
}

/** Why the release host can't be reached, or undefined when it answers. */
async function releaseHostRefuses() {
  const base =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/';
  const host = new URL(base).host;
  const probe = `fetch(${JSON.stringify(base)}, { method: 'HEAD', redirect: 'manual' })
    .then(() => process.exit(0), (error) => { console.error(error.cause?.code ?? error.message); process.exit(1); })`;
  const env = hasProxy() ? { ...process.env, NODE_USE_ENV_PROXY: '1' } : process.env;
  const answer = await run(nodePath, ['-e', probe], { env, limit: REACH_LIMIT_MS });
  if (answer.code === 0) return undefined;
  const why = answer.timedOut ? `no answer in ${REACH_LIMIT_MS / 1000} s` : answer.output.trim();
  return `${host} can't be reached: ${why}`;
}

function hasProxy() {
  return Boolean(process.env.HTTPS_PROXY ?? process.env.https_proxy);
}
