import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { resolve } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import type { ClaimView } from '#shared/contract/claims.ts';
import { type DocumentId, StudyId } from '#shared/contract/ids.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { StudiesScreen } from './studies-screen.tsx';

let review: TestReview;
let paper: DocumentId;
let study: StudyId;
let claim: ClaimView;
beforeAll(() => installBrowserParts({ width: 1216, height: 700 }));
beforeEach(async () => {
  review = await openTestReview();
  const { client } = review;
  paper = await review.importPaper(resolve('resources/samples/press-item.txt'));
  study = StudyId.parse(v7());
  must(await client.studies.create({ studyId: study, set: { label: 'Lindt 2024' }, documents: [paper] }));
  claim = await makeClaim(client, paper, 'Remission rates were notably higher', {
    therapy: [await conceptNamed(client, 'Blinatumomab')],
    set: { outcome: await conceptNamed(client, 'Overall survival') },
  });
});
afterEach(async () => {
  cleanup();
  await review.close();
});

async function start() {
  const opened: unknown[] = [];
  renderWithStore(
    review.client,
    <StudiesScreen
      onOpenWords={(place) => opened.push(place)}
      onFilter={(part) => opened.push({ filter: part })}
    />,
  );
  await screen.findByRole('row', { name: /Lindt 2024/u });
  return { user: userEvent.setup(), opened };
}
const way = (name: string) => screen.getByRole('button', { name });
const fields = async () => must(await review.client.studies.list({}))[0]?.fields;

test('a value with one claim behind it leads to its words, with several to these claims', async () => {
  const { client } = review;
  const annotationId = claim.quotes[0]?.annotationId ?? null;
  const more = await makeClaim(client, paper, 'Remission rates were', { therapy: claim.therapy });
  const fields = [{ name: 'Finding', text: 'higher rates', annotationId }];
  must(await client.studies.edit({ studyId: study, set: { fields } }));
  const { user, opened } = await start();
  await user.click(way('Overall survival'));
  await waitFor(() => expect(opened).toEqual([{ claimId: claim.id, documentId: paper, annotationId: null }]));
  expect(way('Blinatumomab').title).toBe('Show the 2 claims that tell it');
  way('Blinatumomab').focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(opened[1]).toEqual({ filter: { study: [study], claim: [claim.id, more.id] } }));
  await user.click(way('higher rates'));
  expect(opened[2]).toEqual({ documentId: paper, claimId: null, annotationId });
});

test('a column is named, its first cell is written in, and other names are refused', async () => {
  const { user } = await start();
  await user.click(way('Add a column'));
  await user.keyboard('design');
  expect(screen.getByText('There is a column “design” already.')).toBeDefined();
  await user.keyboard('{Enter}');
  expect(screen.queryByRole('columnheader', { name: 'design' })).toBeNull();
  await user.clear(screen.getByLabelText('Name of the column'));
  await user.keyboard(' Funding{Enter}');
  expect(screen.getByRole('columnheader', { name: 'Funding' })).toBeDefined();
  await user.keyboard('NIH{Enter}');
  await waitFor(async () =>
    expect(await fields()).toEqual([{ name: 'Funding', text: 'NIH', annotationId: null }]),
  );
  const cell = (await screen.findByText('NIH')).closest('td');
  expect(cell && within(cell).queryByRole('button', { name: 'NIH' })).toBeNull();
  await user.click(way('Write Funding of Lindt 2024'));
  await user.keyboard(' and DFG{Escape}');
  expect(await fields()).toHaveLength(1);
  expect(screen.getByText('NIH')).toBeDefined();
  await user.click(way('Write Funding of Lindt 2024'));
  await user.clear(screen.getByLabelText('Funding of Lindt 2024'));
  await user.keyboard('{Enter}');
  await waitFor(async () => expect(await fields()).toEqual([]));
  await waitFor(() => expect(screen.queryByRole('columnheader', { name: 'Funding' })).toBeNull());
});
