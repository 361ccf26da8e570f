import { dialog, nativeTheme } from 'electron';
import type { StartInfo, Theme } from '#shared/contract/desktop.ts';
import { copyReview } from '../reviews/copy-review.ts';
import { readablePlace } from '../reviews/places.ts';
import type { ReviewWindow } from '../windows/review-window.ts';
import type { Desk } from './desk.ts';
import type { Caller } from './wire.ts';

/** What a page is told before it draws anything. */
export function startInfo(desk: Desk, { page, review }: Caller): StartInfo {
  const { reviewerName, theme, textSize } = desk.settings.current;
  return {
    view: review ? 'review' : 'home',
    appVersion: desk.appVersion,
    platform: process.platform,
    reviewerName,
    theme,
    textSize,
    failures: review ? [] : desk.home.takeFailures(),
    review: review && {
      id: review.id,
      title: review.title,
      place: readablePlace(review.path, desk.userHome),
      readOnly: review.readOnly,
      documentBase: `document://${review.token}/`,
      store: review.session.state,
    },
    cameBack: page.takeCameBack(),
  };
}

/** Keeps the reviewer's name and tells every open review. */
export function setReviewerName({ settings, reviews }: Desk, name: string): void {
  settings.change((current) => ({ ...current, reviewerName: name }));
  for (const { session } of reviews.all()) session.setReviewer(name);
}

/** Keeps the theme; pages follow by `prefers-color-scheme`. */
export function setTheme({ settings }: Desk, theme: Theme): void {
  settings.change((current) => ({ ...current, theme }));
  nativeTheme.themeSource = theme;
}

/** Keeps the size of text and draws every window that is there in it. */
export function setTextSize({ settings, home, reviews }: Desk, textSize: number): void {
  settings.change((current) => ({ ...current, textSize }));
  for (const page of [home.page, ...reviews.all().map((review) => review.page)]) page?.showTextSize();
}

/** Copies a review to a folder that the user picks, and opens the copy in its place. */
export async function keepElsewhere({ home, reviews }: Desk, review: ReviewWindow): Promise<boolean> {
  const { canceled, filePaths } = await dialog.showOpenDialog(review.window, {
    title: 'Keep this review elsewhere',
    message: 'Choose a folder to copy the review to',
    buttonLabel: 'Copy here',
    properties: ['openDirectory', 'createDirectory'],
  });
  const [parent] = filePaths;
  if (canceled || parent === undefined) return false;
  // Something stays on the screen meanwhile, and the program does not end with its last window.
  home.show();
  await review.close();
  const copy = await copyReview(review.path, parent);
  if (!copy.ok) dialog.showErrorBox('The review was not copied', copy.error.message);
  const outcome = await reviews.open({
    path: copy.ok ? copy.value : review.path,
    create: null,
    restore: null,
  });
  if (outcome === 'opened') home.close();
  return copy.ok;
}
