import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';

import { CopiesSection } from '#renderer/features/settings/copies-section.tsx';
import { renderWithStore } from '../testing.tsx';
import { useCopyEnded } from './use-copy-ended.ts';

let review: TestReview;
const asked: unknown[] = [];
beforeAll(() => installBrowserParts({ width: 900, height: 700 }));
beforeEach(async () => {
  asked.length = 0;
  review = await openTestReview({ title: 'Two copies', taxonomy: 'none' });
  await review.importText('Survival was longer.');
});
afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  await review.close();
});

function Told() {
  useCopyEnded();
  return <CopiesSection />;
}

/** Renders the section; the save dialog answers this place beside the review, or none. */
function start(name: string | null) {
  const path = join(dirname(review.path), name ?? '');
  const chooseSave = async (...question: unknown[]) => {
    asked.push(question);
    return name === null ? null : { id: review.writeGrant(path), name };
  };
  vi.stubGlobal('desktop', { files: { chooseSave } });
  renderWithStore(review.client, <Told />);
  return { user: userEvent.setup(), path };
}

test('an archive is written where it was asked for, and told', async () => {
  const { user, path } = start('all.zip');
  await waitFor(async () => expect(await review.client.reviews.get({})).toMatchObject({ ok: true }));
  await user.click(screen.getByRole('button', { name: 'Save as archive…' }));
  await screen.findByText('all.zip is written');
  await screen.findByText(/^1 paper, 0 claims, \d+ changes; .+\.$/u);
  expect(existsSync(path)).toBe(true);
  expect(asked).toEqual([
    [expect.stringMatching(/\.zip$/u), [{ name: 'Archive of a review', extension: 'zip' }]],
  ]);
});

test('a readable copy is a folder; what is in its place stays, and that is said', async () => {
  const { user, path } = start('copy');
  await user.click(screen.getByRole('button', { name: 'Save a readable copy…' }));
  await screen.findByText('copy is written');
  await screen.findByText(/1 paper and 0 claims\. README\.txt tells what is where\.$/u);
  expect(existsSync(join(path, 'README.txt'))).toBe(true);
  expect(asked).toEqual([[expect.stringMatching(/readable copy$/u), []]]);
  await user.click(screen.getByRole('button', { name: 'Save a readable copy…' }));
  await screen.findByText('The readable copy was not written');
});

test('somebody who thinks better of it gets nothing', async () => {
  const { user } = start(null);
  await user.click(screen.getByRole('button', { name: 'Save as archive…' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  const jobs = await review.client.jobs.list({});
  expect(jobs.ok ? jobs.value.filter(({ kind }) => kind.startsWith('archives')) : jobs).toEqual([]);
});
