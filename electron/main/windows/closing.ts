import { ipcMain } from 'electron';
import type { WebContents } from 'electron';
import { pushChannels } from '#shared/contract/desktop-channels.ts';

/** How long a page may take to send what it has not sent yet, in ms. */
const patience = 3_000;

/** Asks a page to send what it holds back, and waits until it has, or has no more time, or is gone. */
export async function pageReadyToClose(contents: WebContents): Promise<void> {
  if (contents.isDestroyed() || contents.isCrashed() || contents.isLoadingMainFrame()) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timeout);
      ipcMain.off(pushChannels.closing, answered);
      resolve();
    };
    const answered = (event: { readonly sender: WebContents }): void => {
      if (event.sender === contents) done();
    };
    const timeout = setTimeout(done, patience);
    ipcMain.on(pushChannels.closing, answered);
    contents.once('destroyed', done);
    contents.once('render-process-gone', done);
    contents.send(pushChannels.closing);
  });
}
