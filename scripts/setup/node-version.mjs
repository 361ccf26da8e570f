import { SetupError } from './report.mjs';

const LEAST = [20, 19];

/** The set-up itself needs no more than this; everything after it runs on Node 24 from npm. */
export function checkNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return;
  throw new SetupError(
    `This is Node ${version}; Sheaf needs Node >= ${LEAST.join('.')}.`,
    'install a newer Node (https://nodejs.org) and run the command again',
  );
}
