import type { SettingsFile } from '#electron/node/profile/settings-file.ts';
import type { OpenReviews } from '../reviews/open-reviews.ts';
import type { HomeWindow } from '../windows/home-window.ts';

/** What the handlers work with. */
export interface Desk {
  readonly settings: SettingsFile;
  readonly home: HomeWindow;
  readonly reviews: OpenReviews;
  readonly appVersion: string;
  /** The user's home folder, absolute. */
  readonly userHome: string;
  /** Where file dialogs begin, absolute. */
  readonly documentsFolder: string;
}
