import { MessageChannelMain } from 'electron';
import type { BrowserWindow } from 'electron';
import { pushChannels } from '#shared/contract/desktop-channels.ts';
import type { StoreState } from '#shared/contract/desktop.ts';
import type { ReviewId } from '#shared/contract/ids.ts';
import type { DocumentTokens } from '../protocols/document-tokens.ts';
import type { Opened } from '../processes/store-process.ts';
import type { ReviewSession } from '../reviews/review-session.ts';
import { pageReadyToClose } from './closing.ts';
import { PageWindow } from './page-window.ts';
import type { PageWindowOptions } from './page-window.ts';

/** What a review window needs besides the review. */
export type ReviewWindowOptions = Pick<PageWindowOptions, 'settings' | 'preload' | 'devTools'> & {
  readonly tokens: DocumentTokens;
  /** The window and its store are gone. */
  readonly onGone: () => unknown;
  readonly onTitle: (title: string) => void;
};

/** The one window of an open review, with the session behind it: they begin and end together. */
export class ReviewWindow {
  readonly id: ReviewId;
  /** Absolute path of the review's folder. */
  readonly path: string;
  readonly readOnly: boolean;
  readonly token: string;
  readonly session: ReviewSession;
  readonly page: PageWindow;
  readonly #options: ReviewWindowOptions;
  #title: string;
  #wantsPort = false;
  #closing: Promise<void> | null = null;

  constructor(opened: Opened, session: ReviewSession, options: ReviewWindowOptions) {
    this.id = opened.reviewId;
    this.path = opened.path;
    this.readOnly = opened.readOnly;
    this.#title = opened.title;
    this.session = session;
    this.#options = options;
    this.token = options.tokens.issue(opened.path);
    this.page = new PageWindow({
      ...options,
      name: opened.reviewId,
      title: windowTitle(opened.title),
      usual: { width: 1360, height: 860 },
      least: { width: 720, height: 480 },
    });
    session.listen({ state: (state) => this.#storeState(state), title: (title) => this.#retitle(title) });
    this.window.on('close', (event) => {
      event.preventDefault();
      void this.close();
    });
    // A window may also be ended from outside, without being asked first.
    this.window.on('closed', () => void this.close());
    // A page that is loaded afresh asks again; a port to the page before it would reach nobody.
    this.window.webContents.on('did-navigate', () => {
      this.#wantsPort = false;
    });
  }

  /** It is on its way out: its folder can be opened again once `close` has settled. */
  get closing(): boolean {
    return this.#closing !== null;
  }

  get window(): BrowserWindow {
    return this.page.window;
  }

  get title(): string {
    return this.#title;
  }

  /** Hands the page a port to the store, now or as soon as there is a store; and again after each restart. */
  connectStore(): void {
    this.#wantsPort = true;
    const { port1, port2 } = new MessageChannelMain();
    if (this.session.connect(port1))
      this.window.webContents.postMessage(pushChannels.storePort, null, [port2]);
    else port1.close();
  }

  /** Lets the page send what it holds back, closes the store, then the window. Asked twice, it is done once. */
  close(): Promise<void> {
    this.#closing ??= this.#closeOnce();
    return this.#closing;
  }

  async #closeOnce(): Promise<void> {
    if (!this.window.isDestroyed()) await pageReadyToClose(this.window.webContents);
    if (!this.window.isDestroyed()) this.window.hide();
    this.#options.tokens.revoke(this.token);
    await this.session.close();
    this.#options.onGone();
    if (!this.window.isDestroyed()) this.window.destroy();
  }

  #storeState(state: StoreState): void {
    this.page.push(pushChannels.storeState, state);
    if (state.state === 'ready' && this.#wantsPort && !this.window.isDestroyed()) this.connectStore();
  }

  #retitle(title: string): void {
    this.#title = title;
    if (!this.window.isDestroyed()) this.window.setTitle(windowTitle(title));
    this.#options.onTitle(title);
  }
}

function windowTitle(title: string): string {
  return `${title} – Sheaf`;
}
