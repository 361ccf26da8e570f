import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import type { ClaimEdit } from '#shared/contract/claims.ts';
import { directionLabels } from '#shared/domain/labels.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { ConceptField } from '#renderer/features/taxonomy/concept-field.tsx';
import { EvidenceScreen } from './evidence-screen.tsx';

const words = ['First words of a paper.', 'Second words of it.', 'Third words of all.'];
let review: TestReview;
beforeAll(() => installBrowserParts({ width: 1216, height: 700 }));
beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  review = await openTestReview();
});
afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  await review.close();
});

async function start(set: ClaimEdit = {}) {
  const { client } = review;
  const paper = await review.importText(words.join('\n\n'), 'paper.txt');
  const [blina, chemo] = [
    await conceptNamed(client, 'Blinatumomab'),
    await conceptNamed(client, 'Chemotherapy'),
  ];
  // The last one is coded the other way round: the table shows its sides changed.
  const sides = [
    { therapy: [blina], comparator: [chemo] },
    { therapy: [blina], comparator: [chemo] },
    { therapy: [chemo], comparator: [blina] },
  ];
  for (const [at, quote] of words.entries()) await makeClaim(client, paper, quote, { ...sides[at], set });
  renderWithStore(
    review.client,
    <EvidenceScreen conceptField={ConceptField} onOpenWords={() => undefined} />,
  );
  const grid = await screen.findByRole('grid', { name: 'Evidence' });
  await waitFor(() => expect(within(grid).getAllByText(/words/u).length).toBeGreaterThan(2));
  return { user: userEvent.setup(), grid };
}

const directions = async () => {
  const claims = must(await review.client.claims.list({}));
  return claims.map(({ direction }) => direction);
};

test('Shift and the arrows choose rows, a direction is given to all of them as they are shown, and one Undo takes it back', async () => {
  const { user, grid } = await start();
  const cell = grid.querySelector<HTMLElement>('[data-cell="0:1"]');
  cell?.focus();
  await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  const bar = await screen.findByRole('region', { name: 'Chosen claims' });
  expect(within(bar).getByRole('status').textContent).toBe('3 claims chosen');
  expect(within(grid).getAllByRole('row', { selected: true })).toHaveLength(3);
  await user.click(within(bar).getByRole('button', { name: 'Direction' }));
  await user.click(await screen.findByRole('menuitem', { name: /Favours therapy/u }));
  await waitFor(async () =>
    expect(await directions()).toEqual(['favours-therapy', 'favours-therapy', 'favours-comparator']),
  );
  await waitFor(() => expect(within(grid).getAllByText('Favours therapy')).toHaveLength(3));
  must(await review.client.history.undo({}));
  expect(await directions()).toEqual([null, null, null]);
});

test('what some of them can’t take changes none, and says how many', async () => {
  const { client } = review;
  const { user, grid } = await start();
  const [first] = must(await client.claims.list({}));
  if (first === undefined) throw new Error('There is no claim.');
  must(await client.claims.edit({ claimId: first.id, set: { contrast: 'single-group' } }));
  const claimIds = must(await client.claims.list({})).map(({ id }) => id);
  const answer = await client.claims.editMany({ claimIds, set: { direction: 'same' } });
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  if (answer.ok) throw new Error('It was taken.');
  const { title, message, next } = errorWords(answer.error);
  expect(message).toBe(
    `1 of 3 claims can't take this; it is “${first.quotes[0]?.text ?? ''}”. The direction “Same” does not go with the contrast “Single group”: “Not comparative” does. Nothing was changed.`,
  );
  // What is said once is not said again by what stands behind it.
  expect([title, message, next].join(' ').match(/Nothing was changed/gu)).toHaveLength(1);
  expect(await directions()).toEqual([null, null, null]);
  grid.querySelector<HTMLElement>('[data-cell="0:1"]')?.focus();
  await user.keyboard('{Control>}a{/Control}');
  expect(within(grid).getAllByRole('row', { selected: true })).toHaveLength(3);
  await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
  expect(chosenQuotes(grid)).toEqual([0, 1]);
  await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
  expect(chosenQuotes(grid)).toEqual([0]);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('region', { name: 'Chosen claims' })).toBeNull();
});

test('chosen rows are copied as text by tabs and as a table', async () => {
  const { user, grid } = await start();
  const copied: Record<string, string> = {};
  document.execCommand = () => {
    const event = new Event('copy', { bubbles: true, cancelable: true });
    Object.assign(event, {
      clipboardData: { setData: (type: string, text: string) => Object.assign(copied, { [type]: text }) },
    });
    return document.dispatchEvent(event);
  };
  grid.querySelector<HTMLElement>('[data-cell="0:1"]')?.focus();
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}{Control>}c{/Control}');
  await waitFor(() => expect(copied['text/plain']?.split('\r\n')).toHaveLength(3));
  expect(copied['text/plain']).toContain('Therapy\tAgainst');
  const [heads, first] = (copied['text/plain'] ?? '').split('\r\n').map((line) => line.split('\t'));
  expect(first?.[heads?.indexOf('Direction') ?? -1]).toBe('Not coded');
  expect(copied['text/html']?.match(/<tr>/gu)).toHaveLength(3);
});

const count = () =>
  screen.queryByRole('region', { name: 'Chosen claims' })?.querySelector('[role="status"]')?.textContent;
const chosenQuotes = (grid: HTMLElement) =>
  within(grid)
    .queryAllByRole('row', { selected: true })
    .map((row) => words.findIndex((quote) => row.textContent.includes(quote)))
    .toSorted((a, b) => a - b);
const cellAt = (grid: HTMLElement, row: number): HTMLElement => {
  const cell = grid.querySelector<HTMLElement>(`[data-cell="${row}:1"]`);
  if (cell === null) throw new Error(`There is no row ${row}.`);
  return cell;
};

test('Shift and a click choose from the row with the focus, Ctrl and a click or Space take one row', async () => {
  const { user, grid } = await start();
  await user.click(cellAt(grid, 0));
  await user.keyboard('{Shift>}');
  await user.click(cellAt(grid, 2));
  await user.keyboard('{/Shift}');
  expect(count()).toBe('3 claims chosen');
  expect(document.activeElement).toBe(cellAt(grid, 2));
  await user.keyboard('{Control>}');
  await user.click(cellAt(grid, 1));
  await user.keyboard('{/Control}');
  expect(chosenQuotes(grid)).toEqual([0, 2]);
  await user.keyboard('{Control>}{ArrowUp}{/Control} ');
  expect(chosenQuotes(grid)).toEqual([2]);
  await user.keyboard('{Control>}{Shift>}{End}{/Shift}{/Control}');
  expect(chosenQuotes(grid)).toEqual([0, 1, 2]);
});

test('sorting keeps exactly what is chosen; what leaves the view leaves the choice', async () => {
  const { user, grid } = await start();
  cellAt(grid, 0).focus();
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
  expect(chosenQuotes(grid)).toEqual([0, 1]);
  const head = within(grid).getByRole('columnheader', { name: /^Quote/u });
  await user.click(head);
  await user.click(head);
  await waitFor(() => expect(cellAt(grid, 0).closest('[role=row]')?.textContent).toContain(words[2]));
  expect(chosenQuotes(grid)).toEqual([0, 1]);
  expect(count()).toBe('2 claims chosen');
  await user.type(screen.getByRole('searchbox'), 'Second');
  await waitFor(() => expect(count()).toBe('1 claim chosen, 1 other is no longer shown'));
  await user.clear(screen.getByRole('searchbox'));
  await waitFor(() => expect(within(grid).getAllByRole('row')).toHaveLength(4));
  expect(chosenQuotes(grid)).toEqual([1]);
});

test('the focus is back in the table after Done, after Escape, and when all that was chosen has left', async () => {
  const { user, grid } = await start({ direction: 'same' });
  await user.click(screen.getByRole('button', { name: 'Add condition' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Direction' }));
  await user.click(await screen.findByRole('checkbox', { name: new RegExp(directionLabels.same, 'u') }));
  await user.keyboard('{Escape}');
  cellAt(grid, 1).focus();
  await user.keyboard(' ');
  await user.click(screen.getByRole('button', { name: 'Done' }));
  expect(document.activeElement).toBe(cellAt(grid, 1));
  await user.keyboard(' ');
  await user.click(screen.getByRole('button', { name: 'Direction' }));
  await user.click(await screen.findByRole('menuitem', { name: /Mixed/u }));
  await waitFor(() => expect(count()).toBeUndefined());
  await waitFor(() => expect(document.activeElement).toBe(cellAt(grid, 1)));
  await user.keyboard(' ');
  screen.getByRole('button', { name: 'Copy' }).focus();
  await user.keyboard('{Escape}');
  expect(count()).toBeUndefined();
  expect(document.activeElement).toBe(cellAt(grid, 1));
});

test('concepts are taken off all that are chosen, as they are shown', async () => {
  const { user, grid } = await start();
  cellAt(grid, 0).focus();
  await user.keyboard('{Control>}a{/Control}');
  await user.click(screen.getByRole('button', { name: 'Concepts: Add' }));
  await user.click(await screen.findByRole('menuitem', { name: /^Remove therapy/u }));
  await user.type(screen.getByRole('combobox', { name: 'Remove therapy' }), 'blinatu{Enter}');
  const coded = async () =>
    must(await review.client.claims.list({})).map(({ therapy, comparator }) => [
      therapy.length,
      comparator.length,
    ]);
  await waitFor(async () =>
    expect(await coded()).toEqual([
      [0, 1],
      [0, 1],
      [1, 0],
    ]),
  );
});

test('a change that takes every row out of the filter leaves the focus at the way back, not nowhere', async () => {
  sessionStorage.setItem('sheaf.evidence-view', JSON.stringify({ filter: { direction: ['same'] } }));
  const { user, grid } = await start({ direction: 'same' });
  grid.querySelector<HTMLElement>('[data-cell="0:1"]')?.focus();
  await user.keyboard('{Control>}a{/Control}');
  const bar = await screen.findByRole('region', { name: 'Chosen claims' });
  await user.click(within(bar).getByRole('button', { name: 'Direction' }));
  await user.click(await screen.findByRole('menuitem', { name: /Mixed/u }));
  await screen.findByText('No claim fits this filter.');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Clear the filter'));
});
