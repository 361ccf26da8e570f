import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** npm's folder of installed packages. */
export const modules = join(root, 'node_modules');

/** Node 24 from the npm package `node`; every script of the project runs on it. */
export const nodePath =
  process.platform === 'win32' ? join(modules, 'node', 'bin', 'node.exe') : join(modules, '.bin', 'node');

/** Set-up notes that must be lost together with node_modules. */
export const notes = join(modules, '.cache');

/** What the launchers read: which Electron, where. */
export const runtimeFile = join(notes, 'sheaf-runtime.json');

/** Downloads and builds that outlive `npm ci`; SHEAF_CACHE overrides the system's cache folder. */
export function cacheFolder(env = process.env) {
  if (env.SHEAF_CACHE) return resolve(env.SHEAF_CACHE);
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'sheaf');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'sheaf');
  if (process.platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'sheaf', 'cache');
  return join(homedir(), '.cache', 'sheaf');
}

/**
 * PATH without any `node_modules/.bin`: `npm ci` deletes that folder while it runs,
 * so npm must not run on a Node from inside it.
 */
export function outerPath(env = process.env) {
  const parts = (env.PATH ?? '').split(delimiter);
  return parts.filter((part) => !/[\\/]node_modules[\\/]\.bin$/.test(part)).join(delimiter);
}

/** PATH with Node 24 and the project's tools first. */
export function innerPath(env = process.env) {
  return [join(modules, '.bin'), outerPath(env)].join(delimiter);
}
