import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DesktopApi, DesktopCall, Unsubscribe } from '#shared/contract/desktop.ts';
import { callChannel, pushChannels, storePortMessage } from '#shared/contract/desktop-channels.ts';

/** One call to main. The answer's type is the contract's; main makes it from the same schemas. */
function call<C extends DesktopCall>(name: C) {
  return (...input: unknown[]) => ipcRenderer.invoke(callChannel(name), input);
}

/** Passes what main says on one channel to a listener of the page, without the event object. */
function push<T>(channel: string) {
  return (listener: (value: T) => void): Unsubscribe => {
    const handler = (_event: unknown, value: T): void => listener(value);
    ipcRenderer.on(channel, handler);
    return () => ipcRenderer.removeListener(channel, handler);
  };
}

/** Listeners that main waits for before it closes the window. */
const closing = new Set<() => Promise<void>>();

function onClosing(listener: () => Promise<void>): Unsubscribe {
  closing.add(listener);
  return () => closing.delete(listener);
}

ipcRenderer.on(pushChannels.closing, () => {
  void Promise.allSettled([...closing].map((listener) => listener())).then(() =>
    ipcRenderer.send(pushChannels.closing),
  );
});

// The page's world can't be given a port through the bridge: it is posted to the page itself, by origin.
ipcRenderer.on(pushChannels.storePort, (event) => {
  window.postMessage({ type: storePortMessage }, window.location.origin, [...event.ports]);
});

/** Paths stay here: a File that the page made by itself has none and is left out. */
function drop(files: readonly File[]) {
  const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
  return ipcRenderer.invoke(callChannel('dropped'), [paths]);
}

const api: DesktopApi<File> = {
  start: call('start'),
  connectStore: call('connectStore'),
  home: {
    recent: call('recentReviews'),
    forget: call('forgetReview'),
    chooseNewReview: call('chooseNewReview'),
    createReview: call('createReview'),
    chooseOpenReview: call('chooseOpenReview'),
    openReview: call('openReview'),
    openSample: call('openSample'),
    openArchive: call('openArchive'),
    stopMaking: call('stopMaking'),
    onMaking: push(pushChannels.making),
    tryAgain: call('tryAgain'),
    onOpenFailed: push(pushChannels.openFailed),
    onRecentChanged: push(pushChannels.recentChanged),
  },
  setReviewerName: call('setReviewerName'),
  setTheme: call('setTheme'),
  setTextSize: call('setTextSize'),
  files: { choose: call('chooseFiles'), drop, chooseSave: call('chooseSaveFile') },
  openExternal: call('openExternal'),
  restoreReview: call('restoreReview'),
  keepElsewhere: call('keepElsewhere'),
  showHome: call('showHome'),
  closeWindow: call('closeWindow'),
  onStoreState: push(pushChannels.storeState),
  onMenu: push(pushChannels.menu),
  onClosing,
};

contextBridge.exposeInMainWorld('desktop', api);
