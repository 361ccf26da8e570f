import { join } from 'node:path';
import { app } from 'electron';
import type { ProcessEntries } from './processes/store-process.ts';

/** Where the built parts of the program lie, absolute paths. */
export interface BuiltPlaces {
  readonly renderer: string;
  readonly preload: string;
  readonly entries: ProcessEntries;
  /** `resources/` beside `out/` in a checkout, the package's own folder when installed. */
  readonly resources: string;
}

/** Finds the built parts from the place of the built main script, `out/main/`. */
export function builtPlaces(mainDir: string): BuiltPlaces {
  const out = join(mainDir, '..');
  return {
    renderer: join(out, 'renderer'),
    preload: join(out, 'preload', 'index.cjs'),
    entries: { store: join(mainDir, 'store.js'), reader: join(mainDir, 'reader.js') },
    resources: app.isPackaged ? process.resourcesPath : join(out, '..', 'resources'),
  };
}
