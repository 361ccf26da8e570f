import { z } from 'zod';
import { AppError } from './errors.ts';
import { type Making, NewReview } from './host.ts';
import { GrantId, ReviewId } from './ids.ts';

/**
 * What a window may ask of the main process (`window.desktop`). Everything about the review itself goes
 * through the contract on the store's port instead. No member takes or gives a path: places are words to
 * show, files are one-use grants.
 */

export const Theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof Theme>;

/** How large everything in the windows may be drawn, smallest first; 1 is the usual size. */
export const textSizes = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

/** A review in the list of recent ones. */
export const RecentReview = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** The name of its own folder where the title does not give it, as a copy's; null: it does. */
  folder: z.string().nullable(),
  /** The folder it lies in, shortened for reading. */
  place: z.string(),
  /** ISO time. */
  lastOpened: z.string(),
  /** The folder is not there now (moved, deleted, a drive that is not plugged in). */
  missing: z.boolean(),
});
export type RecentReview = z.infer<typeof RecentReview>;

/** A review that could not be opened, and what to do about it. */
export const OpenFailure = z.strictObject({
  /** Hand it back to `home.tryAgain`. */
  attemptId: z.string(),
  name: z.string(),
  place: z.string(),
  error: AppError,
  /** Names of the backups that lie in the review's folder, newest first. */
  backups: z.array(z.string()),
});
export type OpenFailure = z.infer<typeof OpenFailure>;

/** `opened`: its window is there, in front. `failed`: an `open-failed` event tells why. */
export const OpenOutcome = z.enum(['opened', 'failed', 'cancelled']);
export type OpenOutcome = z.infer<typeof OpenOutcome>;

/** Where a new review will lie, chosen by the user. */
export const NewPlace = z.strictObject({
  id: z.string(),
  name: z.string(),
  place: z.string(),
  /** The synchronising service in whose folder it would lie; null when none is seen. */
  cloudFolder: z.string().nullable(),
});
export type NewPlace = z.infer<typeof NewPlace>;

/** The state of the store behind a review window. */
export const StoreState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('ready') }),
  /** It died or restores a backup, and is being started again; a new port follows. */
  z.strictObject({ state: z.literal('restarting') }),
  /** It could not be started again: the window can only be closed. */
  z.strictObject({ state: z.literal('failed'), error: AppError }),
]);
export type StoreState = z.infer<typeof StoreState>;

/** What a window needs to know before it draws anything. */
export const StartInfo = z.strictObject({
  view: z.enum(['home', 'review']),
  appVersion: z.string(),
  platform: z.string(),
  reviewerName: z.string().nullable(),
  theme: Theme,
  /** One of `textSizes`, or what an older profile holds. */
  textSize: z.number(),
  /** Failures that happened while no home window was there to be told. */
  failures: z.array(OpenFailure),
  /** Of a review window; null at home. */
  review: z
    .strictObject({
      id: ReviewId,
      title: z.string(),
      place: z.string(),
      readOnly: z.boolean(),
      /** `document://<token>/`: append a document's SHA-256 to read its bytes, ranges allowed. */
      documentBase: z.string(),
      store: StoreState,
    })
    .nullable(),
  /** The page ended unexpectedly and was loaded again; its place is in the address as before. */
  cameBack: z.boolean(),
});
export type StartInfo = z.infer<typeof StartInfo>;

/** A picked or dropped file. `within`: the folder below the picked one, '' when there is none. `size` in bytes. */
export const GrantedFile = z.strictObject({
  id: GrantId,
  name: z.string(),
  within: z.string(),
  size: z.number(),
});
export type GrantedFile = z.infer<typeof GrantedFile>;

/** Picked files; `leftOut` counts those beyond the cap, `unreadable` what could not be listed. */
export const GrantedFiles = z.strictObject({
  files: z.array(GrantedFile),
  leftOut: z.number(),
  unreadable: z.number(),
});
export type GrantedFiles = z.infer<typeof GrantedFiles>;

/** A place to write one file to. */
export const SaveGrant = z.strictObject({ id: GrantId, name: z.string() });
export type SaveGrant = z.infer<typeof SaveGrant>;

/** What a menu of the window frame asks the page to do. */
export const MenuCommand = z.enum([
  'import',
  'export',
  'back-up',
  'restore',
  'undo',
  'redo',
  'palette',
  'settings',
  'keys',
  'larger-text',
  'smaller-text',
  'usual-text',
]);
export type MenuCommand = z.infer<typeof MenuCommand>;

/** A format in a save dialog, for example `{ name: 'CSV', extension: 'csv' }`. */
export const SaveFormat = z.strictObject({
  name: z.string().min(1).max(80),
  extension: z.string().regex(/^[a-z0-9]{1,10}$/u),
});
export type SaveFormat = z.infer<typeof SaveFormat>;

/**
 * Every call from a window to main: the schema of its arguments and of its answer. `window.desktop` and
 * the handlers are made from this one object.
 */
export const desktopCalls = {
  start: { input: z.tuple([]), output: StartInfo },
  connectStore: { input: z.tuple([]), output: z.null() },
  recentReviews: { input: z.tuple([]), output: z.array(RecentReview) },
  forgetReview: { input: z.tuple([z.string().max(100)]), output: z.array(RecentReview) },
  chooseNewReview: { input: z.tuple([z.string().max(500)]), output: NewPlace.nullable() },
  createReview: {
    input: z.tuple([z.strictObject({ placeId: z.string().max(100), ...NewReview.shape })]),
    output: OpenOutcome,
  },
  chooseOpenReview: { input: z.tuple([]), output: OpenOutcome },
  openSample: { input: z.tuple([]), output: OpenOutcome },
  openArchive: { input: z.tuple([]), output: OpenOutcome },
  stopMaking: { input: z.tuple([]), output: z.null() },
  openReview: { input: z.tuple([z.string().max(100)]), output: OpenOutcome },
  tryAgain: {
    input: z.tuple([z.string().max(100), z.string().max(200).nullable()]),
    output: OpenOutcome,
  },
  setReviewerName: { input: z.tuple([z.string().trim().min(1).max(200)]), output: z.null() },
  setTheme: { input: z.tuple([Theme]), output: z.null() },
  setTextSize: { input: z.tuple([z.literal(textSizes)]), output: z.null() },
  chooseFiles: {
    input: z.tuple([
      z.strictObject({
        folders: z.boolean(),
        /** `replace`: one file that takes the place of another; `table`: one file with a table of studies. */
        purpose: z.enum(['import', 'replace', 'table']).default('import'),
      }),
    ]),
    output: GrantedFiles.nullable(),
  },
  /** Paths of dropped files, which the preload reads off them; the page itself never has them. */
  dropped: { input: z.tuple([z.array(z.string().max(32_768)).max(100_000)]), output: GrantedFiles },
  chooseSaveFile: {
    /** Without a format it is a folder. */
    input: z.tuple([z.string().min(1).max(200), z.array(SaveFormat).max(20)]),
    output: SaveGrant.nullable(),
  },
  openExternal: { input: z.tuple([z.string().max(8000)]), output: z.boolean() },
  restoreReview: { input: z.tuple([z.string().min(1).max(200)]), output: AppError.nullable() },
  keepElsewhere: { input: z.tuple([]), output: z.boolean() },
  showHome: { input: z.tuple([]), output: z.null() },
  closeWindow: { input: z.tuple([]), output: z.null() },
} as const;
export type DesktopCall = keyof typeof desktopCalls;
type Input<C extends DesktopCall> = z.input<(typeof desktopCalls)[C]['input']>;
/** The answer to one call. */
export type DesktopAnswer<C extends DesktopCall> = z.output<(typeof desktopCalls)[C]['output']>;
/** The parsed arguments of one call. */
export type DesktopArguments<C extends DesktopCall> = z.output<(typeof desktopCalls)[C]['input']>;
type Call<C extends DesktopCall> = (...input: Input<C>) => Promise<DesktopAnswer<C>>;

/** Ends a subscription. */
export type Unsubscribe = () => void;

/** `window.desktop`, in full; `DroppedFile` is the `File` of the DOM. */
export interface DesktopApi<DroppedFile> {
  /** Call first: which screen this window is, and with what. */
  readonly start: Call<'start'>;
  /**
   * Asks for the store's port. It arrives as a `message` event of the window with data
   * `{ type: storePortMessage }`, `event.source === window` and the port in `event.ports[0]`; and again,
   * unasked, whenever the store was restarted (the earlier port is dead then).
   */
  readonly connectStore: Call<'connectStore'>;
  readonly home: {
    readonly recent: Call<'recentReviews'>;
    /** Takes a review off the list; its folder is not touched. Answers with the list that is left. */
    readonly forget: Call<'forgetReview'>;
    /** Asks where a new review of this title shall lie; null when the user thought better of it. */
    readonly chooseNewReview: Call<'chooseNewReview'>;
    readonly createReview: Call<'createReview'>;
    readonly chooseOpenReview: Call<'chooseOpenReview'>;
    readonly openReview: Call<'openReview'>;
    /** Opens the sample review, one for each profile; it is made the first time. */
    readonly openSample: Call<'openSample'>;
    /** Asks for an archive and for the place of the review made from it, makes it and opens it. */
    readonly openArchive: Call<'openArchive'>;
    /** Stops what `openArchive` makes; nothing is left of it. */
    readonly stopMaking: Call<'stopMaking'>;
    /** How far that is; null when it is over. */
    readonly onMaking: (listener: (making: Making | null) => void) => Unsubscribe;
    /** Opens once more what failed, after putting the named backup in place when one is given. */
    readonly tryAgain: Call<'tryAgain'>;
    readonly onOpenFailed: (listener: (failure: OpenFailure) => void) => Unsubscribe;
    /** The list of recent reviews is another one now. */
    readonly onRecentChanged: (listener: () => void) => Unsubscribe;
  };
  /** Main keeps the name for this and coming reviews, and tells open stores. */
  readonly setReviewerName: Call<'setReviewerName'>;
  readonly setTheme: Call<'setTheme'>;
  /** Draws every window larger or smaller, now and at the next start. */
  readonly setTextSize: Call<'setTextSize'>;
  readonly files: {
    /** Asks for files, or for folders, which are searched through; null when cancelled. */
    readonly choose: Call<'chooseFiles'>;
    /** Takes what was dropped on the window: `[...event.dataTransfer.files]`, folders included. */
    readonly drop: (files: readonly DroppedFile[]) => Promise<GrantedFiles>;
    /** Asks where to save a file, or, without formats, a new folder; null when cancelled. The store writes there once, atomically. */
    readonly chooseSave: Call<'chooseSaveFile'>;
  };
  /** Shows the address and asks; true when it was opened in the browser (http, https, mailto only). */
  readonly openExternal: Call<'openExternal'>;
  /**
   * Closes the store, puts the backup in place, starts the store again; states and a new port follow.
   * Answers why it could not be restored (the review is open as it was then), or null.
   */
  readonly restoreReview: Call<'restoreReview'>;
  /**
   * For a review in a synchronised folder: copies it to a folder that the user picks
   * and opens the copy; the original stays. False when the user thought better of it.
   */
  readonly keepElsewhere: Call<'keepElsewhere'>;
  readonly showHome: Call<'showHome'>;
  readonly closeWindow: Call<'closeWindow'>;
  readonly onStoreState: (listener: (state: StoreState) => void) => Unsubscribe;
  readonly onMenu: (listener: (command: MenuCommand) => void) => Unsubscribe;
  /** Before the window goes: send what is not sent yet. It goes when the promise settles, or after 3 s. */
  readonly onClosing: (listener: () => Promise<void>) => Unsubscribe;
}
