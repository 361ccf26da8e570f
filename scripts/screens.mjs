import { join } from 'node:path';
import { buildWhenStale } from './launch/build.mjs';
import { withDisplay } from './launch/display.mjs';
import { launchEnvironment } from './launch/environment.mjs';
import { follow } from './launch/follow.mjs';
import { nodePath, root } from './setup/places.mjs';
import { reportFailure } from './setup/report.mjs';

/* `npm run screens`: takes a picture of every screen, light and dark, into docs/screens/ (e2e/screens.ts). */

async function screens() {
  const { code, output } = await buildWhenStale();
  if (code !== 0) process.stderr.write(output);
  if (code !== 0) return code;
  const script = join(root, 'e2e', 'screens.ts');
  return withDisplay(launchEnvironment(), (env) => follow(nodePath, [script], { env, cwd: root }));
}

await screens().then((code) => {
  process.exitCode = code;
}, reportFailure);
