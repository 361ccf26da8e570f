// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { KeptAnalyses } from '../testing/kept-analyses.ts';
import { showStage, trials } from '../testing/show.tsx';

let link: KeptAnalyses;
beforeAll(() => installBrowserParts({ width: 1280, height: 800 }));
beforeEach(() => {
  sessionStorage.clear();
  link = new KeptAnalyses();
});
afterEach(cleanup);

const kept = () => (link.views[0]?.rows ?? []).map(({ study, cells }) => [study, ...Object.values(cells)]);
const focused = () => document.activeElement?.getAttribute('data-cell');

async function start(studies: typeof trials = []) {
  link.keep({}, studies);
  showStage(link);
  const grid = await screen.findByRole('grid', { name: 'Studies' });
  const user = userEvent.setup();
  within(grid).getAllByRole('rowheader')[0]?.focus();
  return { user, grid };
}

test('a table is typed in by keyboard alone, also before the store has answered', async () => {
  let letGo = () => {};
  link.held = new Promise((resolve) => {
    letGo = resolve;
  });
  const { user, grid } = await start();
  await user.keyboard('Brown{Tab}12{Tab}100{Tab}24{Tab}100{Tab}');
  expect(focused()).toBe('1:1');
  await user.keyboard('Gupta{Enter}');
  expect(focused()).toBe('2:1');
  letGo();
  await waitFor(() => expect(kept()).toEqual([['Brown', 12, 100, 24, 100], ['Gupta']]));
  expect(link.commands.filter((name) => name === 'analyses.addRows')).toHaveLength(2);
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
  await waitFor(() => expect(kept()[1]).toEqual(['Gupta', 305, 210, 61, 200]));
  await user.keyboard('7{Escape}');
  expect(focused()).toBe('2:2');
  await user.keyboard('{Delete}');
  await waitFor(() => expect(kept()[2]).toEqual(['Locatelli', null, 90, 19, 95]));
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
  await waitFor(() =>
    expect(kept()).toEqual([
      ['Brown', 12, 100, 24, 100],
      ['Gupta', 30, 210, 61, 200],
      ['Kim', 3, 50, 9, 50],
    ]),
  );
  expect(await screen.findByText('1 column did not fit')).toBeDefined();
  await user.keyboard('{ArrowUp}{ArrowRight}');
  await user.paste('13\n31\n4\n7');
  await waitFor(() => expect(kept().map(([, e1]) => e1)).toEqual([13, 31, 4, 7]));
  const changes = link.calls.filter(({ kind }) => kind === 'command').slice(-2);
  expect(changes.map(({ method }) => method)).toEqual(['analyses.editRows', 'analyses.addRows']);
  expect(new Set(changes.map(({ change }) => change?.group)).size).toBe(1);
});

test('a row is deleted from its menu, which opens by key too', async () => {
  const { user } = await start(trials);
  await user.keyboard('{ArrowDown}{Shift>}{F10}{/Shift}');
  await user.click(await screen.findByRole('menuitem', { name: 'Delete row' }));
  await waitFor(() => expect(kept().map(([study]) => study)).toEqual(['Brown', 'Locatelli', 'Hogan', 'Kim']));
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Locatelli'));
});
