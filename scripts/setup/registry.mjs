import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { outerPath } from './places.mjs';
import { npm } from './programs.mjs';
import { SetupError, tail } from './report.mjs';

/**
 * Fetches one package from the npm registry, through npm itself so that its registry, proxy and certificate
 * settings count.
 * @param {string} spec exact, `name@version`
 * @param {string} work an existing folder to download into; left as it was
 * @param {string} otherwise what else the person can do
 * @returns {Promise<Buffer>} the .tgz
 */
export async function fetchPackage(spec, work, otherwise) {
  const download = join(work, 'download');
  mkdirSync(download);
  const args = ['pack', spec, '--pack-destination', download, '--ignore-scripts', '--loglevel=error'];
  const packed = await npm(args, { cwd: download, env: { ...process.env, PATH: outerPath() } });
  const file = readdirSync(download).find((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || file === undefined) {
    throw new SetupError(
      `The package ${spec} could not be fetched from the npm registry.`,
      `see that "npm pack ${spec}" works${otherwise}`,
      tail(packed.output),
    );
  }
  const bytes = readFileSync(join(download, file));
  rmSync(download, { recursive: true });
  return bytes;
}
