import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** Folder of real papers and reference files, or null where it is absent. */
export const sheafData: string | null = (() => {
  const folder = resolve(process.env['SHEAF_DATA'] ?? '../shared/data');
  return existsSync(folder) ? folder : null;
})();

/** What a test of real files says of itself: why it is skipped, if it is. */
export const noSheafData = sheafData === null ? 'skipped: no SHEAF_DATA' : 'real files';

/** Path of a file of the data folder; only for tests that are skipped without it. */
export function dataPath(...parts: string[]): string {
  return resolve(sheafData ?? '', ...parts);
}

/** Names of the plain files of a folder of the data folder; none where it is absent. */
export function dataFiles(...parts: string[]): string[] {
  if (sheafData === null) return [];
  const folder = dataPath(...parts);
  return readdirSync(folder).filter((name) => statSync(resolve(folder, name)).isFile());
}

/** Names of the folders below a folder of the data folder; none where it is absent. */
export function dataFolders(...parts: string[]): string[] {
  if (sheafData === null) return [];
  const folder = dataPath(...parts);
  return readdirSync(folder).filter((name) => statSync(resolve(folder, name)).isDirectory());
}

export function dataBytes(...parts: string[]): Uint8Array {
  return new Uint8Array(readFileSync(dataPath(...parts)));
}

export function dataText(...parts: string[]): string {
  return readFileSync(dataPath(...parts), 'utf8');
}
