import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { electronPath, projectRoot } from './runtime.ts';

/** A user that owns nothing and may do nothing: `nobody` on every Linux. */
const nobody = 65534;

/** Electron as an unprivileged user, with Chromium's sandbox on. */
export interface Unprivileged {
  /** Give it to `launch`. */
  readonly executablePath: string;
  /** What such a user's session has: a home of its own. */
  readonly env: Readonly<Record<string, string>>;
  /** A folder that this user may write to; give it to `launch`. */
  readonly folder: string;
  readonly remove: () => void;
}

/** What this machine lacks for a run as an unprivileged user with the sandbox on; null when it lacks nothing. */
export function unprivilegedLack(): string | null {
  if (process.platform !== 'linux') return 'only Linux lets a test change its user';
  if (process.getuid?.() !== 0) return 'only root can start a program as another user';
  if (!runs(['true'])) return 'setpriv (util-linux) is not there';
  if (!runs(['test', '-r', join(projectRoot, 'out', 'main', 'index.js')]))
    return `an unprivileged user can't read ${projectRoot}`;
  if (!runs(['unshare', '-U', 'true'])) return 'this kernel gives no user namespaces to an unprivileged user';
  return null;
}

function runs(command: readonly string[]): boolean {
  return spawnSync('setpriv', [...dropping, ...command]).status === 0;
}

const dropping = [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];

/** Prepares it: Electron lies in root's home, where no other user can read, so that it is copied (by links). */
export function unprivileged(): Unprivileged {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-nobody-'));
  const from = dirname(electronPath());
  const electron = join(mkdtempSync(join(tmpdir(), 'sheaf-electron-')), 'electron');
  copyByLinks(from, electron);
  const start = join(dirname(electron), 'start.sh');
  const program = join(electron, basename(electronPath()));
  writeFileSync(start, `#!/bin/sh\nexec setpriv ${dropping.join(' ')} ${program} "$@"\n`);
  chmodSync(start, 0o755);
  chmodSync(dirname(electron), 0o755);
  chownSync(folder, nobody, nobody);
  return {
    executablePath: start,
    env: { HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder, XDG_RUNTIME_DIR: folder },
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      rmSync(dirname(electron), { recursive: true, force: true });
    },
  };
}

/** Hard links cost nothing; where the folders lie on different disks it is a copy. */
function copyByLinks(from: string, to: string): void {
  if (spawnSync('cp', ['-al', from, to]).status !== 0) cpSync(from, to, { recursive: true });
  accessSync(to, constants.R_OK);
}

/** Gives a file or folder, with everything in it, to the unprivileged user. */
export function giveToNobody(path: string): void {
  const given = spawnSync('chown', ['-R', `${nobody}:${nobody}`, path]);
  if (given.status !== 0) throw new Error(`${path} could not be given to another user.`);
}
