import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import type { ClaimView } from '#shared/contract/claims.ts';
import { type DocumentId, StudyId } from '#shared/contract/ids.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { ConceptField } from '#renderer/features/taxonomy/concept-field.tsx';
import { EvidenceScreen } from './evidence-screen.tsx';

const trial = `Survival was longer with blinatumomab than with chemotherapy.

Remission was as frequent in both arms.
`;
const press = 'Doctors say that CAR T cells bring more remissions than chemotherapy.\n';

let review: TestReview;
let folder: string;
beforeAll(() => installBrowserParts({ width: 1216, height: 700 }));
beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  review = await openTestReview();
  folder = mkdtempSync(join(tmpdir(), 'sheaf-papers-'));
});
afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  await review.close();
  rmSync(folder, { recursive: true });
});

async function paper(name: string, text: string, set: Record<string, unknown>): Promise<DocumentId> {
  writeFileSync(join(folder, name), text);
  const imported = await review.importPaper(join(folder, name));
  must(await review.client.documents.edit({ documentId: imported, set }));
  return imported;
}

/** Three claims in two papers: survival and remission of a trial, remission of a press item. */
async function threeClaims(): Promise<readonly ClaimView[]> {
  const { client } = review;
  const trialId = await paper('trial.txt', trial, {
    authors: ['Brown, Patrick'],
    year: 2021,
    kind: 'primary-study',
  });
  const pressId = await paper('press.txt', press, { authors: ['Adams, Ann'], year: 2024, kind: 'news' });
  const chemotherapy = [await conceptNamed(client, 'Chemotherapy')];
  const blinatumomab = [await conceptNamed(client, 'Blinatumomab')];
  const survival = await makeClaim(client, trialId, 'Survival was longer with blinatumomab', {
    therapy: blinatumomab,
    comparator: chemotherapy,
    set: {
      outcome: await conceptNamed(client, 'Overall survival'),
      direction: 'favours-therapy',
      support: 'own-data',
    },
  });
  const remission = await conceptNamed(client, 'Complete remission');
  const same = await makeClaim(client, trialId, 'Remission was as frequent', {
    therapy: blinatumomab,
    comparator: chemotherapy,
    set: { outcome: remission, direction: 'same', support: 'own-data' },
  });
  const news = await makeClaim(client, pressId, 'CAR T cells bring more remissions', {
    therapy: [await conceptNamed(client, 'CAR T-cell therapy')],
    comparator: chemotherapy,
    set: { outcome: remission, direction: 'favours-therapy', support: 'opinion' },
  });
  return [survival, same, news];
}

function start() {
  const opened: string[] = [];
  const view = renderWithStore(
    review.client,
    <EvidenceScreen
      conceptField={ConceptField}
      onOpenWords={({ claimId }) => opened.push(claimId ?? 'no claim')}
      onRead={() => opened.push('read')}
    />,
  );
  return { user: userEvent.setup(), opened, ...view };
}
const counts = () => screen.getByText(/^\d+ claims? in /u).firstChild?.textContent;
/** The outcomes of the rows in their order. */
const outcomes = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[6]?.textContent);

describe('the evidence table', () => {
  test('has one row for each claim, and says what it counts', async () => {
    await threeClaims();
    start();
    await screen.findByText('Overall survival');
    expect(screen.getByRole('grid', { name: 'Evidence' }).getAttribute('aria-rowcount')).toBe('4');
    expect(outcomes()).toHaveLength(3);
    expect(counts()).toBe('3 claims in 2 documents');
    const row = screen.getByText('Overall survival').closest('[role=row]');
    expect(row?.textContent).toContain('Blinatumomab');
    expect(row?.textContent).toContain('▲Favours therapy');
    expect(row?.textContent).toContain('Survival was longer with blinatumomab');
  });

  test('where studies are shown, the line above counts what they are of, not the claims of the filter', async () => {
    const [survival] = await threeClaims();
    if (survival === undefined) throw new Error('There is no claim.');
    const set = { label: 'Lindt 2024' };
    const studyId = StudyId.parse(v7());
    must(await review.client.studies.create({ studyId, set, documents: [survival.documentId] }));
    const { user } = start();
    await screen.findByText('Overall survival');
    await user.click(screen.getByRole('radio', { name: 'Studies' }));
    const table = await screen.findByRole('table', { name: 'Studies' });
    const said = '1 study, 1 document, 2 claims. Filters of the evidence do not apply here.';
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe(said));
    expect(document.getElementById(table.getAttribute('aria-describedby') ?? '')?.textContent).toBe(said);
  });

  test('is sorted by its headers, with the keyboard too', async () => {
    await threeClaims();
    const { user } = start();
    await screen.findByText('Overall survival');
    const header = screen.getByRole('columnheader', { name: /Outcome/u });
    await user.click(header);
    await waitFor(() => expect(outcomes().at(-1)).toBe('Overall survival'));
    expect(header.ariaSort ?? header.getAttribute('aria-sort')).toBe('ascending');
    header.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(outcomes()[0]).toBe('Overall survival'));
    expect(header.getAttribute('aria-sort')).toBe('descending');
  });

  test('a therapy takes everything below it; what is left out is said', async () => {
    await threeClaims();
    const { user } = start();
    await screen.findByText('Overall survival');
    await user.click(screen.getByRole('button', { name: 'Add condition' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Therapy' }));
    await user.type(await screen.findByRole('combobox', { name: /^Therapy/u }), 'immunoth{Enter}');
    await waitFor(() => expect(counts()).toBe('3 claims in 2 documents'));
    await user.keyboard('{Backspace}{Delete}blinat{Enter}');
    await waitFor(() => expect(counts()).toBe('2 claims in 1 document; 1 claim left out by the filter'));
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    await waitFor(() => expect(counts()).toBe('3 claims in 2 documents'));
  });

  test('closing the source beside the table gives the focus to what opens it', async () => {
    await threeClaims();
    const { user } = start();
    await screen.findByText('Overall survival');
    const toggle = screen.getByRole('button', { name: 'Source' });
    await user.click(toggle);
    await user.click(screen.getByRole('button', { name: 'Close the source' }));
    expect(screen.queryByRole('button', { name: 'Close the source' })).toBeNull();
    expect(document.activeElement).toBe(toggle);
  });

  test('is filtered by direction, kind of source and words', async () => {
    await threeClaims();
    const { user } = start();
    await screen.findByText('Overall survival');
    await user.click(screen.getByRole('button', { name: 'Add condition' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Direction' }));
    await user.click(await screen.findByRole('checkbox', { name: /Favours therapy/u }));
    await waitFor(() => expect(counts()).toBe('2 claims in 2 documents; 1 claim left out by the filter'));
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Direction: favour therapy' }));
    await user.click(screen.getByRole('button', { name: 'Add condition' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Kind of source' }));
    await user.click(await screen.findByRole('checkbox', { name: 'News' }));
    await waitFor(() => expect(outcomes()).toEqual(['Complete remission']));
    await user.type(screen.getByRole('searchbox', { name: 'Words' }), 'nowhere');
    await screen.findByText('No claim fits this filter.');
    await user.click(screen.getByRole('button', { name: 'Clear the filter' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add condition' }));
    await waitFor(() => expect(counts()).toBe('3 claims in 2 documents'));
  });

  test('is one tab stop, walked by arrows; Enter, a double click and the button show the words', async () => {
    const [survival, same] = await threeClaims();
    const { user, opened } = start();
    await screen.findByText('Overall survival');
    const grid = screen.getByRole('grid', { name: 'Evidence' });
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    const [first, second] = screen.getAllByRole('row').slice(1);
    within(first ?? grid)
      .getAllByRole('gridcell')[1]
      ?.focus();
    await user.keyboard('{Enter}{ArrowDown}');
    await waitFor(() => expect(second?.contains(document.activeElement)).toBe(true));
    await user.keyboard('{Enter}');
    await user.dblClick(within(first ?? grid).getByText('Overall survival'));
    await user.click(within(second ?? grid).getByRole('button', { name: /Show the words/u }));
    expect(opened).toEqual([survival?.id, same?.id, survival?.id, same?.id]);
  });

  test('comes back with the filter and the row it was left with', async () => {
    const [, same] = await threeClaims();
    const { user, unmount } = start();
    await screen.findByText('Overall survival');
    await user.type(screen.getByRole('searchbox', { name: 'Words' }), 'frequent');
    await waitFor(() => expect(outcomes()).toEqual(['Complete remission']));
    await user.dblClick(screen.getByText('Complete remission'));
    unmount();
    const { opened } = start();
    await waitFor(() => expect(outcomes()).toEqual(['Complete remission']));
    document.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]')?.focus();
    await user.keyboard('{Enter}');
    expect(opened).toEqual([same?.id]);
  });

  test('without claims says how they come about', async () => {
    const { user, opened } = start();
    await screen.findByText(/No claims yet/u);
    await user.click(screen.getByRole('button', { name: 'Read a document' }));
    expect(opened).toEqual(['read']);
  });
});

describe('the export', () => {
  test('writes the view in its order to the place that was chosen, and says what it holds', async () => {
    await threeClaims();
    const target = join(folder, 'Evidence.csv');
    const asked: unknown[] = [];
    vi.stubGlobal('desktop', {
      files: {
        chooseSave: async (...question: unknown[]) => {
          asked.push(question);
          return { id: review.writeGrant(target), name: 'Evidence.csv' };
        },
      },
    });
    const { user } = start();
    await screen.findByText('Overall survival');
    await user.type(screen.getByRole('searchbox', { name: 'Words' }), 'blinatumomab');
    await waitFor(() => expect(counts()).toBe('2 claims in 1 document; 1 claim left out by the filter'));
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click((await screen.findAllByRole('menuitem', { name: 'CSV' }))[0] ?? document.body);
    await screen.findByText('Evidence.csv is written');
    await screen.findByText('2 rows: 2 claims in 1 document.');
    expect(asked).toEqual([['Evidence.csv', [{ name: 'CSV', extension: 'csv' }]]]);
    const lines = readFileSync(target, 'utf8').trim().split(/\r?\n/u);
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('Overall survival');
  });
});
