import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup/places.mjs';

/*
 * Adds to package-lock.json the builds for other platforms that the registry in use did not offer when the lock was
 * written (a mirror may hold only some). npm leaves such optional packages out of the lock and `npm ci` then refuses it
 * everywhere. The entries name version and platform; npm fetches one only on its own platform.
 * Run it after each change of the dependencies: `npm run lock`.
 */

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];

/** Platform fields from a name such as `@swc/core-linux-arm64-musl`; undefined when it names no platform. */
export function platformOf(name) {
  const words = name.split('/').at(-1).split('-');
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined) return undefined;
  if (os !== 'linux' || words.at(-1) === cpu) return { os: [os], cpu: [cpu] };
  return { os: [os], cpu: [cpu], libc: [words.at(-1).startsWith('musl') ? 'musl' : 'glibc'] };
}

/**
 * @param {Record<string, { version?: string, dev?: boolean, optionalDependencies?: Record<string, string> }>} packages the
 *   lock's `packages`
 * @returns {Record<string, object>} the same with the missing entries, in the lock's order
 */
export function completed(packages) {
  const added = {};
  for (const [path, { dev, optionalDependencies }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
      const known = packages[`node_modules/${name}`] ?? packages[`${path}/node_modules/${name}`];
      const platform = platformOf(name);
      if (known !== undefined || platform === undefined || !/^\d/.test(version)) continue;
      added[`node_modules/${name}`] = { version, ...platform, ...(dev ? { dev } : {}), optional: true };
    }
  }
  const all = Object.entries({ ...packages, ...added });
  return Object.fromEntries(all.toSorted(([a], [b]) => a.localeCompare(b, 'en')));
}

const file = join(root, 'package-lock.json');
if (process.argv[1] === import.meta.filename) {
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const packages = completed(lock.packages);
  const count = Object.keys(packages).length - Object.keys(lock.packages).length;
  if (count > 0) writeFileSync(file, `${JSON.stringify({ ...lock, packages }, undefined, 2)}\n`);
  process.stdout.write(`${count} entries added to package-lock.json\n`);
}
