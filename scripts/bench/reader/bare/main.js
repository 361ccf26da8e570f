import { app, BrowserWindow } from 'electron';

/*
 * The floor of `npm run bench:reader`: one window of the same Electron with nothing of the app in it. BARE_URL is the
 * page to load, BARE_SIZE the width and height of its content ("1500x950").
 */
async function open() {
  await app.whenReady();
  const [width, height] = (process.env.BARE_SIZE ?? '').split('x').map(Number);
  const window = new BrowserWindow({ width, height, useContentSize: true });
  await window.loadURL(process.env.BARE_URL ?? 'about:blank');
}

app.on('window-all-closed', () => app.quit());
void open();
