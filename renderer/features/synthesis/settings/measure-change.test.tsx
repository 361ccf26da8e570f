// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { kept, keepAnalysis, showStage, trials } from '../testing/show.tsx';

let review: TestReview;
beforeAll(() => installBrowserParts({ width: 1280, height: 800 }));
beforeEach(async () => {
  sessionStorage.clear();
  review = await openTestReview();
});
afterEach(async () => {
  cleanup();
  await review.close();
});

const inWords = () => screen.findByRole('group', { name: 'In words' });
const asRatios = [
  { study: 'Brown', cells: { ratio: 0.62, lo: 0.41, hi: 0.95 } },
  { study: 'Gupta', cells: { ratio: 0.71, lo: 0.52, hi: 0.97 } },
];

test('ratios become hazard ratios with their measure, as one step of Undo, and what they were called is not lost', async () => {
  const user = userEvent.setup();
  await keepAnalysis(review.client, asRatios, { measure: 'GENR', unit: 'Adjusted odds ratio' });
  showStage(review.client);
  expect((await inWords()).textContent).toContain('odds of relapse');
  await user.selectOptions(await screen.findByLabelText('Measure'), 'HR');
  await waitFor(async () =>
    expect((await kept(review.client)).rows[0]?.cells).toEqual({ hr: 0.62, lo: 0.41, hi: 0.95 }),
  );
  await waitFor(async () => expect((await inWords()).textContent).toContain('hazard of relapse'));
  await user.selectOptions(screen.getByLabelText('Measure'), 'GENR');
  await waitFor(async () => expect((await inWords()).textContent).toContain('odds of relapse'));
  expect((await kept(review.client)).analysis.unit).toBe('Adjusted odds ratio');
  for (const measure of ['HR', 'GENR']) {
    await review.client.history.undo({});
    expect((await kept(review.client)).analysis.measure).toBe(measure);
  }
  expect((await kept(review.client)).rows[0]?.cells).toEqual({ ratio: 0.62, lo: 0.41, hi: 0.95 });
});

test('that hazard ratios are adjusted can be said, and stands where they are named', async () => {
  const user = userEvent.setup();
  const hazards = asRatios.map(({ study, cells: { ratio, lo, hi } }) => ({
    study,
    cells: { hr: ratio, lo, hi },
  }));
  await keepAnalysis(review.client, hazards, { measure: 'HR' });
  showStage(review.client);
  await inWords();
  await user.click(screen.getByRole('button', { name: 'More settings' }));
  const name = await screen.findByLabelText('What the ratio is');
  await user.selectOptions(name, 'Adjusted hazard ratio');
  await waitFor(async () => expect((await inWords()).textContent).toContain('adjusted hazard ratio'));
  expect((await kept(review.client)).analysis.unit).toBe('Adjusted hazard ratio');
  await user.selectOptions(name, 'Hazard ratio');
  await waitFor(async () => expect((await kept(review.client)).analysis.unit).toBeNull());
});

test('where no study has the numbers of the measure, what it needs is said by the heads of the columns', async () => {
  const user = userEvent.setup();
  await keepAnalysis(review.client, trials);
  showStage(review.client);
  await inWords();
  await user.selectOptions(screen.getByLabelText('Measure'), 'HR');
  expect(await screen.findByText('Numbers are missing')).toBeDefined();
  expect(screen.getByText(/^Hazard ratio is computed of HR, Lower, Upper; or HR, P;/u)).toBeDefined();
});

test('studies that are used and not pooled are named above the table', async () => {
  const open = { study: 'Kim', cells: { ratio: 0.5, lo: 0.3 } };
  await keepAnalysis(review.client, [...asRatios, open], { measure: 'GENR' });
  showStage(review.client);
  await inWords();
  expect(screen.getByText('3 studies, 1 not pooled: Kim')).toBeDefined();
});
