import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { notes, runtimeFile } from './places.mjs';
import { SetupError } from './report.mjs';
import { bindingInPlace } from './sqlite.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} electronPath the program
 * @property {string} electronVersion
 * @property {string} chromeVersion
 * @property {string} nodeVersion the Node inside Electron
 * @property {number} napi its Node-API version
 * @property {'native' | 'fallback'} kind `native`: the version that package.json asks for
 * @property {string} distPath its folder, for ELECTRON_OVERRIDE_DIST_PATH
 * @property {string | null} override the ELECTRON_OVERRIDE_DIST_PATH it was found by
 */

/**
 * The Electron that start, tests and bench run on.
 * @returns {Runtime}
 * @throws {SetupError} when the set-up has not been done
 */
export function runtime() {
  const known = noted();
  if (known === undefined) throw new SetupError('Electron has not been set up.', 'npm run setup');
  return known;
}

/** The noted runtime when it is still whole and still the one that is asked for. */
export function runtimeInPlace(env = process.env) {
  const known = noted();
  if (known === undefined || known.override !== (env.ELECTRON_OVERRIDE_DIST_PATH || null)) return undefined;
  return existsSync(known.electronPath) && bindingInPlace(known.napi) ? known : undefined;
}

/** @param {Runtime} known */
export function noteRuntime(known) {
  mkdirSync(notes, { recursive: true });
  const beside = `${runtimeFile}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify(known, undefined, 2)}\n`);
  renameSync(beside, runtimeFile);
}

function noted() {
  try {
    return JSON.parse(readFileSync(runtimeFile, 'utf8'));
  } catch {
    return undefined;
  }
}
