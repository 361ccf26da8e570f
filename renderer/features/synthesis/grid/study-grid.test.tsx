// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import type { Client } from '#shared/contract/client.ts';
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
  cleanup();
  await review.close();
});

const columns = ['e1', 'n1', 'e2', 'n2'];
/** What is kept, a list for each row. */
const table = async () =>
  (await kept(review.client)).rows.map(({ study, cells }) => [study, ...columns.map((key) => cells[key])]);
const focused = () => document.activeElement?.getAttribute('data-cell');

async function start(studies: typeof trials = [], client: Client = review.client) {
  await keepAnalysis(client, studies);
  showStage(client);
  const grid = await screen.findByRole('grid', { name: 'Studies' });
  const user = userEvent.setup();
  within(grid).getAllByRole('rowheader')[0]?.focus();
  return { user, grid };
}

test('a table is typed in by keyboard alone, also before the store has answered', async () => {
  const { client, letGo } = slow(review.client);
  const { user, grid } = await start([], client);
  await user.keyboard('Brown{Tab}12{Tab}100{Tab}24{Tab}100{Tab}');
  expect(focused()).toBe('1:1');
  await user.keyboard('Gupta{Enter}');
  expect(focused()).toBe('2:1');
  letGo();
  await waitFor(async () =>
    expect(await table()).toEqual([
      ['Brown', 12, 100, 24, 100],
      ['Gupta', undefined, undefined, undefined, undefined],
    ]),
  );
  expect(
    within(grid)
      .getAllByRole('rowheader')
      .map(({ textContent }) => textContent),
  ).toEqual(['Brown', 'Gupta', 'Add a study']);
});

test('arrow keys walk, Enter writes on, Escape takes back, Delete empties', async () => {
  const { user } = await start(trials);
  await user.keyboard('{ArrowRight}{ArrowDown}');
  expect(focused()).toBe('1:2');
  await user.keyboard('{Enter}5{Enter}');
  expect(focused()).toBe('2:2');
  await waitFor(async () => expect((await table())[1]).toEqual(['Gupta', 305, 210, 61, 200]));
  await user.keyboard('7{Escape}');
  expect(focused()).toBe('2:2');
  await user.keyboard('{Delete}');
  await waitFor(async () => expect((await table())[2]).toEqual(['Locatelli', undefined, 90, 19, 95]));
  await user.keyboard('{Control>}{End}{/Control}');
  expect(focused()).toBe('5:6');
  await user.keyboard('{Control>}{Home}{/Control}');
  expect(focused()).toBe('0:0');
});

test('a digit that would lead to another stage is typed into the cell', async () => {
  const { user } = await start(trials);
  await user.keyboard('{ArrowRight}');
  let heard = '';
  window.addEventListener('keydown', (event) => {
    if (!event.defaultPrevented) heard += event.key;
  });
  await user.keyboard('3');
  expect(heard).toBe('');
  expect(screen.getByRole('textbox', { name: 'Blinatumomab Events of Brown' })).toHaveProperty('value', '3');
});

test('a pasted block fills cells from the focus on and makes the rows that it needs, as one step', async () => {
  const { user } = await start(trials.slice(0, 1));
  await user.keyboard('{ArrowDown}');
  await user.paste('Gupta\t30\t210\t61\t200\t2021\r\nKim\t3\t50\t9\t50\t2022\r\n');
  await waitFor(async () =>
    expect(await table()).toEqual([
      ['Brown', 12, 100, 24, 100],
      ['Gupta', 30, 210, 61, 200],
      ['Kim', 3, 50, 9, 50],
    ]),
  );
  // What is no column of the measure is a column of its own.
  expect((await kept(review.client)).rows.map(({ cells: { year } }) => year)).toEqual([
    undefined,
    2021,
    2022,
  ]);
  await user.keyboard('{ArrowUp}{ArrowRight}');
  await user.paste('13\n31\n4\n7');
  await waitFor(async () => expect((await table()).map(([, e1]) => e1)).toEqual([13, 31, 4, 7]));
  must(await review.client.history.undo({}));
  expect((await table()).map(([, e1]) => e1)).toEqual([12, 30, 3]);
});

test('lines without words make no studies', async () => {
  const { user } = await start(trials.slice(0, 1));
  await user.keyboard('{ArrowDown}');
  await user.paste('\r\n\r\n\t\t\r\n');
  await user.paste('Gupta\t30\t210\t61\t200\r\n\t\t\t\t\r\nKim\t3\t50\t9\t50\r\n');
  await waitFor(async () =>
    expect(await table()).toEqual([
      ['Brown', 12, 100, 24, 100],
      ['Gupta', 30, 210, 61, 200],
      ['Kim', 3, 50, 9, 50],
    ]),
  );
});

test('a row is deleted from its menu, which opens by key too', async () => {
  const { user } = await start(trials);
  await user.keyboard('{ArrowDown}{Shift>}{F10}{/Shift}');
  await user.click(await screen.findByRole('menuitem', { name: 'Delete row' }));
  await waitFor(async () =>
    expect((await table()).map(([study]) => study)).toEqual(['Brown', 'Locatelli', 'Hogan', 'Kim']),
  );
  await waitFor(() =>
    expect(document.activeElement?.getAttribute('aria-label')).toBe('More about Locatelli'),
  );
});

/** The same review, whose answers about new rows come when they are let go. */
function slow(client: Client): { readonly client: Client; readonly letGo: () => void } {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const addRows: Client['analyses']['addRows'] = async (input, change) => {
    const answer = await client.analyses.addRows(input, change);
    await held;
    return answer;
  };
  return { client: { ...client, analyses: { ...client.analyses, addRows } }, letGo: () => letGo() };
}

test('a ratio that is typed or pasted with its limits is taken apart, as one step of undo; a bound of P is refused', async () => {
  await keepAnalysis(review.client, [{ study: 'Brown', cells: {} }], { measure: 'GENR', unit: 'Odds ratio' });
  showStage(review.client);
  const grid = await screen.findByRole('grid', { name: 'Studies' });
  const user = userEvent.setup();
  const first = async () => (await kept(review.client)).rows[0]?.cells;
  within(grid).getAllByRole('rowheader')[0]?.focus();
  await user.keyboard('{ArrowRight}0.80 (0.60 to 1.07){Enter}');
  await waitFor(async () => expect(await first()).toEqual({ ratio: 0.8, lo: 0.6, hi: 1.07 }));
  must(await review.client.history.undo({}));
  expect(Object.values((await first()) ?? {}).every((cell) => cell === null)).toBe(true);
  await user.keyboard('{ArrowUp}');
  await user.paste('0.70 (0.50–0.90)');
  await waitFor(async () => expect(await first()).toMatchObject({ ratio: 0.7, lo: 0.5, hi: 0.9 }));
});

test('a P value that is a bound says why the exact one is needed', async () => {
  const cells = { ratio: 0.5, p: '<0.001' };
  await keepAnalysis(review.client, [{ study: 'Brown', cells }], { measure: 'GENR', unit: 'Odds ratio' });
  showStage(review.client);
  expect(
    await screen.findByText(/“<0\.001” is a bound: a standard error follows from an exact P value/u),
  ).toBeDefined();
});
