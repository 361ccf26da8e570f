import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { UiProvider } from '#renderer/ui/ui-provider.tsx';
import type { FileNotesView } from '#shared/contract/annotations.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { FileNotesOffer } from './file-notes-offer.tsx';

beforeAll(() => installBrowserParts({ width: 900, height: 700 }));
afterEach(cleanup);

function offerOf(set: Partial<FileNotesView>): string | null | undefined {
  const notes = { count: 13, wordlessDrawings: 0, authors: ['M. Okoro'], decision: null, ...set };
  const fileNotes = { notes, take: () => undefined, leave: () => undefined };
  render(
    <UiProvider themeChoice="light">
      <FileNotesOffer fileNotes={fileNotes} />
    </UiProvider>,
  );
  return screen.queryByRole('region', { name: 'Highlights in the file' })?.querySelector('p')?.textContent;
}

test.each([
  [0, 'This paper carries 13 highlights and notes by M. Okoro.'],
  [
    1,
    'This paper carries 13 highlights and notes by M. Okoro. 1 drawing without words stays as it is in the file.',
  ],
  [
    4,
    'This paper carries 13 highlights and notes by M. Okoro. 4 drawings without words stay as they are in the file.',
  ],
])('the offer tells of %i drawings without words', (wordlessDrawings, words) => {
  expect(offerOf({ wordlessDrawings })).toBe(words);
});

test('what was declined is not offered again', () => {
  expect(offerOf({ wordlessDrawings: 2, decision: 'declined' })).toBeUndefined();
});
