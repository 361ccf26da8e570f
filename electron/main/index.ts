import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { app, crashReporter } from 'electron';
import { profileFolder } from '#electron/node/profile/folder.ts';
import { reviewsNamed } from './arguments.ts';
import { builtPlaces } from './places.ts';
import { startProgram } from './program.ts';
import type { Program } from './program.ts';
import { registerSchemes } from './protocols/schemes.ts';
import { closeNetwork } from './switches.ts';
import { hardenContents } from './windows/harden.ts';

const profile = profileFolder({
  argv: process.argv,
  env: process.env,
  platform: process.platform,
  home: homedir(),
  cwd: process.cwd(),
});
app.setName('Sheaf');
app.setPath('userData', profile);
app.setPath('crashDumps', join(profile, 'crashes'));
// Dumps stay on this computer; there is nowhere to send them to.
crashReporter.start({ uploadToServer: false });
closeNetwork();

// One program per profile: a second start hands its reviews to the first and ends.
if (app.requestSingleInstanceLock()) run();
else app.quit();

function run(): void {
  registerSchemes();
  hardenContents(app);
  let program: Program | null = null;
  const asked = reviewsNamed(process.argv);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (program) program.open([path]);
    else asked.push(path);
  });
  app.on('second-instance', (_event, argv, workingDirectory) => {
    const named = reviewsNamed(argv).map((path) => resolve(workingDirectory, path));
    if (named.length > 0) program?.open(named);
    else program?.comeForward();
  });
  app.on('activate', () => program?.comeForward());
  quitWhenClosed(() => program);
  void app.whenReady().then(() => {
    program = startProgram(profile, builtPlaces(import.meta.dirname));
    program.begin(asked);
  });
}

/** Quitting waits for the stores: they finish what runs and close their files before the program ends. */
function quitWhenClosed(program: () => Program | null): void {
  let closed = false;
  let closing = false;
  app.on('before-quit', (event) => {
    const running = program();
    if (closed || !running) return;
    event.preventDefault();
    if (closing) return;
    closing = true;
    void running.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || closing) app.quit();
  });
}
