// @vitest-environment jsdom
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { keepAnalysis, showStage, trials } from '../testing/show.tsx';
import { dialogFile } from './export-files.ts';

let review: TestReview;
let folder = '';
/** What the dialogs were asked, as the person sees it. */
let asked: unknown[] = [];
beforeAll(() => installBrowserParts({ width: 1280, height: 800 }));
beforeEach(async () => {
  sessionStorage.clear();
  folder = mkdtempSync(join(tmpdir(), 'sheaf-files-'));
  review = await openTestReview();
  asked = [];
  vi.stubGlobal('desktop', {
    files: {
      chooseSave: async (...question: unknown[]) => {
        asked.push(question);
        return { id: review.writeGrant(join(folder, String(question[0]))), name: String(question[0]) };
      },
    },
  });
});
afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  await review.close();
  rmSync(folder, { recursive: true, force: true });
});

const menu = () => screen.findByRole('menu');
const names = async () =>
  within(await menu())
    .getAllByRole('menuitem')
    .map((item) => item.getAttribute('aria-label') ?? '');

test('the menu offers every file, and of the figures the one that is shown', async () => {
  const user = userEvent.setup();
  await keepAnalysis(review.client, trials);
  showStage(review.client);
  await screen.findByRole('group', { name: 'In words' });
  await user.keyboard('{Control>}e{/Control}');
  const figure = (name: string, format: string) => `${name}: ${format}`;
  const pictures = ['SVG', 'PNG, 300 dpi', 'PDF'];
  const all = ['SVG in a zip', 'PNG, 300 dpi in a zip', 'PDF, a page each'];
  expect(await names()).toEqual([
    ...['Word document', 'Excel workbook', 'CSV, studies only'].map((one) => `Studies and result: ${one}`),
    ...pictures.map((one) => figure('Forest plot', one)),
    ...all.map((one) => figure('All figures', one)),
    ...['R script', 'JSON result'].map((one) => `To compute with: ${one}`),
  ]);
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('radio', { name: 'Funnel' }));
  await user.click(screen.getByRole('button', { name: 'Export' }));
  expect((await names()).slice(3, 6)).toEqual(pictures.map((one) => figure('Funnel plot', one)));
});

test('a file is written where the dialog says, and told; the analysis stays as it is', async () => {
  const user = userEvent.setup();
  const [first, ...others] = trials;
  await keepAnalysis(review.client, [{ ...first, study: 'Brown <b>', cells: first?.cells ?? {} }, ...others]);
  showStage(review.client);
  await screen.findByRole('group', { name: 'In words' });
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Forest plot: SVG' }));
  expect(await screen.findByText('relapse, forest plot.svg is written')).toBeDefined();
  expect(screen.getByText('5 studies.')).toBeDefined();
  expect(asked).toEqual([['relapse, forest plot.svg', [{ name: 'SVG', extension: 'svg' }]]]);
  expect(readFileSync(join(folder, 'relapse, forest plot.svg'), 'utf8')).toContain('Brown &lt;b&gt;');
});

test('what is refused is said, with the study, its row and the column', async () => {
  const user = userEvent.setup();
  const [first, ...others] = trials;
  await keepAnalysis(review.client, [{ study: 'Brown', cells: { ...first?.cells, e1: 120 } }, ...others]);
  showStage(review.client);
  await screen.findByText('Some numbers can’t be');
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Forest plot: SVG' }));
  await waitFor(() => expect(screen.getByText('The analysis was not exported')).toBeDefined());
  expect(screen.getByText(/^Brown \(row 1\): Events is 120 of 100.*No file was written/u)).toBeDefined();
});

test('the studies are written also where there is no result, and the notice says so', async () => {
  const user = userEvent.setup();
  const [first, ...others] = trials;
  await keepAnalysis(review.client, [{ study: 'Brown', cells: { ...first?.cells, e1: 120 } }, ...others]);
  showStage(review.client);
  await screen.findByText('Some numbers can’t be');
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await user.click(await screen.findByRole('menuitem', { name: /CSV/u }));
  expect(await screen.findByText('relapse, studies.csv is written')).toBeDefined();
  expect(
    screen.getByText(/^5 studies as typed, without a result\. Brown \(row 1\): Events is 120 of 100/u),
  ).toBeDefined();
  expect(readFileSync(join(folder, 'relapse, studies.csv'), 'utf8')).toMatch(/\r\nBrown,120,100,/u);
});

test('names of files have no sign that a file system refuses', () => {
  const outcome = 'Survival: OS/EFS "5 years" <all>';
  const { fileName } = dialogFile({ outcome }, { what: 'table', format: 'xlsx' });
  expect(fileName).toBe('Survival OS EFS 5 years all, meta-analysis.xlsx');
  expect(dialogFile({ outcome: '' }, { what: 'script' }).fileName).toBe('Meta-analysis.R');
  expect(dialogFile({ outcome: 'x'.repeat(500) }, { what: 'result' }).fileName.length).toBeLessThan(120);
});
