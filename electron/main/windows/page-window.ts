import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import type { SettingsFile } from '#electron/node/profile/settings-file.ts';
import { withFrame } from '#electron/node/profile/settings.ts';
import { appPage } from '../protocols/origin.ts';
import { RestartLimit } from '../reviews/restart-limit.ts';
import { fittingFrame } from './frames.ts';

/** What a window of the app is made from. */
export interface PageWindowOptions {
  /** Under which its frame is remembered: `home` or the review's id. */
  readonly name: string;
  readonly title: string;
  readonly usual: { readonly width: number; readonly height: number };
  readonly least: { readonly width: number; readonly height: number };
  readonly settings: SettingsFile;
  /** Absolute path of the built preload script. */
  readonly preload: string;
  readonly devTools: boolean;
}

/** A window showing the app's page, sandboxed and apart from Node; it remembers its frame and comes back after a crash. */
export class PageWindow {
  readonly window: BrowserWindow;
  readonly #options: PageWindowOptions;
  readonly #crashes = new RestartLimit(3, 60_000);
  #shown = false;
  #cameBack = false;
  #asking = false;

  constructor(options: PageWindowOptions) {
    this.#options = options;
    this.window = makeWindow(options);
    this.window.on('page-title-updated', (event) => event.preventDefault());
    this.window.webContents.on('did-navigate', () => this.showTextSize());
    this.#showWhenDrawn();
    this.window.on('close', () => this.#remember());
    this.window.webContents.on('render-process-gone', (_event, { reason }) => this.#gone(reason));
    this.window.on('unresponsive', () => void this.#askWhetherToWait());
    void this.window.loadURL(appPage);
  }

  /** Whether the page was loaded again after it ended by itself; true once for each time. */
  takeCameBack(): boolean {
    const cameBack = this.#cameBack;
    this.#cameBack = false;
    return cameBack;
  }

  /** Draws the page in the size that the settings hold. */
  showTextSize(): void {
    if (!this.window.isDestroyed())
      this.window.webContents.setZoomFactor(this.#options.settings.current.textSize);
  }

  /** Sends to the page; a window that is gone hears nothing. */
  push(channel: string, value: unknown): void {
    if (!this.window.isDestroyed()) this.window.webContents.send(channel, value);
  }

  /** Brings the window before the others. */
  focus(): void {
    if (this.window.isMinimized()) this.window.restore();
    this.window.show();
    this.window.focus();
  }

  /** A first picture may be long in coming while other windows draw; a page that is there is not kept from sight. */
  #showWhenDrawn(): void {
    const showOnce = (): void => {
      if (!this.window.isDestroyed() && !this.#shown) this.window.show();
      this.#shown = true;
    };
    this.window.once('ready-to-show', showOnce);
    this.window.webContents.once('did-finish-load', () => setTimeout(showOnce, 500));
  }

  #gone(reason: string): void {
    if (reason === 'clean-exit' || this.window.isDestroyed()) return;
    this.#cameBack = true;
    // Its address holds its place. What ends the page each time is not opened a fourth time unasked.
    if (this.#crashes.allows(Date.now())) this.window.webContents.reload();
    else void this.#askAfterCrashes();
  }

  /** A page that hangs hears no key and no click: only main can offer a way out of it. */
  async #askWhetherToWait(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const { response } = await dialog.showMessageBox(this.window, {
      type: 'question',
      message: 'This window does not answer.',
      detail: 'What was saved is safe. You can wait, or start the window again at the place where it is.',
      buttons: ['Wait', 'Start again'],
      cancelId: 0,
    });
    this.#asking = false;
    if (response === 1 && !this.window.isDestroyed()) this.window.webContents.forcefullyCrashRenderer();
  }

  async #askAfterCrashes(): Promise<void> {
    const { response } = await dialog.showMessageBox(this.window, {
      type: 'warning',
      message: 'This window ended several times within a minute.',
      detail: 'What was saved is safe. You can start the window afresh, away from where it was, or close it.',
      buttons: ['Start afresh', 'Close window'],
      cancelId: 1,
    });
    if (this.window.isDestroyed()) return;
    if (response === 0) await this.window.loadURL(appPage);
    else this.window.close();
  }

  #remember(): void {
    const { settings, name } = this.#options;
    const frame = { ...this.window.getNormalBounds(), maximized: this.window.isMaximized() };
    settings.change((current) => withFrame(current, name, frame));
  }
}

function makeWindow(options: PageWindowOptions): BrowserWindow {
  const remembered = options.settings.current.windows[options.name];
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...fittingFrame(remembered, options.usual, screens),
    minWidth: options.least.width,
    minHeight: options.least.height,
    title: options.title,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#17191c' : '#ffffff',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: options.devTools,
    },
  });
  if (remembered?.maximized) window.maximize();
  return window;
}
