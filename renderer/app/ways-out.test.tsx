import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { useUndo } from '#renderer/bridge/use-undo.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { WaysOut } from './ways-out.tsx';

let review: TestReview;
beforeAll(() => installBrowserParts({ width: 340, height: 800 }));
afterEach(async () => {
  cleanup();
  await review.close();
});

function UndoButton() {
  const { undo, undoNow } = useUndo();
  return (
    <button type="button" onClick={() => void undoNow()}>
      Undo {undo?.words}
    </button>
  );
}

test('an import that somebody claimed from can’t be undone, but its papers go to the bin with the claims', async () => {
  review = await openTestReview();
  const imported = await review.importText('Survival was longer with blinatumomab than with chemotherapy.');
  const importer = review.store.session().reader.get<{ name: string }>('SELECT name FROM reviewer');
  review.store.setReviewer('Ben Okafor');
  await makeClaim(review.client, imported, 'Survival was longer');
  review.store.setReviewer(importer?.name ?? '');

  renderWithStore(
    review.client,
    <WaysOut>
      <UndoButton />
    </WaysOut>,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^Undo ./u }));
  await screen.findByText('This can’t be undone as it stands');
  expect(must(await review.client.documents.list({})).map(({ claims }) => claims)).toEqual([1]);
  await user.click(await screen.findByRole('button', { name: 'Move 1 paper to the bin' }));
  await screen.findByText('Moved to the bin with 1 claim');
  await waitFor(() => expect(screen.queryByText('This can’t be undone as it stands')).toBeNull());
  expect(must(await review.client.documents.list({}))).toEqual([]);
  await user.click(await screen.findByRole('button', { name: 'Put back' }));
  await waitFor(async () => expect(must(await review.client.documents.list({}))).toHaveLength(1));
});
