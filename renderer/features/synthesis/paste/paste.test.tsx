// @vitest-environment jsdom
import { notifications } from '@mantine/notifications';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import type { AnalysisEdit } from '#shared/contract/analyses.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { must } from '#shared/testing/seed-claims.ts';
import { keepAnalysis, kept, showStage, trials } from '../testing/show.tsx';

let review: TestReview;
beforeAll(() => installBrowserParts({ width: 1280, height: 800 }));
beforeEach(async () => {
  sessionStorage.clear();
  review = await openTestReview();
});
afterEach(async () => {
  notifications.clean();
  cleanup();
  await review.close();
});

const cells = async () =>
  Object.fromEntries((await kept(review.client)).rows.map(({ study, cells: of }) => [study, of]));

async function start(studies: typeof trials = [], set: AnalysisEdit = {}) {
  await keepAnalysis(review.client, studies, set);
  showStage(review.client);
  const grid = await screen.findByRole('grid', { name: 'Studies' });
  within(grid).getAllByRole('rowheader')[0]?.focus();
  return userEvent.setup();
}

test('a table with headings is written as it is read, says how, and is one step of undo', async () => {
  const user = await start();
  await user.paste(
    'Trial\tBlinatumomab n/N\tChemotherapy n/N\tRisk\nBrown\t12/50\t20/51\thigh\nKim\t3/40\t9/41\tlow\nTotal\t15/90\t29/92\t\n',
  );
  expect(await screen.findByText('2 studies: events and totals of two groups')).toBeDefined();
  expect(screen.getByText(/^Left out: Line 4 \(Total · 15\/90 · 29\/92\): a sum/u)).toBeDefined();
  expect(await cells()).toEqual({
    Brown: { e1: 12, n1: 50, e2: 20, n2: 51, Risk: 'high' },
    Kim: { e1: 3, n1: 40, e2: 9, n2: 41, Risk: 'low' },
  });
  must(await review.client.history.undo({}));
  expect(await cells()).toEqual({});
});

test('numbers without headings that are the columns go there without a word', async () => {
  const user = await start();
  await user.paste('Brown\t12\t50\t20\t51\nKim\t3\t40\t9\t41\n');
  await waitFor(async () => expect((await cells())['Kim']).toEqual({ e1: 3, n1: 40, e2: 9, n2: 41 }));
  expect(screen.queryByRole('button', { name: 'Read otherwise …' })).toBeNull();
  // Over a study that is there they do not go: they are added, which is told.
  await user.paste('Okafor\t12\t50\t20\t51\n');
  expect(await screen.findByText('1 study: events and totals of two groups')).toBeDefined();
  expect((await kept(review.client)).rows.map(({ study }) => study)).toEqual(['Brown', 'Kim', 'Okafor']);
});

test('columns whose groups stand the other way round go where their names say', async () => {
  const user = await start();
  await user.paste(
    'Study\tChemotherapy events\tChemotherapy total\tBlinatumomab events\tBlinatumomab total\nBrown\t24\t100\t12\t100\n',
  );
  await screen.findByText('1 study: events and totals of two groups');
  expect(await cells()).toEqual({ Brown: { e1: 12, n1: 100, e2: 24, n2: 100 } });
});

test('another measure is said before it is written; undone at once it is all as before', async () => {
  const user = await start();
  await user.paste('Study\tHR (95% CI)\nAALL1731\t0.39 (0.24–0.64)\nAALL1331\t0.70 (0.47–1.03)\n');
  const dialog = await screen.findByRole('dialog', { name: 'Paste studies' });
  expect(dialog.textContent).toMatch(
    /The measure of this analysis changes from “Risk ratio” to “Hazard ratio”/u,
  );
  await user.click(within(dialog).getByRole('button', { name: 'Add 2 studies' }));
  await waitFor(async () =>
    expect(await cells()).toEqual({
      AALL1731: { hr: 0.39, lo: 0.24, hi: 0.64 },
      AALL1331: { hr: 0.7, lo: 0.47, hi: 1.03 },
    }),
  );
  expect((await kept(review.client)).analysis).toMatchObject({ measure: 'HR', better: 'lower' });
  must(await review.client.history.undo({}));
  expect(await kept(review.client)).toMatchObject({ analysis: { measure: 'RR' }, rows: [] });
});

test('ratios that are no hazard ratios go in as printed, with what they are; what a person has called them stays', async () => {
  const user = await start();
  await user.paste('Study\tOR (95% CI)\nBrown\t0.62 (0.41–0.95)\nKim\t0.70 (0.47–1.03)\n');
  let dialog = await screen.findByRole('dialog', { name: 'Paste studies' });
  expect(dialog.textContent).toMatch(/2 studies: odds ratios with their intervals\./u);
  expect(dialog.textContent).toMatch(/changes from “Risk ratio” to “Odds ratio, as reported”\./u);
  await user.click(within(dialog).getByRole('button', { name: 'Add 2 studies' }));
  const printed = { Brown: { ratio: 0.62, lo: 0.41, hi: 0.95 }, Kim: { ratio: 0.7, lo: 0.47, hi: 1.03 } };
  await waitFor(async () => expect(await cells()).toEqual(printed));
  const { id: analysisId, ...about } = (await kept(review.client)).analysis;
  expect(about).toMatchObject({ measure: 'GENR', unit: 'Odds ratio', better: 'lower' });

  must(await review.client.analyses.edit({ analysisId, set: { unit: 'Adjusted odds ratio' } }));
  await user.paste('Study\tOR (95% CI)\nXu\t0.5 (0.3–0.9)\n');
  expect(await screen.findByText('1 study: odds ratios with their intervals')).toBeDefined();
  await user.paste('Study\tRR (95% CI)\nHogan\t0.5 (0.3–0.9)\n');
  dialog = await screen.findByRole('dialog', { name: 'Paste studies' });
  expect(dialog.textContent).toMatch(
    /that are there have “Adjusted odds ratio”, those of the table “Risk ratio”\./u,
  );
  await user.click(within(dialog).getByRole('button', { name: 'Add 1 study' }));
  await waitFor(async () => expect(await cells()).toHaveProperty('Hogan'));
  expect((await kept(review.client)).analysis.unit).toBe('Adjusted odds ratio');
});

test('a minus sign among ratios is asked about; as printed the row is kept and marked', async () => {
  const printed = [{ study: 'Xu', cells: { ratio: 0.5, lo: 0.3, hi: 0.9 } }];
  const user = await start(printed, { measure: 'GENR', unit: 'Odds ratio' });
  await user.paste(
    'Study\tOR\tLower\tUpper\nA\t.62\t.41\t.95\nB\t-0.71\t.52\t.97\nC\t.7\t.5\t.9\nE\t.8\t.6\t1.07\n',
  );
  const dialog = await screen.findByRole('dialog', { name: 'Paste studies' });
  const scale = within(dialog).getByLabelText(/as printed, or their logarithms/u);
  expect(scale).toHaveProperty('value', 'natural');
  await user.selectOptions(scale, 'Logarithms: 0 is no effect');
  expect(dialog.textContent).toMatch(/stand as printed; those of the table are read as logarithms/u);
  await user.selectOptions(scale, 'As printed: 1 is no effect');
  await user.click(within(dialog).getByRole('button', { name: 'Add 4 studies' }));
  await waitFor(async () => expect((await cells())['B']).toEqual({ ratio: -0.71, lo: 0.52, hi: 0.97 }));
  const marked = await screen.findByTitle('-0.71');
  await waitFor(() => expect(marked.getAttribute('aria-invalid')).toBe('true'));
});

test('logarithms never go beside printed ratios without a question', async () => {
  const printed = [{ study: 'Xu', cells: { hr: 0.5, lo: 0.3, hi: 0.9 } }];
  const user = await start(printed, { measure: 'HR' });
  await user.paste('Study\tHR\tLower\tUpper\nA\t-0.48\t-0.89\t-0.05\nB\t-0.34\t-0.65\t-0.03\n');
  const dialog = await screen.findByRole('dialog', { name: 'Paste studies' });
  expect(dialog.textContent).toMatch(/those of the table are read as logarithms/u);
  expect(within(dialog).getByLabelText(/as printed, or their logarithms/u)).toHaveProperty('value', 'log');
  expect(Object.keys(await cells())).toEqual(['Xu']);
});

test('ratios of different kinds in one table are said to be so, and bear the name of none', async () => {
  const user = await start([], { measure: 'GENR' });
  await user.paste(
    'Study\tEffect\tLower\tUpper\tMeasure\nA\t.62\t.41\t.95\tOR\nB\t.7\t.5\t.9\tRR\nC\t.8\t.6\t1.07\tHR\n',
  );
  const dialog = await screen.findByRole('dialog', { name: 'Paste studies' });
  expect(dialog.textContent).toMatch(/3 studies: ratios with their intervals\./u);
  expect(dialog.textContent).toMatch(/different kinds of ratios stand in one table/u);
  await user.click(within(dialog).getByRole('button', { name: 'Add 3 studies' }));
  await waitFor(async () => expect(await cells()).toHaveProperty('C'));
  expect((await kept(review.client)).analysis.unit).toBeNull();
});

test('adjusted ratios keep that they are; beside crude ones it is asked which are wanted', async () => {
  const user = await start();
  await user.paste('Study\tCrude OR (95% CI)\taOR (95% CI)\nA\t0.62 (0.41–0.95)\t0.70 (0.50–1.10)\n');
  const dialog = await screen.findByRole('dialog', { name: 'Paste studies' });
  const which = within(dialog).getByRole('combobox', { name: /There are several effects/u });
  expect(within(which).getByRole('option', { selected: true }).textContent).toBe('aOR (95% CI)');
  expect(dialog.textContent).toMatch(/to “Adjusted odds ratio, as reported”/u);
  await user.click(within(dialog).getByRole('button', { name: 'Add 1 study' }));
  await waitFor(async () => expect(await cells()).toEqual({ A: { ratio: 0.7, lo: 0.5, hi: 1.1 } }));
  expect((await kept(review.client)).analysis.unit).toBe('Adjusted odds ratio');
});

test('what a table leaves open is asked, with its answer at work in the rows', async () => {
  const user = await start();
  await user.paste(
    'Studie\tEreignisse Blina\tGesamt Blina\tEreignisse Inotuzumab\tGesamt Inotuzumab\nMüller\t12\t1.250\t24\t1.248\nOkafor\t5\t210\t9\t200\n',
  );
  const dialog = await screen.findByRole('dialog', { name: 'Paste studies' });
  const rows = within(dialog).getByRole('region', { name: 'The rows as they will be' });
  expect(rows.textContent).toMatch(/1250/u);
  await user.selectOptions(within(dialog).getByLabelText(/can be read two ways/u), 'A point: 0.41 and 1,234');
  expect(rows.textContent).toMatch(/⚠ 1\.25/u);
  expect(dialog.textContent).toMatch(/Line 2, Total, Blina: 1\.25 is no count/u);
  await user.selectOptions(within(dialog).getByLabelText(/can be read two ways/u), 'A comma: 0,41 and 1.234');
  await user.click(within(dialog).getByRole('button', { name: 'Add 2 studies' }));
  await waitFor(async () =>
    expect((await cells())['Müller']).toEqual({ e1: 12, n1: 1250, e2: 24, n2: 1248 }),
  );
});

test('which group is first is asked where no name says it', async () => {
  const user = await start();
  await user.paste('Study\tDrug events\tDrug total\tPlacebo events\tPlacebo total\nKim\t1\t10\t2\t20\n');
  await screen.findByText('1 study: events and totals of two groups');
  await user.paste('Study\tLater events\tLater total\tEarly events\tEarly total\nOkafor\t1\t10\t2\t20\n');
  const dialog = await screen.findByRole('dialog', { name: 'Paste studies' });
  await user.selectOptions(within(dialog).getByLabelText(/Which group is compared/u), 'Early with Later');
  await user.click(within(dialog).getByRole('button', { name: 'Add 1 study' }));
  await waitFor(async () => expect((await cells())['Okafor']).toEqual({ e1: 2, n1: 20, e2: 1, n2: 10 }));
});

test('a column that was taken for something else is corrected; words of cells that are no number stay', async () => {
  const user = await start([], { measure: 'MD', unit: 'mg' });
  await user.paste('Study\tm1\tsd1\tn1\tm2\tsd2\tn2\tDose\nA\t5\t1.2\t30\t6\tunclear\t31\t10\n');
  const dialog = await screen.findByRole('dialog', { name: 'Paste studies' });
  expect(dialog.textContent).toMatch(/Line 2, SD, second group: “unclear” can’t be read/u);
  await user.selectOptions(within(dialog).getByLabelText('What “Dose” is'), 'Not taken');
  await user.click(within(dialog).getByRole('button', { name: 'Add 1 study' }));
  await waitFor(async () =>
    expect(await cells()).toEqual({ A: { m1: 5, sd1: 1.2, n1: 30, m2: 6, sd2: 'unclear', n2: 31 } }),
  );
});

test('studies of the same name are filled in, or added', async () => {
  const user = await start(trials.slice(0, 2));
  const table = 'Study\te1\tn1\te2\tn2\tyear\nbrown\t13\t100\t24\t\t2021\nNew\t1\t10\t2\t10\t2020\n';
  await user.paste(table);
  let dialog = await screen.findByRole('dialog', { name: 'Paste studies' });
  expect(within(dialog).getByLabelText(/1 study of the same name is there/u)).toHaveProperty(
    'value',
    'names',
  );
  await user.click(within(dialog).getByRole('button', { name: 'Fill in 2 studies' }));
  await waitFor(async () =>
    expect(await cells()).toEqual({
      Brown: { e1: 13, n1: 100, e2: 24, n2: 100, year: 2021 },
      Gupta: { e1: 30, n1: 210, e2: 61, n2: 200 },
      New: { e1: 1, n1: 10, e2: 2, n2: 10, year: 2020 },
    }),
  );
  await user.paste(table);
  dialog = await screen.findByRole('dialog', { name: 'Paste studies' });
  await user.selectOptions(within(dialog).getByLabelText(/of the same name/u), 'add');
  await user.click(within(dialog).getByRole('button', { name: 'Add 2 studies' }));
  await waitFor(async () => expect((await kept(review.client)).rows).toHaveLength(5));
});

test('of three groups a person chooses; what is not taken is said', async () => {
  const user = await start();
  await user.paste(
    'Study\tLow events\tLow n\tHigh events\tHigh n\tPlacebo events\tPlacebo n\tP value\nKim\t1\t10\t2\t11\t3\t12\t0.2\n',
  );
  const dialog = await screen.findByRole('dialog', { name: 'Paste studies' });
  expect(dialog.textContent).toMatch(/More than two columns are “events”/u);
  expect(dialog.textContent).toMatch(/Columns that are not takenP value/u);
});

test('several outcomes of RevMan that are pasted become analyses, as one step', async () => {
  const user = await start();
  const outcome = (name: string, study: string) =>
    `<DICH_OUTCOME EFFECT_MEASURE="OR" METHOD="MH"><NAME>${name}</NAME><GROUP_LABEL_1>Aspirin</GROUP_LABEL_1><GROUP_LABEL_2>Placebo</GROUP_LABEL_2><DICH_SUBGROUP><NAME>Women</NAME><DICH_DATA STUDY_ID="${study}" EVENTS_1="1" TOTAL_1="10" EVENTS_2="2" TOTAL_2="11"/></DICH_SUBGROUP></DICH_OUTCOME>`;
  await user.paste(
    `<?xml version="1.0"?><COCHRANE_REVIEW><COMPARISON><NAME>Aspirin</NAME>${outcome('Death', 'S1')}${outcome('Bleeding', 'S2')}</COMPARISON></COCHRANE_REVIEW>`,
  );
  const dialog = await screen.findByRole('dialog', { name: /^Outcomes of/u });
  await user.selectOptions(
    within(dialog).getByLabelText('Better for the patient: Aspirin › Death'),
    'Fewer events are better',
  );
  await user.click(within(dialog).getByRole('button', { name: 'Make 2 analyses' }));
  await waitFor(async () => expect(must(await review.client.analyses.list({}))).toHaveLength(3));
  const death = must(await review.client.analyses.list({})).find((one) => one.outcome === 'Death');
  expect(death).toMatchObject({
    ...{ comparison: 'Aspirin', measure: 'OR', method: 'REML', group1: 'Aspirin', group2: 'Placebo' },
    ...{ better: 'lower', subgroup: 'subgroup' },
  });
  must(await review.client.history.undo({}));
  expect(must(await review.client.analyses.list({}))).toHaveLength(1);
});

test('what was read can be read otherwise; left as it is, it stands again', async () => {
  const user = await start();
  await user.paste('Study\te1\tn1\te2\tn2\nA\t1\t10\t2\t10\n');
  await user.click(await screen.findByRole('button', { name: 'Read otherwise …' }));
  const dialog = await screen.findByRole('dialog', { name: 'Paste studies' });
  expect(await cells()).toEqual({});
  await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  await waitFor(async () => expect(await cells()).toEqual({ A: { e1: 1, n1: 10, e2: 2, n2: 10 } }));
});

test('a text that is no table goes into cells, also from the dialog', async () => {
  const user = await start();
  await user.paste('Study\tRemission %\nA\t24%\n');
  const dialog = await screen.findByRole('dialog', { name: 'Paste studies' });
  expect(dialog.textContent).toMatch(/percentages without the number of people/u);
  expect(within(dialog).getByRole('button', { name: 'Add studies' })).toHaveProperty('disabled', true);
  await user.click(within(dialog).getByRole('button', { name: 'Put into cells as it stands' }));
  await waitFor(async () =>
    expect(await cells()).toEqual({ Study: { e1: 'Remission %' }, A: { e1: '24%' } }),
  );
});
