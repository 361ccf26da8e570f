import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { newId } from '#renderer/bridge/new-id.ts';
import { refusedTexts } from '#renderer/bridge/refused-texts.ts';
import { unsavedClaims } from '#renderer/features/claims/unsaved-claims.ts';
import type { Anchor } from '#shared/contract/anchor.ts';
import { appError } from '#shared/contract/errors.ts';
import { DocumentId, Sha256 } from '#shared/contract/ids.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { StatusLine } from './status-line.tsx';

let review: TestReview;
beforeAll(() => installBrowserParts({ width: 800, height: 30 }));
afterEach(async () => {
  cleanup();
  await review.close();
});

test('nothing is called saved while a claim or a text was refused', async () => {
  review = await openTestReview();
  renderWithStore(review.client, <StatusLine review={undefined} restarting={false} />);
  const status = () => screen.getByRole('status').textContent;
  expect(status()).toBe('Saved');
  const claimId = newId.claim();
  const quote = { exact: 'words', prefix: '', suffix: '' };
  const part = { page: 1, label: '1', rects: [], start: 0, end: 5 };
  const sha256 = Sha256.parse('0'.repeat(64));
  const anchor: Anchor = { v: 1, sha256, recipe: '', parts: [part], quote, sort: '' };
  act(() => {
    refusedTexts.note('a-claim.statement', 'typed', false);
    unsavedClaims.keep({
      claimId,
      documentId: DocumentId.parse(newId.claim()),
      draft: { anchor },
      annotationId: newId.annotation(),
      group: newId.group(),
      error: appError('disk-full', 'The disk is full.'),
    });
  });
  expect(status()).toBe('Not saved: 1 claim, 1 text');
  act(() => unsavedClaims.forget(claimId));
  expect(status()).toBe('Not saved: 1 text');
  act(() => refusedTexts.note('a-claim.statement', 'typed', true));
  expect(status()).toBe('Saved');
});
