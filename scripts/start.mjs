import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhenStale } from './launch/build.mjs';
import { needsXvfb, withDisplay } from './launch/display.mjs';
import { isRoot, launchEnvironment } from './launch/environment.mjs';
import { follow } from './launch/follow.mjs';
import { nodePath, root } from './setup/places.mjs';
import { reportFailure, SetupError } from './setup/report.mjs';
import { runtime } from './setup/runtime.mjs';

/*
 * `npm start`: builds what has changed and opens the app. Without a display it runs the app under Xvfb, does the
 * main job once through the window (e2e/first-run.ts) and ends; with --keep it then leaves the app open.
 */

const tour = join(root, 'e2e', 'first-run.ts');
const tourFolder = join(root, 'out', 'first-run');

function say(line) {
  process.stdout.write(`${line}\n`);
}

async function start(args) {
  const { electronPath, electronVersion, kind } = runtime();
  const { built, code, output } = await buildWhenStale();
  if (code !== 0) {
    process.stderr.write(output);
    throw new SetupError(
      'The app could not be built (see above).',
      'npm run typecheck, and mend what it names',
    );
  }
  if (built) say('built the app into out/');
  say(`starting Sheaf on Electron ${electronVersion} (${kind})`);
  if (isRoot()) say('running as root: Chromium goes without its sandbox (--no-sandbox)');
  const sandbox = isRoot() ? ['--no-sandbox'] : [];
  const env = launchEnvironment();
  const keep = args.includes('--keep') || process.env.npm_config_keep === 'true';
  const rest = args.filter((argument) => argument !== '--keep');
  const open = (given, extra) =>
    follow(electronPath, [...sandbox, root, ...extra], { env: given, cwd: root });
  if (!needsXvfb(env)) return open(env, rest);
  return withDisplay(env, async (shown) => {
    say(`there is no display: doing the main job once under Xvfb ${shown.DISPLAY}`);
    const ended = await follow(nodePath, [tour, ...rest], { env: shown, cwd: root });
    if (ended !== 0 || !keep) return ended;
    say(`leaving the app open on display ${shown.DISPLAY}; Ctrl-C ends it`);
    const review = existsSync(tourFolder)
      ? readdirSync(tourFolder).find((name) => name.endsWith('.sheaf'))
      : undefined;
    return open(shown, review === undefined ? [] : [join(tourFolder, review)]);
  });
}

if (needsXvfb() && !existsSync(tour)) {
  reportFailure(
    new SetupError('There is no display, and e2e/first-run.ts is missing.', 'git checkout e2e/first-run.ts'),
  );
} else {
  await start(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  }, reportFailure);
}
