import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { filesBelow } from '../launch/sources.mjs';

const CODE_FOLDERS = ['electron', 'renderer', 'shared'];
/** Electron is the program around the app and carries its own notices. */
const NOT_BUNDLED = new Set(['electron']);
const IMPORT =
  /(?:^|[\s;])(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)/i;

/** The package of an import, or undefined for what is ours or Node's. */
function packageOf(specifier) {
  if (/^[.#/]|^virtual:|^node:/.test(specifier) || isBuiltin(specifier)) return undefined;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}

/** Packages that the app's own code imports; tests and type-only imports do not count. */
function importedPackages(root) {
  const names = new Set();
  for (const file of CODE_FOLDERS.flatMap((folder) => filesBelow(root, folder))) {
    if (!/\.tsx?$/.test(file) || /\.test\.tsx?$|\/testing[./]|\/fixtures\//.test(file)) continue;
    for (const match of readFileSync(join(root, file), 'utf8').matchAll(IMPORT)) {
      const name = packageOf(match[1] ?? match[2]);
      if (name !== undefined && !NOT_BUNDLED.has(name)) names.add(name);
    }
  }
  return names;
}

/** Where Node would find a package from a folder: the nearest node_modules upwards. */
function folderOf(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
    if (folder === dirname(folder)) return undefined;
  }
}

/** Licence and notice files of a package, also those beside assets that the build copies (fonts, decoders). */
function licenceFiles(folder) {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name) && !/\.[cm]?[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.slice(folder.length).includes('node_modules'))
    .toSorted();
}

/**
 * The packages in the built app: those its code imports, and everything these depend on.
 * @param {string} root
 * @returns {{ name: string, version: string, licence: string, texts: string[] }[]} by name
 */
export function bundledPackages(root) {
  const found = new Map();
  const visit = (name, from) => {
    const folder = folderOf(name, from);
    if (folder === undefined) throw new Error(`the package ${name} is imported and not installed`);
    if (found.has(folder)) return;
    const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const texts = licenceFiles(folder).map((file) => tidy(readFileSync(file, 'utf8')));
    const licence = typeof about.license === 'string' ? about.license : 'none named';
    found.set(folder, { name: about.name, version: about.version, licence, texts });
    for (const next of Object.keys(about.dependencies ?? {})) visit(next, folder);
  };
  for (const name of importedPackages(root)) visit(name, root);
  return [...found.values()].toSorted((a, b) =>
    `${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1,
  );
}

/** Licence files among our own resources (fonts). */
export function resourceLicences(root) {
  const files = filesBelow(root, 'resources').filter((file) =>
    /(?:licen[cs]e|copying|ofl)[^/]*$/i.test(file),
  );
  return files.map((file) => ({ file, text: tidy(readFileSync(join(root, file), 'utf8')) }));
}

function tidy(text) {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
}
