import { isAbsolute, join, resolve } from 'node:path';

/** What decides where the profile lies. */
export interface ProfileWorld {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** The user's home folder, absolute. */
  readonly home: string;
  readonly cwd: string;
}

/**
 * The folder that holds what belongs to this user on this computer: settings, notes on replicas, Chromium's
 * own files. `--profile=FOLDER` wins over `SHEAF_PROFILE`; without either it is the platform's usual place,
 * so that the window and the command line agree on it.
 */
export function profileFolder(world: ProfileWorld): string {
  const option = world.argv.find((argument) => argument.startsWith('--profile='))?.slice('--profile='.length);
  const chosen = option || world.env['SHEAF_PROFILE'];
  if (chosen) return isAbsolute(chosen) ? chosen : resolve(world.cwd, chosen);
  return join(usualPlace(world), 'Sheaf');
}

function usualPlace({ env, platform, home }: ProfileWorld): string {
  if (platform === 'win32') return env['APPDATA'] || join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return env['XDG_CONFIG_HOME'] || join(home, '.config');
}
