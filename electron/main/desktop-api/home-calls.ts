import { createHash, randomUUID } from 'node:crypto';
import { access } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { cloudFolderOf } from '#electron/node/cloud-folder.ts';
import type { NewPlace, OpenOutcome, RecentReview } from '#shared/contract/desktop.ts';
import type { NewReview } from '#shared/contract/host.ts';
import { fileNameFor, ownFolderName, readablePlace, reviewName, withSuffix } from '../reviews/places.ts';
import type { Desk } from './desk.ts';

/** How long a folder may take to show itself, in ms: one on a drive that hangs counts as missing. */
const patience = 1_500;

/** The recent reviews, each looked for at its place. */
export async function recentReviews({ settings, userHome }: Desk): Promise<RecentReview[]> {
  return Promise.all(
    settings.current.recent.map(async ({ title, path, lastOpened }) => ({
      id: placeId(path),
      title,
      lastOpened,
      folder: ownFolderName(path, title),
      place: readablePlace(path, userHome),
      missing: !(await isThere(path)),
    })),
  );
}

/** A copied review has its original's id: what tells entries apart is their place, which the window must not see. */
function placeId(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 32);
}

async function isThere(path: string): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  const found = access(path).then(
    () => true,
    () => false,
  );
  const there = await Promise.race([found, late]);
  clearTimeout(timer);
  return there;
}

/** Opens one of the recent reviews; an id that is not among them does nothing. */
export async function openRecent({ settings, reviews }: Desk, id: string): Promise<OpenOutcome> {
  const entry = settings.current.recent.find(({ path }) => placeId(path) === id);
  return entry ? reviews.open({ path: entry.path, create: null, restore: null }) : 'cancelled';
}

/** Takes a review off the list of recent ones; its folder is not touched. */
export function forgetRecent({ settings, home }: Desk, id: string): void {
  settings.change((current) => ({
    ...current,
    recent: current.recent.filter(({ path }) => placeId(path) !== id),
  }));
  home.recentChanged();
}

/** Asks which review to open, and opens it. */
export async function chooseAndOpen(
  { reviews, documentsFolder }: Desk,
  window: BrowserWindow,
): Promise<OpenOutcome> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a review',
    message: 'Choose the folder of a review (its name ends in .sheaf)',
    buttonLabel: 'Open',
    defaultPath: documentsFolder,
    properties: ['openDirectory'],
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return 'cancelled';
  return reviews.open({ path, create: null, restore: null });
}

/** Asks for an archive, then where the review made from it shall lie, and makes and opens it there. */
export async function chooseArchive(
  { reviews, documentsFolder }: Desk,
  window: BrowserWindow,
): Promise<OpenOutcome> {
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Open an archive',
    message: 'Choose the archive of a review (a file that ends in .zip)',
    buttonLabel: 'Choose',
    defaultPath: documentsFolder,
    filters: [{ name: 'Archive of a review', extensions: ['zip'] }],
    properties: ['openFile'],
  });
  const [archive] = chosen.filePaths;
  if (chosen.canceled || archive === undefined) return 'cancelled';
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Place of the review',
    message: 'Where shall the review from the archive lie?',
    buttonLabel: 'Make the review',
    defaultPath: join(documentsFolder, withSuffix(fileNameFor(basename(archive, extname(archive))))),
    properties: ['createDirectory'],
  });
  if (canceled || filePath === '') return 'cancelled';
  return reviews.open({ path: withSuffix(filePath), create: { archive }, restore: null });
}

/** Places that the user chose for new reviews; the window knows them by id only. */
export class NewPlaces {
  readonly #paths = new Map<string, string>();

  /** Asks where a new review of this title shall lie. */
  async choose(
    { documentsFolder, userHome }: Desk,
    window: BrowserWindow,
    title: string,
  ): Promise<NewPlace | null> {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: 'New review',
      message: 'Where shall the review lie?',
      buttonLabel: 'Create',
      defaultPath: join(documentsFolder, withSuffix(fileNameFor(title))),
      properties: ['createDirectory'],
    });
    if (canceled || filePath === '') return null;
    const path = withSuffix(filePath);
    const id = randomUUID();
    this.#paths.set(id, path);
    return {
      id,
      name: reviewName(path),
      place: readablePlace(path, userHome),
      cloudFolder: cloudFolderOf(path),
    };
  }

  /** Makes a review at a chosen place; an unknown place does nothing. */
  async create({ reviews }: Desk, placeId: string, create: NewReview): Promise<OpenOutcome> {
    const path = this.#paths.get(placeId);
    return path === undefined ? 'cancelled' : reviews.open({ path, create, restore: null });
  }
}
