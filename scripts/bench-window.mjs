import { join } from 'node:path';
import { buildWhenStale } from './launch/build.mjs';
import { withDisplay } from './launch/display.mjs';
import { launchEnvironment } from './launch/environment.mjs';
import { follow } from './launch/follow.mjs';
import { nodePath, root } from './setup/places.mjs';
import { reportFailure } from './setup/report.mjs';

/*
 * `npm run bench:selection`, `npm run bench:reader`, `npm run bench:evidence`: builds when stale, and measures in a window what bench/<name>.ts says.
 * The first argument is the name.
 */
const [name = ''] = process.argv.slice(2);

async function bench() {
  const { code, output } = await buildWhenStale();
  if (code !== 0) process.stderr.write(output);
  if (code !== 0) return code;
  const script = join(root, 'scripts', 'bench', `${name}.ts`);
  return withDisplay(launchEnvironment(), (env) => follow(nodePath, [script], { env, cwd: root }));
}

await bench().then((code) => {
  process.exitCode = code;
}, reportFailure);
