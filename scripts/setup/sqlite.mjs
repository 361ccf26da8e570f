import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { place, tarFiles } from './archives.mjs';
import { cachedFolder } from './cache.mjs';
import { buildTools } from './linux-packages.mjs';
import { nodeProgramPackage } from './node-program.mjs';
import { innerPath, modules, nodePath } from './places.mjs';
import { run } from './programs.mjs';
import { fetchPackage } from './registry.mjs';
import { SetupError, say, tail } from './report.mjs';

/*
 * better-sqlite3 ships binaries for Node-API 10. A runtime with an older Node-API ends on loading one, and asking for
 * 9 does not do: the library keeps references to strings, which before 10 was an experimental feature. So there the
 * library is built from its own source as experimental.
 */
const SHIPPED_NAPI = 10;
const RECIPE = 1;
const library = join(modules, 'better-sqlite3');
const built = join(library, 'build', 'Release', 'better_sqlite3.node');

/** Whether a runtime with this Node-API version needs our own build. */
export function needsOwnBuild(napi) {
  return napi < SHIPPED_NAPI;
}

/** Whether node_modules holds what that runtime needs. */
export function bindingInPlace(napi) {
  return needsOwnBuild(napi) ? existsSync(built) : true;
}

/**
 * Puts the binding in place: our own build for an old Node-API, nothing beside the shipped one otherwise.
 * Runs on Node 24.
 * @param {number} napi Node-API version of the Electron in use
 * @param {string} cache
 */
export async function placeBinding(napi, cache) {
  if (!needsOwnBuild(napi)) {
    if (existsSync(built)) rmSync(join(library, 'build'), { recursive: true });
    return;
  }
  if (existsSync(built)) return;
  const { version } = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8'));
  const name = `better-sqlite3-${version}-experimental-${process.platform}-${process.arch}-r${RECIPE}`;
  const { folder, made } = await cachedFolder(cache, name, (beside) => build(beside, version));
  mkdirSync(join(library, 'build', 'Release'), { recursive: true });
  const beside = `${built}.${process.pid}`;
  copyFileSync(join(folder, 'better_sqlite3.node'), beside);
  renameSync(beside, built);
  say(`${made ? 'built' : 'restored'} better-sqlite3 ${version} for Node-API ${napi}`);
}

async function build(beside, version) {
  await buildTools();
  say(`building better-sqlite3 ${version} for this Electron (about two minutes) …`);
  const work = mkdtempSync(join(tmpdir(), 'sheaf-build-'));
  try {
    const made = await compile(work, version);
    copyFileSync(made, join(beside, 'better_sqlite3.node'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Compiles in a folder of its own: make stumbles over spaces, which the project's path may have. */
async function compile(work, version) {
  const source = join(work, 'source');
  for (const part of ['binding.gyp', 'package.json', 'src', 'deps', 'lib']) {
    cpSync(join(library, part), join(source, part), { recursive: true });
  }
  const addonApi = join('node_modules', 'node-addon-api');
  cpSync(join(modules, 'node-addon-api'), join(source, addonApi), { recursive: true });
  const recipe = readFileSync(join(source, 'binding.gyp'), 'utf8');
  const changed = recipe.replace("'NAPI_VERSION=10'", "'NAPI_EXPERIMENTAL'");
  if (changed === recipe) {
    throw new SetupError(
      `binding.gyp of better-sqlite3 ${version} no longer asks for NAPI_VERSION=10.`,
      'adapt scripts/setup/sqlite.mjs to this version',
    );
  }
  writeFileSync(join(source, 'binding.gyp'), changed);
  const headers = await nodeHeaders(join(work, 'headers'));
  const gyp = join(modules, 'node-gyp', 'bin', 'node-gyp.js');
  const args = [gyp, 'rebuild', '--release', '--force_build=1', '--jobs=max', `--nodedir=${headers}`];
  const env = { ...process.env, PATH: innerPath(), npm_config_nodedir: headers };
  const result = await run(nodePath, args, { cwd: source, env });
  if (result.code !== 0) {
    throw new SetupError(
      `better-sqlite3 ${version} could not be built for this Electron.`,
      'apt-get install -y python3 make g++ (or set ELECTRON_OVERRIDE_DIST_PATH to an Electron >= 36)',
      tail(result.output),
    );
  }
  return join(source, 'build', 'Release', 'better_sqlite3.node');
}

/** Node's own headers, from the npm package that also holds the program: no further host is needed. */
async function nodeHeaders(folder) {
  mkdirSync(folder);
  for (const { name, data } of tarFiles(await fetchPackage(nodeProgramPackage(), folder, ''))) {
    if (name.startsWith('include/')) place(folder, name, data);
  }
  return folder;
}
