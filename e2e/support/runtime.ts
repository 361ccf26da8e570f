import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The project's root, which is also the app's path. */
export const projectRoot = join(import.meta.dirname, '..', '..');

const Runtime = z.object({ electronPath: z.string() });

/**
 * The Electron to run: `SHEAF_ELECTRON`, else the one that the set-up step noted.
 * @throws when there is none, with the command that mends it
 */
export function electronPath(): string {
  const given = process.env['SHEAF_ELECTRON'];
  if (given) return given;
  const note = join(projectRoot, 'node_modules', '.cache', 'sheaf-runtime.json');
  const parsed = existsSync(note) ? Runtime.safeParse(JSON.parse(readFileSync(note, 'utf8'))) : null;
  if (!parsed?.success) throw new Error('Electron has not been set up. Run: npm run setup');
  return parsed.data.electronPath;
}

/** Chromium's sandbox refuses to run as root; only then it is left out, and only by who starts the app. */
export function sandboxArguments(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
