import type { AppError } from '#shared/contract/errors.ts';
import { ok, type Result } from '#shared/kit/result.ts';
import { type OpenMode, type Opener, openReview } from './open-review.ts';
import type { Session } from './session.ts';

/** The session of a store: another one after a restore. */
export type CurrentSession = {
  get(): Session;
  setReviewer(name: string): void;
  /** Closes it, lets `work` move files while nobody else can open the review, and opens it again. */
  reopen(work: () => void): Promise<Result<void, AppError>>;
  /** Waits while there is no session to ask. */
  ready(): Promise<unknown>;
};

/** Opens the session of a store. Refused as by `openReview`. */
export async function openCurrentSession(
  path: string,
  opener: Opener,
  mode: OpenMode,
): Promise<Result<CurrentSession, AppError>> {
  const opened = await openReview(path, opener, mode);
  if (!opened.ok) return opened;
  let session = opened.value;
  let reviewerName = opener.reviewerName;
  let reopening: Promise<unknown> = Promise.resolve();
  const again = async (work: () => void): Promise<Result<void, AppError>> => {
    const letGo = session.closeAndHold();
    try {
      work();
    } finally {
      letGo();
    }
    const next = await openReview(path, { ...opener, reviewerName }, mode);
    if (!next.ok) return next;
    session = next.value;
    return ok(undefined);
  };
  return ok({
    get: () => session,
    setReviewer: (name) => {
      reviewerName = name;
      session.setReviewer(name);
    },
    reopen: (work) => {
      const reopened = again(work);
      reopening = reopened.catch(() => undefined);
      return reopened;
    },
    ready: () => reopening,
  });
}
