import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { highlightsOf } from '../pages/claim-page.ts';
import { makeReview } from '../pages/home-page.ts';
import { importFiles, openPaper } from '../pages/read-page.ts';
import { seriousFindings } from '../support/axe.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { projectRoot } from '../support/runtime.ts';
import { inBothThemes } from '../support/screens.ts';

const wait = { timeout: 30_000 };
const sample = join(projectRoot, 'resources', 'samples', 'blinatumomab-trial.pdf');
const quote = 'It was first of use in relapsed or refractory disease';

/** What another program has noted about the paper: one on its words, one on words that it does not have. */
function theirNotes(): string {
  const sha256 = createHash('sha256').update(readFileSync(sample)).digest('hex');
  const on = (exact: string, note: string) => ({
    ...{ id: `urn:uuid:${crypto.randomUUID()}`, type: 'Annotation', bodyValue: note },
    creator: { type: 'Person', name: 'B. Jones' },
    target: { source: `urn:sha256:${sha256}`, selector: { type: 'TextQuoteSelector', exact } },
  });
  const items = [on(quote, 'Since when?'), on('words that stand nowhere', 'Lost.')];
  return JSON.stringify({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationPage', items });
}

describe('annotations as files', () => {
  let sheaf: Sheaf;
  let page: Page;
  const at = (name: string): string => join(sheaf.folder, name);
  beforeAll(async () => {
    sheaf = await launch();
    ({ page } = await makeReview(sheaf, 'Annotations'));
    writeFileSync(at('notes.jsonld'), theirNotes());
    await importFiles(sheaf, page, [at('notes.jsonld'), sample]);
  });
  afterAll(() => sheaf.close());

  async function choose(item: string): Promise<void> {
    await page.getByRole('button', { name: /^More for /u }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  }
  const said = (words: string) => page.getByRole('alert').filter({ hasText: words });

  test('an import of a paper with the notes of others places what it can and tells the rest', async () => {
    const report = page.getByRole('region', { name: 'Import' });
    await report.getByText('1 imported, 1 file of annotations').waitFor(wait);
    await report.getByText('1 imported, 1 not imported.').waitFor(wait);
    await report.getByText('“words that stand nowhere”: Its words do not stand in the paper.').waitFor(wait);
    expect(await look(sheaf, page, 'annotations-imported')).toEqual([]);
    await openPaper(page, 'blinatumomab-trial');
    await expect.poll(() => highlightsOf(page), wait).toEqual([expect.stringContaining('first of use')]);
  }, 120_000);

  test('the menu of the paper saves a copy with highlights and a file of its annotations', async () => {
    await page.getByRole('button', { name: /^More for /u }).click();
    await page.getByRole('menuitem', { name: 'Save a copy with highlights…' }).waitFor(wait);
    await inBothThemes(sheaf.app, page, async () => expect(await seriousFindings(page)).toEqual([]));
    await page.keyboard.press('Escape');

    await sheaf.dialogs.save(at('copy.pdf'));
    await choose('Save a copy with highlights…');
    await said('copy.pdf is written').waitFor(wait);
    await said('1 highlight with 0 claims.').waitFor(wait);
    const original = readFileSync(sample);
    const copy = readFileSync(at('copy.pdf'));
    expect(copy.subarray(0, original.length).equals(original)).toBe(true);
    expect(copy.subarray(original.length).toString('latin1')).toMatch(/\/NM \(sheaf:[0-9a-f-]{36}\)/u);

    await sheaf.dialogs.save(at('out.jsonld'));
    await choose('Export annotations…');
    await said('out.jsonld is written').waitFor(wait);
    const written: unknown = JSON.parse(readFileSync(at('out.jsonld'), 'utf8'));
    expect(written).toMatchObject({ type: 'AnnotationCollection', total: 1 });
    const suggested = (await sheaf.dialogs.shown()).flatMap(({ kind, path }) =>
      kind === 'save' ? [path] : [],
    );
    expect(suggested.slice(-2).map((path) => path.split('/').at(-1))).toEqual([
      'blinatumomab-trial with highlights.pdf',
      'blinatumomab-trial annotations.jsonld',
    ]);
  }, 120_000);

  test('cancelled at the question for a place, nothing is written and nothing said', async () => {
    const saves = async () => (await sheaf.dialogs.shown()).filter(({ kind }) => kind === 'save').length;
    const before = await saves();
    await choose('Export annotations…');
    await expect.poll(saves, wait).toBe(before + 1);
    expect(await said('is written').count()).toBeLessThanOrEqual(2);
    expect(await said('not exported').count()).toBe(0);
  });
});
