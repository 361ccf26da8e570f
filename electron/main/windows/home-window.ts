import { pushChannels } from '#shared/contract/desktop-channels.ts';
import type { Making } from '#shared/contract/host.ts';
import type { OpenFailure } from '#shared/contract/desktop.ts';
import { PageWindow } from './page-window.ts';
import type { PageWindowOptions } from './page-window.ts';

/** The window that is there when no review is: recent reviews, New, Open, and why one could not be opened. */
export class HomeWindow {
  readonly #options: Pick<PageWindowOptions, 'settings' | 'preload' | 'devTools'>;
  readonly #onMade: (page: PageWindow) => void;
  #page: PageWindow | null = null;
  /** Failures that no page has been told of yet. */
  #untold: OpenFailure[] = [];
  #listening = false;

  constructor(
    options: Pick<PageWindowOptions, 'settings' | 'preload' | 'devTools'>,
    onMade: (page: PageWindow) => void,
  ) {
    this.#options = options;
    this.#onMade = onMade;
  }

  get page(): PageWindow | null {
    return this.#page;
  }

  /** Opens the window, or brings it forward. */
  show(): PageWindow {
    if (this.#page) {
      this.#page.focus();
      return this.#page;
    }
    const page = new PageWindow({
      ...this.#options,
      name: 'home',
      title: 'Sheaf',
      usual: { width: 900, height: 640 },
      least: { width: 560, height: 420 },
    });
    this.#page = page;
    this.#listening = false;
    page.window.on('closed', () => {
      this.#page = null;
    });
    page.window.webContents.on('did-navigate', () => {
      this.#listening = false;
    });
    this.#onMade(page);
    return page;
  }

  /** Closes the window where it is open; one that is just going needs nothing. */
  close(): void {
    const window = this.#page?.window;
    if (window && !window.isDestroyed()) window.close();
  }

  /** Shows why a review could not be opened; a page that is not there yet is told when it starts. */
  fail(failure: OpenFailure): void {
    const page = this.show();
    if (this.#listening) page.push(pushChannels.openFailed, failure);
    else this.#untold.push(failure);
  }

  /** Tells how far the making of a review is; null: it is over. */
  making(making: Making | null): void {
    this.#page?.push(pushChannels.making, making);
  }

  recentChanged(): void {
    this.#page?.push(pushChannels.recentChanged, null);
  }

  /** What the page was not told yet. From now on it is there to be told. */
  takeFailures(): OpenFailure[] {
    const untold = this.#untold;
    this.#untold = [];
    this.#listening = true;
    return untold;
  }
}
