import type { PageTextState } from './page-texts.ts';

/** What is said about a paper whose pages are pictures. */
export const scanNote =
  'This paper is a scan without a text layer: it can be read here, but its words can’t be selected or found; R selects a region of it.';

/** What is said about one page where its words can't be selected; null where they can. */
export function pageNote(text: PageTextState | undefined, characters: number): string | null {
  if (text?.state === 'failed') return `The words of this page can’t be selected: ${text.reason}`;
  return characters > 0 ? null : 'This page has no text layer: it is blank, or a picture.';
}
