import { innerPath, root } from '../setup/places.mjs';
import { runtime } from '../setup/runtime.mjs';

/** Chromium refuses its sandbox to root; nobody else goes without it. */
export function isRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/**
 * What launchers of the app read: SHEAF_ELECTRON (the program), SHEAF_APP (the repository's root),
 * SHEAF_NO_SANDBOX=1 (only as root), and Node 24 first on the PATH.
 * @returns {NodeJS.ProcessEnv}
 */
export function launchEnvironment() {
  const { electronPath, distPath } = runtime();
  const env = {
    ...process.env,
    PATH: innerPath(),
    SHEAF_ELECTRON: electronPath,
    SHEAF_APP: root,
    ELECTRON_OVERRIDE_DIST_PATH: distPath,
  };
  if (isRoot()) env.SHEAF_NO_SANDBOX = '1';
  delete env.ELECTRON_RUN_AS_NODE;
  return env;
}
