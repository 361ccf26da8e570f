import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../atomic-write.ts';
import { firstSettings, Settings } from './settings.ts';

const fileName = 'settings.json';
const lastGoodName = 'settings.last-good.json';

/**
 * Reads the profile's settings: the file, else its last good copy, else null. Never throws and writes
 * nothing, so that the command line can read beside an open window.
 */
export function readSettings(folder: string): Settings | null {
  return readOne(join(folder, fileName)) ?? readOne(join(folder, lastGoodName));
}

function readOne(path: string): Settings | null {
  try {
    const parsed = Settings.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The settings in memory, written through to the profile. A few kilobytes, changed rarely: written at once. */
export class SettingsFile {
  readonly folder: string;
  #current: Settings;
  readonly #onError: (error: unknown) => void;

  /**
   * Opens (and at first run makes) the settings in `folder`. A write that fails is told to `onError` and
   * costs nothing but the setting: the program goes on with what it has in memory.
   */
  constructor(folder: string, onError: (error: unknown) => void) {
    this.folder = folder;
    this.#onError = onError;
    const good = readOne(join(folder, fileName));
    this.#current = good ?? readOne(join(folder, lastGoodName)) ?? firstSettings(randomUUID());
    this.#attempt(() => {
      mkdirSync(folder, { recursive: true });
      // What was just read without a fault is the copy to come back to.
      if (good) copyFileSync(join(folder, fileName), join(folder, lastGoodName));
      else this.#write();
    });
  }

  get current(): Settings {
    return this.#current;
  }

  /** Changes the settings in memory and on disk. */
  change(change: (settings: Settings) => Settings): void {
    this.#current = change(this.#current);
    this.#attempt(() => this.#write());
  }

  #write(): void {
    writeAtomically(join(this.folder, fileName), `${JSON.stringify(this.#current, null, 2)}\n`);
  }

  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#onError(error);
    }
  }
}
