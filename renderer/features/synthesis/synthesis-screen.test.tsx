// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import type { Client } from '#shared/contract/client.ts';
import { ok } from '#shared/kit/result.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { must } from '#shared/testing/seed-claims.ts';
import { kept, keepAnalysis, showStage, trials } from './testing/show.tsx';

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

const analysis = async () => (await kept(review.client)).analysis;
const rows = async () => (await kept(review.client)).rows;
const results = () => screen.getByRole('region', { name: 'Results' });
const inWords = () => screen.findByRole('group', { name: 'In words' });
const rowOf = (name: string) =>
  within(screen.getByRole('grid')).getByRole('row', { name: new RegExp(name, 'u') });

test('without analyses the screen says what one is, and the model is chosen before results show', async () => {
  const user = userEvent.setup();
  showStage(review.client);
  await user.click(await screen.findByRole('button', { name: /New analysis/u }));
  expect(screen.queryByRole('region', { name: 'Results' })).toBeNull();
  await user.type(screen.getByLabelText('First group'), 'Blinatumomab');
  await user.type(screen.getByLabelText('Second group'), 'Chemotherapy');
  await user.type(screen.getByLabelText('Outcome'), 'Relapse');
  await user.selectOptions(screen.getByLabelText('Measure'), 'Odds ratio');
  await user.selectOptions(screen.getByLabelText('Model'), 'Mantel-Haenszel, common effect');
  expect(screen.queryByLabelText('Test and interval')).toBeNull();
  await user.selectOptions(screen.getByLabelText('Better for the patient'), 'Fewer events are better');
  await user.click(screen.getByRole('button', { name: 'Create analysis' }));
  const grid = await screen.findByRole('grid', { name: 'Studies' });
  expect(grid.contains(document.activeElement)).toBe(true);
  expect(await analysis()).toMatchObject({
    ...{ comparison: 'Blinatumomab against Chemotherapy', outcome: 'Relapse', measure: 'OR', method: 'MH' },
    ...{ test: 'z', better: 'lower', group1: 'Blinatumomab', group2: 'Chemotherapy' },
  });
  expect(within(results()).getByText(/No numbers yet/u)).toBeDefined();
  expect(screen.getByRole('columnheader', { name: 'Blinatumomab Events' })).toBeDefined();
});

test('the result is said in words, drawn with its data as a table, and its numbers have Wald’s beside them', async () => {
  await keepAnalysis(review.client, trials);
  showStage(review.client);
  expect((await inWords()).textContent).toMatch(/^Over 5 studies, the risk of relapse is \d+% lower with/u);
  expect(screen.getByRole('img', { name: 'relapse: Blinatumomab against chemotherapy' })).toBeDefined();
  const data = screen.getByRole('table', { name: /The data of/u });
  expect(within(data).getByRole('row', { name: /Gupta 30 210 61 200/u })).toBeDefined();
  const numbers = screen.getByRole('table', { name: 'Numbers' });
  expect(within(numbers).getByRole('columnheader', { name: 'By Wald’s test' })).toBeDefined();
  const [, saved, wald] = within(numbers).getByRole('row', { name: /^95% CI/u }).children;
  expect(saved?.textContent).toMatch(/^0\.\d+ to 0\.\d+$/u);
  expect(saved?.textContent).not.toBe(wald?.textContent);
});

test('each figure is there or says why not', async () => {
  const user = userEvent.setup();
  await keepAnalysis(review.client, trials);
  showStage(review.client);
  await inWords();
  for (const [label, title] of [
    ['Funnel', /^Funnel plot/u],
    ['Cumulative', /^Cumulative/u],
    ['Leave one out', /^Leave-one-out/u],
    ['Baujat', /^Baujat plot/u],
  ] as const) {
    await user.click(screen.getByRole('radio', { name: label }));
    expect(await screen.findByRole('img', { name: title })).toBeDefined();
  }
  await user.click(screen.getByRole('radio', { name: 'Bubble' }));
  expect(await screen.findByText(/one moderator that is a number/u)).toBeDefined();
  await user.selectOptions(screen.getByLabelText('Model'), 'Mantel-Haenszel, common effect');
  await user.click(screen.getByRole('radio', { name: 'Baujat' }));
  expect(await screen.findByText(/is of models of effect sizes/u)).toBeDefined();
});

test('numbers that cannot be are told at their cell, and the result waits', async () => {
  const [first, ...others] = trials;
  const brown = { study: 'Brown', cells: { ...first?.cells, e1: 120 } };
  await keepAnalysis(review.client, [brown, ...others]);
  showStage(review.client);
  expect(await screen.findByText('Some numbers can’t be')).toBeDefined();
  const cell = within(rowOf('Brown')).getByText('120').closest('td');
  expect(cell?.getAttribute('aria-invalid')).toBe('true');
  const described = document.getElementById(cell?.getAttribute('aria-describedby') ?? '');
  expect(described?.textContent).toBe('Events is 120 of 100: more events than people.');
});

test('a study is left out with a reason and taken in again', async () => {
  const user = userEvent.setup();
  await keepAnalysis(review.client, trials);
  showStage(review.client);
  await inWords();
  await user.click(screen.getByRole('checkbox', { name: 'Use Kim' }));
  await user.keyboard('Not randomised{Enter}');
  await waitFor(async () =>
    expect((await rows())[4]).toMatchObject({ used: false, reason: 'Not randomised' }),
  );
  const data = await screen.findByRole('table', { name: /^The data of/u });
  await within(data).findByRole('rowheader', { name: 'Left out' });
  await waitFor(async () => expect((await inWords()).textContent).toMatch(/^Over 4 studies/u));
  await user.click(screen.getByRole('checkbox', { name: 'Use Kim' }));
  await waitFor(async () => expect((await rows())[4]).toMatchObject({ used: true, reason: null }));
});

test('what is tried stands beside the saved numbers and changes nothing', async () => {
  const user = userEvent.setup();
  await keepAnalysis(review.client, trials);
  showStage(review.client);
  const before = (await inWords()).textContent;
  await user.click(screen.getByRole('button', { name: 'More about Hogan' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Leave out for now' }));
  expect(await screen.findByText(/Tried, not saved: Without Hogan/u)).toBeDefined();
  await user.selectOptions(screen.getByLabelText('Try another model'), 'Mantel-Haenszel, common effect');
  const numbers = screen.getByRole('table', { name: 'Numbers' });
  expect(await within(numbers).findByRole('columnheader', { name: 'Tried' })).toBeDefined();
  expect(within(numbers).getByRole('row', { name: /^Studies 5 +4/u })).toBeDefined();
  expect((await inWords()).textContent).toBe(before);
  const [last] = must(await review.client.history.groups({}));
  expect(last?.label).toBe('Analysis added');
  await user.click(screen.getByRole('button', { name: 'Stop trying' }));
  expect(screen.queryByRole('columnheader', { name: 'Tried' })).toBeNull();
});

test('settings are saved one by one; a measure that the method can’t pool is pooled as a new analysis', async () => {
  const user = userEvent.setup();
  await keepAnalysis(review.client, trials, { method: 'MH', test: 'z' });
  showStage(review.client);
  await inWords();
  await user.selectOptions(screen.getByLabelText('Measure'), 'Arcsine difference');
  await waitFor(async () =>
    expect(await analysis()).toMatchObject({ measure: 'AS', method: 'REML', test: 'knha' }),
  );
  await user.click(screen.getByRole('button', { name: 'More settings' }));
  await user.selectOptions(screen.getByLabelText('Level of intervals'), '99%');
  await waitFor(async () => expect((await analysis()).settings).toEqual({ level: 0.99 }));
  await user.clear(screen.getByLabelText('First group'));
  await user.type(screen.getByLabelText('First group'), 'CAR-T{Enter}');
  expect(await screen.findByRole('columnheader', { name: 'CAR-T Events' })).toBeDefined();
  expect((await analysis()).settings).toEqual({ level: 0.99 });
});

test('a column is added, filled, and made the subgroup', async () => {
  const user = userEvent.setup();
  await keepAnalysis(review.client, trials);
  showStage(review.client);
  await inWords();
  await user.click(screen.getByRole('button', { name: 'Add a column' }));
  await user.keyboard('risk{Enter}');
  expect(await screen.findByRole('columnheader', { name: 'risk' })).toBeDefined();
  const cells = within(rowOf('Brown')).getAllByRole('cell');
  await user.click(cells.at(-2) ?? document.body);
  await user.paste('high\nhigh\nlow\nlow\nlow');
  await waitFor(async () =>
    expect((await rows()).map(({ cells: { risk } }) => risk)).toEqual(['high', 'high', 'low', 'low', 'low']),
  );
  await user.selectOptions(screen.getByLabelText('Subgroups by'), 'risk');
  const numbers = screen.getByRole('table', { name: 'Numbers' });
  expect(await within(numbers).findByRole('rowheader', { name: 'low' })).toBeDefined();
});

test('analyses stand by comparison and outcome, are duplicated, renamed and deleted', async () => {
  const user = userEvent.setup();
  await keepAnalysis(review.client, trials);
  await keepAnalysis(review.client, trials.slice(2), { outcome: 'relapse late', name: 'At 5 years' });
  showStage(review.client);
  const opener = await screen.findByRole('button', { name: 'relapse: Main analysis' });
  await user.click(opener);
  expect(await screen.findByText('Blinatumomab against chemotherapy › relapse late')).toBeDefined();
  await user.click(screen.getByRole('menuitem', { name: /At 5 years/u }));
  await waitFor(async () => expect((await inWords()).textContent).toMatch(/^Over 3 studies/u));
  await user.click(screen.getByRole('button', { name: 'relapse late: At 5 years' }));
  await user.click(await screen.findByRole('menuitem', { name: /^Duplicate/u }));
  await user.keyboard('Without Kim{Enter}');
  await user.click(await screen.findByRole('button', { name: 'relapse late: Without Kim' }));
  await user.click(await screen.findByRole('menuitem', { name: /^Delete/u }));
  expect(await screen.findByText('Analysis “Without Kim” deleted')).toBeDefined();
  expect(must(await review.client.analyses.list({}))).toHaveLength(2);
});

test('a review that can’t be changed shows results and takes nothing', async () => {
  await keepAnalysis(review.client, trials);
  showStage(readOnly(review.client));
  await inWords();
  await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-readonly')).toBe('true'));
  expect(screen.queryByRole('button', { name: 'Add a column' })).toBeNull();
  expect(screen.getByRole('checkbox', { name: 'Use Kim' })).toHaveProperty('disabled', true);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'More about Kim' }));
  expect((await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)).toEqual([
    'Leave out for now',
  ]);
  await user.click(screen.getByRole('menuitem', { name: 'Leave out for now' }));
  expect(await screen.findByText(/Tried, not saved: Without Kim/u)).toBeDefined();
});

/** The same review, which says that nothing can be changed. */
function readOnly(client: Client): Client {
  const get = async (input: Record<string, never>) => {
    const answer = await client.reviews.get(input);
    return answer.ok ? ok({ ...answer.value, readOnly: 'It is open elsewhere.' }) : answer;
  };
  return { ...client, reviews: { ...client.reviews, get } };
}
