import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WebContents } from 'electron';
import type { Creation, Making, OpenOrder } from '#shared/contract/host.ts';
import type { OpenFailure, OpenOutcome } from '#shared/contract/desktop.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { Result } from '#shared/kit/result.ts';
import type { SettingsFile } from '#electron/node/profile/settings-file.ts';
import { withRecent } from '#electron/node/profile/settings.ts';
import type { Opened, ProcessEntries } from '../processes/store-process.ts';
import { ReviewWindow } from '../windows/review-window.ts';
import type { ReviewWindowOptions } from '../windows/review-window.ts';
import { backupNames } from './backup-names.ts';
import { reviewFolderOf, reviewIdentity } from './identity.ts';
import { readablePlace, reviewName } from './places.ts';
import { ReviewSession } from './review-session.ts';

/** A wish to open a review, kept so that it can be tried again. */
export interface Attempt {
  readonly path: string;
  readonly create: Creation | null;
  readonly restore: string | null;
}

/** What the opener knows of the program around it. */
export interface OpenReviewsOptions {
  readonly settings: SettingsFile;
  readonly entries: ProcessEntries;
  readonly window: Pick<ReviewWindowOptions, 'settings' | 'preload' | 'devTools' | 'tokens'>;
  /** What is the same in every order to a store of this program. */
  readonly order: Pick<OpenOrder, 'profileDir' | 'resourcesDir' | 'appVersion' | 'mode'>;
  /** The user's home folder, absolute. */
  readonly home: string;
  readonly onOpened: (review: ReviewWindow) => void;
  readonly onFailed: (failure: OpenFailure) => void;
  /** How far the making of a review is that takes long; null: it is over. */
  readonly onMaking: (making: Making | null) => void;
  readonly onRecentChanged: () => void;
}

/** The reviews that are open, each with its one window. */
export class OpenReviews {
  readonly #options: OpenReviewsOptions;
  readonly #open = new Map<string, ReviewWindow>();
  readonly #opening = new Map<string, Promise<OpenOutcome>>();
  readonly #attempts = new Map<string, Attempt>();
  /** The sessions whose reviews are still being made from archives. */
  readonly #making = new Set<ReviewSession>();

  constructor(options: OpenReviewsOptions) {
    this.#options = options;
  }

  /** Opens a review, or brings its window forward; a second wish for one that is just opening waits for it. */
  async open(wish: Attempt): Promise<OpenOutcome> {
    const attempt = { ...wish, path: reviewFolderOf(wish.path) };
    const identity = await reviewIdentity(attempt.path);
    const there = this.#open.get(identity);
    // One whose store is over can't be brought forward to any use: it makes room for a fresh start.
    if (there?.closing === true || there?.session.state.state === 'failed') await there.close();
    // What is to be made at its place is not it: that is refused as for any place that is taken.
    else if (there && attempt.create === null) {
      there.page.focus();
      return 'opened';
    }
    const underWay = this.#opening.get(identity);
    if (underWay) return underWay;
    const opening = this.#openNew(attempt).finally(() => this.#opening.delete(identity));
    this.#opening.set(identity, opening);
    return opening;
  }

  /** Opens the one sample review of this profile; the first time it is made. */
  async openSample(): Promise<OpenOutcome> {
    const path = join(this.#options.order.profileDir, 'Sample review.sheaf');
    return this.open({ path, create: existsSync(path) ? null : 'sample', restore: null });
  }

  /** Tries once more what failed; an id that is not known (any more) does nothing. */
  async tryAgain(attemptId: string, restore: string | null): Promise<OpenOutcome> {
    const attempt = this.#attempts.get(attemptId);
    if (!attempt) return 'cancelled';
    this.#attempts.delete(attemptId);
    return this.open({ ...attempt, create: restore === null ? attempt.create : null, restore });
  }

  /** Stops the making of reviews that takes long; nothing is left of them. */
  stopMaking(): void {
    for (const session of this.#making) session.stopMaking();
  }

  /** The review window that a page belongs to, or null. */
  ofPage(contents: WebContents): ReviewWindow | null {
    return this.all().find(({ window }) => window.webContents === contents) ?? null;
  }

  all(): ReviewWindow[] {
    return [...this.#open.values()].filter(({ window }) => !window.isDestroyed());
  }

  /** Closes every window and store, also those that are just opening. */
  async closeAll(): Promise<void> {
    this.stopMaking();
    await Promise.allSettled(this.#opening.values());
    await Promise.allSettled([...this.#open.values()].map((review) => review.close()));
  }

  async #openNew(attempt: Attempt): Promise<OpenOutcome> {
    const { settings, entries } = this.#options;
    const session = new ReviewSession(
      entries,
      () => this.#orderFor(attempt),
      (making) => this.#options.onMaking(making),
    );
    const result = await this.#made(session);
    if (!result.ok && result.error.code === 'cancelled') return 'cancelled';
    if (!result.ok) {
      await this.#failed(attempt, result.error);
      return 'failed';
    }
    await this.#opened(result.value, session);
    const { title, reviewId, path } = result.value;
    const lastOpened = new Date().toISOString();
    settings.change((current) => withRecent(current, { id: reviewId, path, title, lastOpened }));
    this.#options.onRecentChanged();
    return 'opened';
  }

  /** Opens a session that `stopMaking` can end meanwhile. */
  async #made(session: ReviewSession): Promise<Result<Opened, AppError>> {
    this.#making.add(session);
    try {
      return await session.open();
    } finally {
      this.#making.delete(session);
      if (this.#making.size === 0) this.#options.onMaking(null);
    }
  }

  async #opened(opened: Opened, session: ReviewSession): Promise<void> {
    const identity = await reviewIdentity(opened.path);
    const review = new ReviewWindow(opened, session, {
      ...this.#options.window,
      onTitle: (title) => this.#retitled(opened.path, title),
      onGone: () => this.#open.delete(identity),
    });
    this.#open.set(identity, review);
    this.#options.onOpened(review);
  }

  #orderFor({ path, create, restore }: Attempt): Omit<OpenOrder, 'grants'> {
    const { installId, reviewerName } = this.#options.settings.current;
    const reviewer = reviewerName === null ? null : { name: reviewerName };
    return { type: 'open', path, create, restore, reviewer, installId, ...this.#options.order };
  }

  async #failed(attempt: Attempt, error: AppError): Promise<void> {
    const attemptId = randomUUID();
    this.#attempts.set(attemptId, attempt);
    this.#options.onFailed({
      attemptId,
      name: nameOf(attempt),
      place: readablePlace(attempt.path, this.#options.home),
      error,
      backups: attempt.create ? [] : await backupNames(attempt.path),
    });
  }

  #retitled(path: string, title: string): void {
    this.#options.settings.change((current) => ({
      ...current,
      recent: current.recent.map((entry) => (entry.path === path ? { ...entry, title } : entry)),
    }));
    this.#options.onRecentChanged();
  }
}

/** What a review that did not open is called: by its title where it was to be made, else by its folder. */
function nameOf({ path, create }: Attempt): string {
  return create === null || create === 'sample' || 'archive' in create ? reviewName(path) : create.title;
}
