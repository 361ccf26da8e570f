import { app, nativeTheme, session } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import { recentLimit } from '#electron/node/profile/settings.ts';
import { SettingsFile } from '#electron/node/profile/settings-file.ts';
import type { Desk } from './desktop-api/desk.ts';
import { desktopHandlers } from './desktop-api/handlers.ts';
import { chooseAndOpen } from './desktop-api/home-calls.ts';
import { registerHandlers } from './desktop-api/wire.ts';
import type { Caller } from './desktop-api/wire.ts';
import type { BuiltPlaces } from './places.ts';
import { DocumentTokens } from './protocols/document-tokens.ts';
import { serveProtocols } from './protocols/serve.ts';
import { OpenReviews } from './reviews/open-reviews.ts';
import { hardenSession } from './windows/harden.ts';
import { HomeWindow } from './windows/home-window.ts';
import { dropUsualMenu, giveMenu } from './windows/menu.ts';
import type { MenuActions } from './windows/menu.ts';

/** The program once it is ready: its windows and the reviews behind them. */
export interface Program {
  /** The first windows: the reviews named, else those that were open when the program was last quit, else Home. */
  begin(paths: readonly string[]): void;
  /** Opens reviews by path; Home when there are none. */
  open(paths: readonly string[]): void;
  /** Brings the program to the front: the newest review, else Home. */
  comeForward(): void;
  /** Closes every window and store, and keeps in mind which reviews were open. */
  close(): Promise<void>;
}

/** Puts the parts together; `profile` is the absolute path of the profile's folder. */
export function startProgram(profile: string, places: BuiltPlaces): Program {
  const settings = new SettingsFile(profile, (error) => console.error('Settings were not saved:', error));
  nativeTheme.themeSource = settings.current.theme;
  const tokens = new DocumentTokens();
  dropUsualMenu();
  hardenSession(session.defaultSession);
  serveProtocols(session.defaultSession, places.renderer, (token) => tokens.folderOf(token));

  const frame = { settings, preload: places.preload, devTools: !app.isPackaged };
  const home = new HomeWindow(frame, (page) => giveMenu(page.window, false, actions));
  const reviews = makeReviews({ profile, places, settings, tokens, home, frame, menu: () => actions });
  const desk: Desk = {
    settings,
    home,
    reviews,
    appVersion: app.getVersion(),
    userHome: app.getPath('home'),
    documentsFolder: documentsFolder(),
  };
  const actions: MenuActions = {
    showHome: () => home.show(),
    openReview: (window) => void chooseAndOpen(desk, window),
  };
  registerHandlers(desktopHandlers(desk), (event) => callerOf(desk, event));
  /** Reviews on their way into a window: quit meanwhile, they are opened at the next start as well. */
  const underWay = new Set<string>();
  const openOne = async (path: string): Promise<void> => {
    underWay.add(path);
    try {
      await reviews.open({ path, create: null, restore: null });
    } finally {
      underWay.delete(path);
    }
  };
  const open = (paths: readonly string[]): void => {
    if (paths.length === 0) home.show();
    for (const path of paths) void openOne(path);
  };
  return {
    begin: (paths) => {
      const kept = takeOpenAtQuit(settings);
      open(paths.length > 0 ? paths : kept);
    },
    open,
    comeForward: () => (reviews.all().at(-1)?.page ?? home.show()).focus(),
    close: async () => {
      const opened = reviews.all().filter(({ closing }) => !closing);
      const paths = new Set([...opened.map(({ path }) => path), ...underWay]);
      const openAtQuit = [...paths].slice(0, recentLimit);
      if (openAtQuit.length > 0) settings.change((current) => ({ ...current, openAtQuit }));
      home.close();
      await reviews.closeAll();
    },
  };
}

/**
 * The reviews that were open at the last quit, once: a start that one of them ends is not tried again and again.
 */
function takeOpenAtQuit(settings: SettingsFile): readonly string[] {
  const { openAtQuit } = settings.current;
  if (openAtQuit.length > 0) settings.change((current) => ({ ...current, openAtQuit: [] }));
  return openAtQuit;
}

interface Parts {
  readonly profile: string;
  readonly places: BuiltPlaces;
  readonly settings: SettingsFile;
  readonly tokens: DocumentTokens;
  readonly home: HomeWindow;
  readonly frame: { readonly settings: SettingsFile; readonly preload: string; readonly devTools: boolean };
  readonly menu: () => MenuActions;
}

function makeReviews({ profile, places, settings, tokens, home, frame, menu }: Parts): OpenReviews {
  return new OpenReviews({
    settings,
    entries: places.entries,
    window: { ...frame, tokens },
    order: {
      profileDir: profile,
      resourcesDir: places.resources,
      appVersion: app.getVersion(),
      mode: app.isPackaged ? 'production' : 'development',
    },
    home: app.getPath('home'),
    onOpened: ({ window }) => giveMenu(window, true, menu()),
    onFailed: (failure) => home.fail(failure),
    onMaking: (making) => home.making(making),
    onRecentChanged: () => home.recentChanged(),
  });
}

function callerOf({ home, reviews }: Desk, event: IpcMainInvokeEvent): Caller | null {
  const review = reviews.ofPage(event.sender);
  if (review) return { page: review.page, window: review.window, review };
  const { page } = home;
  return page && page.window.webContents === event.sender
    ? { page, window: page.window, review: null }
    : null;
}

/** Some systems know no documents folder; the home folder is there always. */
function documentsFolder(): string {
  try {
    return app.getPath('documents');
  } catch {
    return app.getPath('home');
  }
}
