import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import type { DocumentId } from '#shared/contract/ids.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { makeClaim } from '#shared/testing/seed-claims.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { useWords } from './use-words.ts';

const words = 'Survival was longer';

let review: TestReview;
let paper: DocumentId;
beforeAll(() => installBrowserParts({ width: 340, height: 800 }));
beforeEach(async () => {
  review = await openTestReview();
  paper = await review.importText(`${words} with blinatumomab than with chemotherapy.`);
  await makeClaim(review.client, paper, words);
});
afterEach(async () => {
  cleanup();
  await review.close();
});

/** Says how often the reader was sent to words. */
function Sent() {
  const { annotations, target, goTo } = useWords(paper, null, null);
  const [first] = annotations;
  if (first === undefined) return null;
  return (
    <>
      <button type="button" onClick={() => goTo(first.id)}>
        once
      </button>
      <button type="button" onClick={() => [first.id, first.id].forEach(goTo)}>
        twice
      </button>
      <output>{`sent ${target?.nonce ?? 0} times`}</output>
    </>
  );
}

test('words that are asked for twice at once can be gone to again afterwards', async () => {
  renderWithStore(review.client, <Sent />);
  await screen.findByText('sent 0 times');
  for (const [asking, times] of [
    ['once', 1],
    ['twice', 2],
    ['once', 3],
  ] as const) {
    fireEvent.click(screen.getByRole('button', { name: asking }));
    expect(await screen.findByText(`sent ${times} times`)).toBeTruthy();
  }
});
