import { desktopCalls } from '#shared/contract/desktop.ts';
import type { DesktopCall, OpenOutcome } from '#shared/contract/desktop.ts';
import type { Desk } from './desk.ts';
import { chooseFiles, chooseSave, grantPaths, openExternal } from './file-calls.ts';
import {
  chooseAndOpen,
  chooseArchive,
  forgetRecent,
  NewPlaces,
  openRecent,
  recentReviews,
} from './home-calls.ts';
import { keepElsewhere, setReviewerName, setTextSize, setTheme, startInfo } from './review-calls.ts';
import { wire } from './wire.ts';
import type { Caller, Wired } from './wire.ts';
import type { ReviewWindow } from '../windows/review-window.ts';

/** The review of the window that asks; Home has none and never asks these. */
function reviewOf({ review }: Caller): ReviewWindow {
  if (!review) throw new Error('This window holds no review.');
  return review;
}

/** Home makes room for the review that was opened from it. It goes after the answer, which it could not be given later. */
async function thenLeave({ window, review }: Caller, opening: Promise<OpenOutcome>): Promise<OpenOutcome> {
  const outcome = await opening;
  if (outcome === 'opened' && !review) setImmediate(() => !window.isDestroyed() && window.close());
  return outcome;
}

const calls = desktopCalls;

/** One handler for every call of the desktop API; a call without one does not compile. */
export function desktopHandlers(desk: Desk): Record<DesktopCall, Wired> {
  return { ...homeHandlers(desk), ...reviewHandlers(desk), ...sharedHandlers(desk) };
}

function homeHandlers(desk: Desk) {
  const places = new NewPlaces();
  return {
    recentReviews: wire(calls.recentReviews, () => recentReviews(desk)),
    forgetReview: wire(calls.forgetReview, (_caller, [id]) => {
      forgetRecent(desk, id);
      return recentReviews(desk);
    }),
    chooseNewReview: wire(calls.chooseNewReview, ({ window }, [title]) => places.choose(desk, window, title)),
    createReview: wire(calls.createReview, (caller, [{ placeId, title, taxonomy }]) =>
      thenLeave(caller, places.create(desk, placeId, { title, taxonomy })),
    ),
    chooseOpenReview: wire(calls.chooseOpenReview, (caller) =>
      thenLeave(caller, chooseAndOpen(desk, caller.window)),
    ),
    openSample: wire(calls.openSample, (caller) => thenLeave(caller, desk.reviews.openSample())),
    openArchive: wire(calls.openArchive, (caller) => thenLeave(caller, chooseArchive(desk, caller.window))),
    stopMaking: wire(calls.stopMaking, () => {
      desk.reviews.stopMaking();
      return null;
    }),
    openReview: wire(calls.openReview, (caller, [id]) => thenLeave(caller, openRecent(desk, id))),
    tryAgain: wire(calls.tryAgain, (caller, [id, restore]) =>
      thenLeave(caller, desk.reviews.tryAgain(id, restore)),
    ),
  };
}

function reviewHandlers(desk: Desk) {
  return {
    connectStore: wire(calls.connectStore, (caller) => {
      reviewOf(caller).connectStore();
      return null;
    }),
    chooseFiles: wire(calls.chooseFiles, (caller, [wanted]) => chooseFiles(reviewOf(caller), wanted)),
    dropped: wire(calls.dropped, (caller, [paths]) => grantPaths(reviewOf(caller), paths)),
    chooseSaveFile: wire(calls.chooseSaveFile, (caller, [suggested, formats]) =>
      chooseSave(desk, reviewOf(caller), suggested, formats),
    ),
    restoreReview: wire(calls.restoreReview, (caller, [backup]) => reviewOf(caller).session.reopen(backup)),
    keepElsewhere: wire(calls.keepElsewhere, (caller) => keepElsewhere(desk, reviewOf(caller))),
  };
}

function sharedHandlers(desk: Desk) {
  return {
    start: wire(calls.start, (caller) => startInfo(desk, caller)),
    setReviewerName: wire(calls.setReviewerName, (_caller, [name]) => {
      setReviewerName(desk, name);
      return null;
    }),
    setTheme: wire(calls.setTheme, (_caller, [theme]) => {
      setTheme(desk, theme);
      return null;
    }),
    setTextSize: wire(calls.setTextSize, (_caller, [textSize]) => {
      setTextSize(desk, textSize);
      return null;
    }),
    openExternal: wire(calls.openExternal, ({ window }, [address]) => openExternal(window, address)),
    showHome: wire(calls.showHome, () => {
      desk.home.show();
      return null;
    }),
    closeWindow: wire(calls.closeWindow, ({ window }) => {
      // After the answer, which the page could not be given otherwise.
      setImmediate(() => window.close());
      return null;
    }),
  };
}
