import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fallbackElectron, fallbackFits } from './electron-fallback.mjs';
import { nativeElectron, programIn, wantedElectron } from './electron-native.mjs';
import { displayLibraries } from './linux-packages.mjs';
import { cacheFolder } from './places.mjs';
import { run } from './programs.mjs';
import { SetupError, reportFailure, say, tail } from './report.mjs';
import { noteRuntime } from './runtime.mjs';
import { placeBinding } from './sqlite.mjs';

/* The part of the set-up that windows need: Electron, its system libraries, the database library. On Node 24. */

/** Finds or makes an Electron, in the order: named by the person, its own installer, the registry's. */
async function distFolder() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const distPath = resolve(override);
    if (existsSync(programIn(distPath))) return distPath;
    throw new SetupError(
      `ELECTRON_OVERRIDE_DIST_PATH is ${override}, and there is no Electron in it.`,
      'set it to a folder with Electron, or unset it',
    );
  }
  const native = await nativeElectron();
  if ('distPath' in native) return native.distPath;
  if (!fallbackFits()) {
    throw new SetupError(
      `Electron ${wantedElectron()} could not be fetched (${native.reason}).`,
      'set ELECTRON_MIRROR to a mirror, HTTPS_PROXY to a proxy, or ELECTRON_OVERRIDE_DIST_PATH to a folder with Electron',
      tail(native.detail),
    );
  }
  say(`Electron ${wantedElectron()} is out of reach (${native.reason}); using the fallback for development`);
  return fallbackElectron(cacheFolder());
}

async function versionsOf(electronPath) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: undefined };
  const answer = await run(electronPath, ['-p', 'JSON.stringify(process.versions)'], { env });
  if (answer.code === 0) return JSON.parse(answer.stdout);
  throw new SetupError(
    `${electronPath} does not run here.`,
    `run it by hand to see why: ELECTRON_RUN_AS_NODE=1 "${electronPath}" -p 1`,
    tail(answer.output),
  );
}

async function prepareDesktop() {
  const distPath = await distFolder();
  const electronPath = programIn(distPath);
  await displayLibraries(electronPath);
  const versions = await versionsOf(electronPath);
  const napi = Number(versions.napi);
  await placeBinding(napi, cacheFolder());
  const kind = versions.electron === wantedElectron() ? 'native' : 'fallback';
  noteRuntime({
    electronPath,
    electronVersion: versions.electron,
    chromeVersion: versions.chrome,
    nodeVersion: versions.node,
    napi,
    kind,
    distPath,
    override: process.env.ELECTRON_OVERRIDE_DIST_PATH || null,
  });
  say(`Electron ${versions.electron} (${kind}) is ready: ${electronPath}`);
}

await prepareDesktop().catch(reportFailure);
