import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { z } from 'zod';
import { columnCells, countLine } from '../pages/evidence-page.ts';
import { goTo } from '../pages/read-page.ts';
import type { Sheaf } from './launch.ts';
import { reviewOfClaims, type SeedClaim } from './many-claims.ts';
import { askStore, listenOnWire } from './store-wire.ts';

/** Half of the claims are about one therapy; every one has a number of its own, two thousand a common word. */
const claimAt = (place: number): SeedClaim => {
  const rare = place % 10 === 0 ? ' quagga' : '';
  return {
    paper: 0,
    quote: 'Remission was seen more often',
    therapy: [place % 2 === 0 ? 'Zebratinib' : 'Vincristine'],
    comparator: [],
    outcome: 'Relapse',
    set: { statement: `claim ${place}${rare}` },
  };
};

async function drawnRows(page: Page): Promise<number> {
  return page.getByRole('grid', { name: 'Evidence' }).getByRole('row').count();
}

/**
 * Makes a review of many claims and goes through its evidence table as a person does: drawn by the screenful, walked
 * by keys, sorted, filtered; then a concept that half of the claims use gets another name, and all follow at once.
 */
export async function goThroughMany(sheaf: Sheaf, count: number): Promise<void> {
  const claims = Array.from({ length: count }, (_, place) => claimAt(place));
  const said = (claimsShown: number): string => `${claimsShown.toLocaleString('en')} claims`;
  const path = join(sheaf.folder, 'many.sheaf');
  const papers = [{ file: 'a.txt', text: 'Remission was seen more often.', set: { title: 'Alpha' } }];
  await reviewOfClaims(path, { title: 'Many', papers, claims });
  await listenOnWire(sheaf.app, () => {});
  const home = await sheaf.home();
  await sheaf.dialogs.open(path);
  await home.getByRole('button', { name: 'Open…' }).click();
  const page = await sheaf.review('Many');
  await goTo(page, 'Evidence');
  const grid = page.getByRole('grid', { name: 'Evidence' });
  await countLine(page)
    .filter({ hasText: `${said(count)} in 1 document` })
    .waitFor({ timeout: 60_000 });
  expect(await grid.getAttribute('aria-rowcount')).toBe(String(count + 1));
  await page.getByRole('gridcell', { name: 'claim 0 quagga', exact: true }).click();
  expect(await drawnRows(page)).toBeLessThan(120);

  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.closest('[role="row"]')?.getAttribute('aria-rowindex') ?? '');
  await page.keyboard.press('PageDown');
  await expect.poll(async () => Number(await focused()), { timeout: 20_000 }).toBeGreaterThan(10);
  await page.keyboard.press('Control+End');
  await expect.poll(focused, { timeout: 20_000 }).toBe(String(count + 1));
  await page.getByRole('gridcell', { name: `claim ${count - 1}`, exact: true }).waitFor();
  expect(await drawnRows(page)).toBeLessThan(120);
  await page.keyboard.press('Control+Home');
  await expect.poll(focused, { timeout: 20_000 }).toBe('2');
  await grid.evaluate((element) => element.parentElement?.scrollTo(0, element.scrollHeight));
  await page.getByRole('gridcell', { name: `claim ${count - 1}`, exact: true }).waitFor();

  await page.getByRole('columnheader', { name: 'Statement' }).click();
  await page.getByRole('columnheader', { name: 'Statement' }).click();
  await grid.evaluate((element) => element.parentElement?.scrollTo(0, 0));
  await expect
    .poll(async () => (await columnCells(page, 'Statement'))[0], { timeout: 30_000 })
    .toBe(`claim ${count - 1}`);

  const words = page.getByRole('searchbox', { name: 'Words' });
  await words.fill('quagga');
  await countLine(page)
    .filter({ hasText: `${said(count / 10)} in 1 document; ${said(count * 0.9)} left out` })
    .waitFor();
  await words.fill('zebratin');
  await countLine(page)
    .filter({ hasText: `${said(count / 2)} in 1 document` })
    .waitFor();

  const concepts = await askStore(page, {
    method: 'taxonomy.concepts',
    input: {},
    output: z.array(z.object({ id: z.string(), name: z.string() })),
  });
  const conceptId = concepts.find(({ name }) => name === 'Zebratinib')?.id;
  await askStore(page, {
    method: 'taxonomy.editConcept',
    input: { conceptId, set: { name: 'Okapinib' } },
    output: z.unknown(),
  });
  await page.getByText('No claim fits this filter.').waitFor({ timeout: 20_000 });
  await words.fill('okapin');
  await countLine(page)
    .filter({ hasText: `${said(count / 2)} in 1 document` })
    .waitFor();
  await expect
    .poll(async () => (await columnCells(page, 'Therapy'))[0], { timeout: 20_000 })
    .toBe('Okapinib');
  await page.getByRole('button', { name: 'Undo: Concept edited' }).click();
  await page.getByText('No claim fits this filter.').waitFor({ timeout: 20_000 });
}
