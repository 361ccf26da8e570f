import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/*
 * What `electron FOLDER` does, for a stock Electron that came without its default app.
 * The import is awaited at top level: Electron holds `ready` until this module is done, and an app must be able
 * to register its schemes before that.
 */
const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) {
  process.stderr.write('usage: electron FOLDER\n');
  app.exit(2);
} else {
  process.defaultApp = true;
  await import(pathToFileURL(entry(resolve(given))).href);
}

function entry(path) {
  if (statSync(path).isFile()) return path;
  const about = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  if (about.version) app.setVersion(about.version);
  app.name = about.productName ?? about.name ?? app.name;
  app.setAppPath(path);
  return createRequire(join(path, 'package.json')).resolve(join(path, about.main ?? 'index.js'));
}
