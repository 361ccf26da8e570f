import { cleanup, screen } from '@testing-library/react';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { useImportReport } from './import-report.tsx';
import { useNewestImport } from '../newest-import.ts';

let review: TestReview;
beforeEach(async () => {
  installBrowserParts({ width: 260, height: 600 });
  review = await openTestReview({ taxonomy: 'none' });
});
afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  await review.close();
});

/** Imports files of these words by their names, and shows what a window has of it that opened then, in ms from now. */
async function reportOf(files: Readonly<Record<string, string>>, windowOpened: number): Promise<void> {
  const paths = Object.entries(files).map(([name, words]) => {
    const path = join(dirname(review.path), name);
    writeFileSync(path, words);
    return path;
  });
  await review.importFiles(...paths);
  vi.spyOn(performance, 'timeOrigin', 'get').mockReturnValue(Date.now() + windowOpened);
  renderWithStore(review.client, <Report />);
  await screen.findByText('known');
}

function Report() {
  const report = useImportReport({ asked: 0, onOpen: () => undefined, onClosed: () => undefined });
  return (
    <>
      {useNewestImport() === null ? null : 'known'}
      {report}
    </>
  );
}

const report = () => screen.queryByRole('region', { name: 'Import' });

test('an import that was started in this window has a report that stays', async () => {
  await reportOf({ 'a.txt': 'Words.' }, -60_000);
  expect(report()?.textContent).toContain('1 imported');
});

test('one from before the window opened, such as of the command line, has none when nothing was left out', async () => {
  await reportOf({ 'a.txt': 'Words.' }, 1);
  expect(report()).toBeNull();
});

test('one that left a file out has a report, and Retry only for what may come in', async () => {
  await reportOf({ 'a.txt': 'Words.', 'b.txt': '', 'c.png': '\u0000\u0001' }, 1);
  expect(report()?.textContent).toContain('1 imported, 2 refused');
  expect(screen.getByRole('button', { name: 'Retry 1' })).toBeTruthy();
});

test('where nothing that was refused may come in there is no Retry', async () => {
  await reportOf({ 'c.png': '\u0000\u0001' }, 1);
  expect(report()?.textContent).toContain('1 refused');
  expect(screen.queryByRole('button', { name: /^Retry/u })).toBeNull();
});
