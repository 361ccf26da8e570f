// @vitest-environment jsdom
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { v7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { type ClaimId, type DocumentId, ResultId } from '#shared/contract/ids.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { keepAnalysis, kept, showStage } from '../testing/show.tsx';

let review: TestReview;
let folder = '';
const opened: { readonly documentId: DocumentId; readonly claimId: ClaimId }[] = [];

beforeAll(() => installBrowserParts({ width: 1280, height: 800 }));
beforeEach(async () => {
  sessionStorage.clear();
  opened.length = 0;
  review = await openTestReview();
  folder = mkdtempSync(join(tmpdir(), 'sheaf-from-claims-'));
});
afterEach(async () => {
  cleanup();
  await review.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A paper with a claim about relapse and its ratio. */
async function ratio(measure: 'HR' | 'OR', name: string, value: number, quote = 'the hazard was lower') {
  const { client } = review;
  const file = join(folder, `${name}.txt`);
  writeFileSync(file, `In ${name} ${quote}. No more is told.`);
  const documentId = await review.importPaper(file);
  must(await client.documents.edit({ documentId, set: { title: name } }));
  const { id: claimId } = await makeClaim(client, documentId, quote, {
    therapy: [await conceptNamed(client, 'Blinatumomab')],
    comparator: [await conceptNamed(client, 'Chemotherapy')],
  });
  must(await client.claims.edit({ claimId, set: { outcome: await conceptNamed(client, 'Relapse') } }));
  const resultId = ResultId.parse(v7());
  const set = { measure, value, interval: { lower: value / 2, upper: value * 2 } } as const;
  must(await client.results.create({ resultId, claimId, set }));
  return { documentId, claimId, resultId };
}

const hazard = (name: string, value: number, quote?: string) => ratio('HR', name, value, quote);

async function start() {
  await keepAnalysis(review.client, [], { measure: 'HR' });
  showStage(review.client, { onOpenWords: (place) => opened.push(place) });
  const grid = await screen.findByRole('grid', { name: 'Studies' });
  await screen.findByRole('button', { name: 'From claims …' });
  return { user: userEvent.setup(), grid };
}
const rows = async () => (await kept(review.client)).rows;
const dialog = () => screen.findByRole('dialog', { name: /^Studies from claims/u });
const focused = () => document.activeElement?.getAttribute('data-cell');

test('without claims nothing is offered', async () => {
  await keepAnalysis(review.client, []);
  showStage(review.client);
  await screen.findByRole('grid', { name: 'Studies' });
  expect(screen.queryByRole('button', { name: 'From claims …' })).toBeNull();
});

test('by keyboard alone results become rows as one step, and are not taken twice', async () => {
  const [brown, kim] = [await hazard('Brown', 0.4), await hazard('Kim', 0.5)];
  const { user } = await start();
  await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
  const list = await within(await dialog()).findByRole('table', { name: 'Results of claims' });
  const boxes = within(list).getAllByRole('checkbox');
  expect(boxes).toHaveLength(2);
  await waitFor(() => expect(document.activeElement).toBe(boxes[0]));
  expect(screen.getByRole('button', { name: 'Add 2 rows' })).toBeDefined();
  await user.keyboard('{ArrowDown} ');
  await user.click(await screen.findByRole('button', { name: 'Add 1 row' }));
  await waitFor(async () => expect(await rows()).toHaveLength(1));
  const [row] = await rows();
  const source = { claimId: brown.claimId, resultId: brown.resultId };
  expect(row).toMatchObject({
    ...{ study: 'Brown', cells: { hr: 0.4, lo: 0.2, hi: 0.8 } },
    sources: { hr: source, lo: source, hi: source },
  });
  await waitFor(() => expect(focused()).not.toBeNull());

  await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
  const again = await within(await dialog()).findByRole('table', { name: 'Results of claims' });
  expect(within(again).getByText('It is in the table already.')).toBeDefined();
  expect(within(again).getAllByRole('checkbox')).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Add 1 row' }));
  await waitFor(async () => expect((await rows()).map(({ study }) => study)).toEqual(['Brown', 'Kim']));
  must(await review.client.history.undo({}));
  expect((await rows()).map(({ study }) => study)).toEqual(['Brown']);
  expect(kim.claimId).not.toBe(brown.claimId);
});

test('claims of the therapy and the outcome that the analysis is named after are looked at first', async () => {
  const { claimId } = await hazard('Brown', 0.4);
  must(await review.client.claims.edit({ claimId, set: { outcome: null } }));
  const { user } = await start();
  await user.click(screen.getByRole('button', { name: 'From claims …' }));
  expect(await screen.findByText('No claim that fits has numbers.')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Look at all claims' }));
  expect(await screen.findByRole('checkbox', { name: /^Brown/u })).toBeDefined();
});

test('where more results could be pooled as another measure, that is offered and taken', async () => {
  await hazard('Brown', 0.4);
  await keepAnalysis(review.client, [], { measure: 'RR' });
  showStage(review.client);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'From claims …' }));
  expect(
    await screen.findByText('It has the numbers of a hazard ratio; this analysis is of risk ratios.'),
  ).toBeDefined();
  expect(screen.queryByRole('checkbox', { name: /^Brown/u })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Make it an analysis of hazard ratios' }));
  expect(await screen.findByRole('checkbox', { name: /^Brown: HR 0.4/u })).toHaveProperty('checked', true);
  expect((await kept(review.client)).analysis.measure).toBe('HR');
});

test('odds ratios become rows as they are printed, and the analysis says what its ratios are, as one step', async () => {
  await ratio('OR', 'Brown', 0.4);
  await ratio('OR', 'Kim', 0.6);
  await keepAnalysis(review.client, [], { measure: 'GENR' });
  showStage(review.client);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'From claims …' }));
  await user.click(await screen.findByRole('button', { name: 'Add 2 rows' }));
  await waitFor(async () => expect((await rows())[1]?.cells).toEqual({ ratio: 0.6, lo: 0.3, hi: 1.2 }));
  expect((await kept(review.client)).analysis.unit).toBe('Odds ratio');
  expect(await screen.findByText(/the odds of relapse may be lower or higher with/u)).toBeDefined();
  must(await review.client.history.undo({}));
  expect(await kept(review.client)).toMatchObject({ rows: [], analysis: { unit: null } });
});

test('a cell says where it came from and leads there: by key, by its mark, from the menu of its row', async () => {
  const { documentId, claimId } = await hazard('Brown', 0.4);
  const { user, grid } = await start();
  await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
  await user.click(await screen.findByRole('button', { name: 'Add 1 row' }));
  const mark = await within(grid).findByRole('button', { name: 'From a claim: show the words of 0.4' });
  await waitFor(() => expect(focused()).not.toBeNull());
  await user.click(mark);
  await waitFor(() => expect(opened).toEqual([{ documentId, claimId }]));
  within(grid).getByRole('rowheader', { name: /Brown/u }).focus();
  await user.keyboard('{ArrowRight}{Control>}{Enter}{/Control}');
  expect(opened).toHaveLength(2);
  await user.keyboard('{Shift>}{F10}{/Shift}');
  await user.click(await screen.findByRole('menuitem', { name: 'Show the words of Brown' }));
  expect(opened).toHaveLength(3);

  // Typed over it came from nobody’s words; the other cells still lead there.
  within(grid).getByRole('rowheader', { name: /Brown/u }).focus();
  await user.keyboard('{ArrowRight}0.5{Enter}');
  await waitFor(() => expect(within(grid).queryByRole('button', { name: /words of 0.5/u })).toBeNull());
  expect(within(grid).getByRole('button', { name: /words of 0.2/u })).toBeDefined();
  await waitFor(async () => expect(Object.keys((await rows())[0]?.sources ?? {})).toEqual(['lo', 'hi']));
});

test('whoever went to the words comes back to the cell', async () => {
  await hazard('Brown', 0.4);
  const { user, grid } = await start();
  await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
  await user.click(await screen.findByRole('button', { name: 'Add 1 row' }));
  await within(grid).findByRole('button', { name: /words of 0.8/u });
  within(grid).getByRole('rowheader', { name: /Brown/u }).focus();
  await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{Control>}{Enter}{/Control}');
  expect(opened).toHaveLength(1);
  cleanup();
  showStage(review.client);
  await screen.findByRole('grid', { name: 'Studies' });
  await waitFor(() => expect(focused()).toBe('0:4'));
});

test('a claim that says something else now is pointed out, and its number can be taken', async () => {
  const { resultId, claimId } = await hazard('Brown', 0.4);
  const { user } = await start();
  await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
  await user.click(await screen.findByRole('button', { name: 'Add 1 row' }));
  await waitFor(async () => expect(await rows()).toHaveLength(1));
  // A link in this process does not hear of what is done beside it.
  const again = () => {
    cleanup();
    showStage(review.client);
  };
  must(await review.client.results.edit({ resultId, set: { value: 0.41 } }));
  again();
  const notes = await screen.findByRole('list', { name: 'To be known about rows' });
  expect(within(notes).getByText('Brown: the claim now says HR 0.41.')).toBeDefined();
  await user.click(within(notes).getByRole('button', { name: 'Take what it says now' }));
  await waitFor(async () => expect((await rows())[0]?.cells['hr']).toBe(0.41));
  expect((await rows())[0]?.sources['hr']).toEqual({ claimId, resultId });
  await waitFor(() => expect(screen.queryByRole('list', { name: 'To be known about rows' })).toBeNull());
  must(await review.client.claims.delete({ claimId }));
  again();
  expect(await screen.findByText(/the claim that its numbers came from was deleted/u)).toBeDefined();
  expect(screen.getByRole('rowheader', { name: /Brown\s*Its claim was deleted/u })).toBeDefined();
});
