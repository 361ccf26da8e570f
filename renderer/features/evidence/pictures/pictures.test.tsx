import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { v7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { StudyId } from '#shared/contract/ids.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { ConceptField } from '#renderer/features/taxonomy/concept-field.tsx';
import { EvidenceScreen } from '../evidence-screen.tsx';

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

const words = ['Remission came sooner with blinatumomab.', 'Both groups lived as long.'];

/** A trial of 2021 with two claims, and a claim of a paper without study or year. */
async function start(): Promise<void> {
  const { client } = review;
  const named = (name: string) => conceptNamed(client, name);
  const trial = await review.importText(words.join('\n\n'), 'trial.txt');
  must(await client.documents.edit({ documentId: trial, set: { year: 2021 } }));
  must(
    await client.studies.create({
      studyId: StudyId.parse(v7()),
      set: { label: 'Brown 2021', design: 'randomised' },
      documents: [trial],
    }),
  );
  const sides = { therapy: [await named('Blinatumomab')], comparator: [await named('Chemotherapy')] };
  const outcomes = [await named('Complete remission'), await named('Overall survival')];
  for (const [at, quote] of words.entries())
    await makeClaim(client, trial, quote, {
      ...sides,
      set: { outcome: outcomes[at] ?? null, direction: at === 0 ? 'favours-therapy' : 'same' },
    });
  const other = await review.importText('Relapse was not looked at in this group.', 'other.txt');
  await makeClaim(client, other, 'Relapse was not looked at', { therapy: [await named('Tisagenlecleucel')] });
  renderWithStore(
    review.client,
    <EvidenceScreen conceptField={ConceptField} onOpenWords={() => undefined} />,
  );
  await screen.findByRole('grid', { name: 'Evidence' });
}

async function cellOf(picture: RegExp, cell: RegExp): Promise<Element> {
  const grid = await screen.findByRole('grid', { name: picture });
  return waitFor(() => {
    const found = [...grid.querySelectorAll('[role="gridcell"]')].find((one) =>
      cell.test(one.querySelector('title')?.textContent ?? ''),
    );
    if (found === undefined) throw new Error(`No cell is ${cell.source}.`);
    return found;
  });
}

const shown = () => screen.getByRole('status').textContent ?? '';

test('the map: a bubble of a year leads to its claims, and the year is said and taken away', async () => {
  const user = userEvent.setup();
  await start();
  await user.click(screen.getByRole('radio', { name: 'Map' }));
  await user.click(await cellOf(/over years/u, /^Monoclonal antibodies, 2021: 2 comparative/u));
  await waitFor(() => expect(shown()).toMatch(/^2 claims/u));
  await user.click(screen.getByRole('button', { name: 'Remove first published' }));
  await user.click(screen.getByRole('radio', { name: 'Map' }));
  await user.click(screen.getByRole('radio', { name: 'Populations' }));
  await cellOf(/over populations/u, /^Monoclonal antibodies, No population: 2 comparative/u);
});

test('effect directions: a study by outcome, in words and in the table, and back', async () => {
  const user = userEvent.setup();
  await start();
  await user.click(screen.getByRole('radio', { name: 'Effect directions' }));
  await user.click(screen.getByRole('checkbox', { name: 'Data as a table' }));
  const table = screen.getByRole('table', { name: 'The data of the effect directions' });
  expect(
    within(table)
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent),
  ).toEqual(['Brown 2021', 'Brown 2021']);
  const cell = await cellOf(
    /Effect directions/u,
    /^Brown 2021, Blinatumomab, Complete remission: favours therapy/u,
  );
  await user.click(cell);
  await waitFor(() => expect(shown()).toMatch(/^1 claim in/u));
  expect(screen.getByRole('button', { name: 'Study: Brown 2021' })).toBeDefined();
});

test('the studies: one row each, and a study leads to its claims', async () => {
  const user = userEvent.setup();
  await start();
  await user.click(screen.getByRole('radio', { name: 'Studies' }));
  await screen.findByText(/^1 study, 1 document, 2 claims\./u);
  const table = screen.getByRole('table', { name: 'Studies' });
  const [row] = within(table).getAllByRole('row').slice(1);
  for (const words of [
    'Randomised',
    'Blinatumomab',
    'Chemotherapy',
    'Complete remission',
    'Overall survival',
  ])
    expect(row?.textContent).toContain(words);
  await user.click(within(table).getByRole('button', { name: 'Brown 2021' }));
  await waitFor(() => expect(shown()).toMatch(/^2 claims in/u));
});

test('without a study the plot says what makes one', async () => {
  const user = userEvent.setup();
  const { client } = review;
  const paper = await review.importText('Relapse was not looked at in this group.', 'other.txt');
  await makeClaim(client, paper, 'Relapse was not looked at');
  renderWithStore(
    review.client,
    <EvidenceScreen conceptField={ConceptField} onOpenWords={() => undefined} />,
  );
  await screen.findByRole('grid', { name: 'Evidence' });
  await user.click(screen.getByRole('radio', { name: 'Effect directions' }));
  expect(await screen.findByText(/No claim of this view is about a study/u)).toBeDefined();
});
