import type { PageTextState } from './page-texts.ts';

/** What a page says about its words where they can't be selected; null where they can. */
export function pageNote(text: PageTextState | undefined, characters: number, scan: boolean): string | null {
  if (text?.state === 'failed') return `The words of this page can’t be selected: ${text.reason}`;
  if (characters > 0) return null;
  return scan
    ? 'This page has no text layer: it is a scan. Its words can’t be selected or found; R selects a region of it.'
    : 'This page has no text layer: it is blank, or a picture.';
}
