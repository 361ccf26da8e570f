import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/testing/seed-claims.ts';
import { createSampleReview } from './sample-review.ts';
import { reopenTestReview, resourcesDir, testOptions } from './testing.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-sample-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the sample review is whole: two documents, three finished claims, and nothing that check finds', async () => {
  const path = join(folder, 'sample.sheaf');
  const profile = join(folder, 'profile');
  must(await createSampleReview(path, testOptions(profile), resourcesDir));
  expect(readdirSync(folder)).toEqual(['sample.sheaf']);
  const review = await reopenTestReview(path, profile);
  const claims = must(await review.client.claims.list({}));
  expect(claims).toHaveLength(3);
  expect(must(await review.client.documents.list({}))).toHaveLength(2);
  for (const claim of claims) {
    const { quotes, outcome, direction, conclusion, support, assertion, therapy, reviewer } = claim;
    expect(quotes.map(({ state }) => state)).toEqual(['exact']);
    expect([outcome, direction, conclusion, support, assertion]).not.toContain(null);
    expect(therapy).not.toEqual([]);
    expect(reviewer).toBe('Sheaf sample');
  }
  const checked = await review.run((jobId) => review.client.reviews.check({ jobId }));
  expect(checked.result).toMatchObject({ ok: true });
  // What the sample did is nothing that its reader could take back by undo.
  expect(must(await review.client.history.state({}))).toEqual({ undo: null, redo: null });
  await review.close();
});

test('a place that is taken stays as it is', async () => {
  const path = join(folder, 'sample.sheaf');
  const options = testOptions(join(folder, 'profile'));
  must(await createSampleReview(path, options, resourcesDir));
  const again = await createSampleReview(path, options, resourcesDir);
  expect(again.ok ? null : again.error.code).toBe('exists');
  expect(readdirSync(folder)).toEqual(['sample.sheaf']);
});
