import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { resolve } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { newId } from '#renderer/bridge/new-id.ts';
import { GrantId } from '#shared/contract/ids.ts';
import { ImportReport } from '#shared/contract/imports.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { DocumentDetails } from './document-details.tsx';

let review: TestReview;
beforeAll(() => installBrowserParts({ width: 340, height: 700 }));
afterEach(async () => {
  cleanup();
  await review.close();
});

async function show(source: string | null): Promise<void> {
  review = await openTestReview({ taxonomy: 'none' });
  const id = GrantId.parse(newId.group());
  const path = resolve('resources/samples/press-item.txt');
  review.store.grant([{ id, access: 'read', path, name: 'press-item.txt' }]);
  const job = await review.run((jobId) => review.client.imports.start({ jobId, grants: [id], source }));
  const [file] = ImportReport.parse(job.result).files;
  if (file?.outcome !== 'imported') throw new Error('The paper was not imported.');
  renderWithStore(review.client, <DocumentDetails documentId={file.document} />);
  await screen.findByText('SHA-256');
}

test('the details of a paper tell where it came from, as its import was told', async () => {
  await show('The desk');
  expect(screen.getByText('Source').nextElementSibling?.textContent).toBe('The desk');
});

test('of a paper whose import said nothing there is no such line', async () => {
  await show(null);
  expect(screen.queryByText('Source')).toBeNull();
});

test('volume, issue and pages are typed beside the journal, and undone by their own step', async () => {
  await show(null);
  const user = userEvent.setup();
  for (const [label, text] of [
    ['Volume', '385'],
    ['Issue', '9967'],
    ['Pages', ' 517-28'],
  ] as const) {
    await user.type(screen.getByLabelText(label), text);
    await user.tab();
  }
  const printed = async () => {
    const paper = await review.client.documents.list({});
    return paper.ok ? paper.value.map(({ volume, issue, pageRange }) => [volume, issue, pageRange]) : [];
  };
  await waitFor(async () => expect(await printed()).toEqual([['385', '9967', '517-28']]));
  await review.client.history.undo({});
  expect(await printed()).toEqual([['385', '9967', null]]);
});
