// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
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
const numbers = () => within(screen.getByRole('table', { name: 'Numbers' }));

test('tests of asymmetry are refused for five studies, and computed where they are forced, which is kept', async () => {
  const user = userEvent.setup();
  await keepAnalysis(review.client, trials, { measure: 'OR' });
  showStage(review.client);
  await inWords();
  await user.click(screen.getByText('Small-study effects'));
  expect(await screen.findByText(/With 5 studies no test can tell chance from bias/u)).toBeDefined();
  expect(screen.queryByRole('table', { name: 'Tests of asymmetry' })).toBeNull();
  await user.click(screen.getByRole('switch', { name: /^Force tests/u }));
  const tests = await screen.findByRole('table', { name: 'Tests of asymmetry' });
  expect(within(tests).getAllByRole('rowheader')[0]?.textContent).toBe('Harbord’s test');
  expect((await kept(review.client)).analysis.settings).toEqual({ force: true });
});

test('influence and what is said without pooling are there when they are opened', async () => {
  const user = userEvent.setup();
  await keepAnalysis(review.client, trials);
  showStage(review.client);
  await inWords();
  await user.click(screen.getByText('What each study decides'));
  expect(await screen.findByRole('columnheader', { name: 'Cook’s distance' })).toBeDefined();
  await user.click(screen.getByText('Without pooling'));
  const lines = await screen.findByRole('table', { name: 'Without pooling' });
  expect(within(lines).getByText(/^5 of 5: 100%/u)).toBeDefined();
});

test('another analysis of the review stands beside the numbers', async () => {
  const user = userEvent.setup();
  await keepAnalysis(review.client, trials);
  await keepAnalysis(review.client, trials.slice(0, 3), { name: 'Three trials', place: 1 });
  showStage(review.client);
  await inWords();
  await user.selectOptions(await screen.findByLabelText('Compare with'), 'Three trials');
  expect(await numbers().findByRole('columnheader', { name: 'Three trials' })).toBeDefined();
  expect(numbers().getByRole('row', { name: /^Studies 5 +3$/u })).toBeDefined();
});

test('a study that is left out stays in the forest plot', async () => {
  await keepAnalysis(review.client, trials);
  const { rows } = await kept(review.client);
  const kim = rows.find(({ study }) => study === 'Kim');
  if (kim === undefined) throw new Error('Kim is not there.');
  await review.client.analyses.editRows({
    analysisId: kim.analysisId,
    rows: [{ rowId: kim.id, set: { used: false, reason: 'Not randomised' } }],
  });
  showStage(review.client);
  await inWords();
  const data = screen.getByRole('table', { name: /^The data of/u });
  expect(within(data).getByRole('rowheader', { name: 'Left out' })).toBeDefined();
  expect(within(data).getByRole('row', { name: /^Kim 3 50 9 50/u })).toBeDefined();
});

test.each([
  [[], 'Risk ratio', 1],
  [[{ name: 'dose', factor: false }], 'Residual value', 0],
])('over moderators %j the funnel plot is of %s', async (moderators, head, switches) => {
  const user = userEvent.setup();
  const dosed = trials.map((study, at) => ({ ...study, cells: { ...study.cells, dose: at * at } }));
  await keepAnalysis(review.client, dosed, { moderators });
  showStage(review.client);
  await inWords();
  await user.click(screen.getByRole('radio', { name: 'Funnel' }));
  expect(await screen.findByRole('columnheader', { name: head })).toBeDefined();
  expect(screen.queryAllByRole('switch', { name: 'Trim and fill' })).toHaveLength(switches);
});
