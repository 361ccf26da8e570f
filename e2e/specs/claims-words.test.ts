import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataPath, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { claimCount, claimForm, highlightsOf, isInSight, passagesOf } from '../pages/claim-page.ts';
import { makeReview } from '../pages/home-page.ts';
import { chooseConcept, documentOf, dragOverText, goTo, importFiles, openPaper } from '../pages/read-page.ts';
import { seriousFindings } from '../support/axe.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { projectRoot } from '../support/runtime.ts';
import { inBothThemes } from '../support/screens.ts';

const wait = { timeout: 20_000 };
const samples = join(projectRoot, 'resources', 'samples');
const higher = 'Remission rates were notably higher';
const fewer = 'Fewer children saw their leukaemia return';
const last = 'The last words of a long report';

describe('the words of a claim', () => {
  let sheaf: Sheaf;
  let page: Page;
  let path: string;
  beforeAll(async () => {
    sheaf = await launch();
    ({ page, path } = await makeReview(sheaf, 'Words'));
    const long = join(sheaf.folder, 'long-report.txt');
    const paragraphs = Array.from({ length: 200 }, (_, at) => `Paragraph ${at + 1} of a long report.`);
    writeFileSync(long, [...paragraphs, `${last} are here.`].join('\n\n'));
    await importFiles(sheaf, page, [join(samples, 'press-item.txt'), long]);
    await page.getByRole('button', { name: 'Close the import report' }).click();
    await openPaper(page, 'press-item');
  });
  afterAll(() => sheaf.close());

  const highlights = (): Promise<string[]> => highlightsOf(page);
  const undo = (what: string) => page.getByRole('button', { name: `Undo: ${what}`, exact: true });
  const redo = (what: string) => page.getByRole('button', { name: `Redo: ${what}`, exact: true });
  const card = () => page.getByRole('region', { name: 'Highlight', exact: true });

  async function claimOn(words: string): Promise<void> {
    const before = await claimCount(page);
    await dragOverText(page, words);
    await page.keyboard.press('c');
    await expect.poll(() => claimCount(page), wait).toBe(before + 1);
    await claimForm(page).waitFor(wait);
  }
  async function clickOn(words: string): Promise<void> {
    await documentOf(page).getByText(words).first().scrollIntoViewIfNeeded();
    const at = await documentOf(page).evaluate((element, wanted) => {
      const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const start = node.textContent?.indexOf(wanted) ?? -1;
        if (start < 0) continue;
        const range = element.ownerDocument.createRange();
        range.setStart(node, start + 2);
        range.setEnd(node, start + 3);
        const box = range.getBoundingClientRect();
        return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      }
      throw new Error(`“${wanted}” is not in the paper.`);
    }, words);
    await page.mouse.click(at.x, at.y);
  }
  /** Gives the focus back to the paper, so that the keys of words work. */
  async function leaveForm(): Promise<void> {
    await page.keyboard.press('Control+Enter');
    await claimForm(page).waitFor({ state: 'detached' });
  }

  test('H highlights and makes no claim; a click on the highlight offers a claim of it, or deletes it', async () => {
    await dragOverText(page, higher);
    await page.keyboard.press('h');
    await expect.poll(highlights, wait).toEqual([`Highlight: “${higher}”`]);
    await page.getByText('No claims in this paper yet. Select its words and press C').waitFor();
    await clickOn(higher);
    await card().getByText(higher).waitFor(wait);
    expect(await look(sheaf, page, 'highlight-card')).toEqual([]);
    await card().getByRole('button', { name: 'Delete highlight' }).click();
    await expect.poll(highlights, wait).toEqual([]);
    await undo('Highlight deleted').click();
    await expect.poll(highlights, wait).toEqual([`Highlight: “${higher}”`]);
    await clickOn(higher);
    await card().waitFor(wait);
    await page.keyboard.press('c');
    await claimForm(page).waitFor(wait);
    expect(await passagesOf(page)).toEqual([higher]);
    await expect.poll(highlights, wait).toEqual([`Claim: ${higher}`]);
  });

  test('words within words that are selected can be selected', async () => {
    await leaveForm();
    await dragOverText(page, higher);
    const within = higher.split(' ').slice(1, 3).join(' ');
    await dragOverText(page, within);
    await clickOn(higher);
    await claimForm(page).waitFor(wait);
  });

  test('a highlight of a person’s own stays when its claim is deleted', async () => {
    await page.keyboard.press('Control+Shift+Backspace');
    await undo('Claim deleted').waitFor(wait);
    await expect.poll(highlights, wait).toEqual([`Highlight: “${higher}”`]);
    await clickOn(higher);
    await card().waitFor(wait);
    await page.keyboard.press('Control+Shift+Backspace');
    await expect.poll(highlights, wait).toEqual([]);
  });

  test('the highlight of two claims goes with the last of them; undo brings each back by its name', async () => {
    await claimOn(fewer);
    await chooseConcept(page, 'Therapy', 'Immunotherapy');
    await undo('Concept added to claim').waitFor(wait);
    await leaveForm();
    await claimOn(fewer);
    await expect.poll(highlights, wait).toEqual([`Claim: ${fewer} (and 1 more)`]);
    await page.getByRole('button', { name: 'Delete claim' }).click();
    await expect.poll(highlights, wait).toEqual([`Claim: ${fewer}`]);
    await page.getByRole('button', { name: 'Delete claim' }).click();
    await expect.poll(() => claimCount(page), wait).toBe(0);
    await expect.poll(highlights, wait).toEqual([]);
    await undo('Claim deleted').click();
    await expect.poll(highlights, wait).toEqual([`Claim: ${fewer}`]);
    await redo('Claim deleted').click();
    await expect.poll(highlights, wait).toEqual([]);
    await undo('Claim deleted').click();
    await expect.poll(() => claimCount(page), wait).toBe(1);
  });

  test('a second passage is added with Shift+C, and is taken off again', async () => {
    await page
      .getByRole('button', { name: /Immunotherapy/u, exact: false })
      .first()
      .click();
    await claimForm(page).waitFor(wait);
    await dragOverText(page, higher);
    await page.keyboard.press('Shift+C');
    await expect.poll(() => passagesOf(page), wait).toEqual([higher, fewer]);
    await expect.poll(highlights, wait).toEqual([`Claim: ${higher}`, `Claim: ${fewer}`]);
    await undo('Words added to claim').click();
    await expect.poll(() => passagesOf(page), wait).toEqual([fewer]);
    await redo('Words added to claim').click();
    await expect.poll(() => passagesOf(page), wait).toEqual([higher, fewer]);
    // Notices of undo slide out by themselves; on their way their buttons are beyond the edge.
    await expect.poll(() => page.locator('.mantine-Notifications-root button').count(), wait).toBe(0);
    expect(await look(sheaf, page, 'claim-two-passages')).toEqual([]);
    await page.getByRole('button', { name: `Take “${fewer}” off the claim` }).click();
    await expect.poll(() => passagesOf(page), wait).toEqual([higher]);
    await expect.poll(highlights, wait).toEqual([`Claim: ${higher}`]);
    expect(await page.getByRole('button', { name: /off the claim$/u }).count()).toBe(0);
  });

  test('undo after a restart takes the same steps back, by their names', async () => {
    const { folder } = sheaf;
    await sheaf.app.close();
    sheaf = await launch({ folder, args: [path] });
    page = await sheaf.review('Words');
    await openPaper(page, 'press-item');
    await undo('Words taken off claim').click();
    await expect.poll(highlights, wait).toEqual([`Claim: ${higher}`, `Claim: ${fewer}`]);
    await undo('Words added to claim').click();
    await expect.poll(highlights, wait).toEqual([`Claim: ${fewer}`]);
    await redo('Words added to claim').click();
    await expect.poll(highlights, wait).toEqual([`Claim: ${higher}`, `Claim: ${fewer}`]);
    await redo('Words taken off claim').waitFor();
  });

  test('a claim shows its words: from the list, by its passage, and from the table in another paper', async () => {
    await openPaper(page, 'long-report');
    await dragOverText(page, last);
    await page.keyboard.press('c');
    await claimForm(page).waitFor(wait);
    await leaveForm();
    const away = async (): Promise<void> => {
      // Going to words takes a moment, and would take the view back.
      await expect
        .poll(async () => {
          await documentOf(page).evaluate((paper) => paper.scrollTo({ top: 0 }));
          await page.waitForTimeout(300);
          return isInSight(page, last);
        }, wait)
        .toBe(false);
    };
    await away();
    await page.getByRole('list', { name: 'Claims of this paper' }).getByRole('button').first().click();
    await expect.poll(() => isInSight(page, last), wait).toBe(true);
    await away();
    await page.getByRole('list', { name: 'Words behind the claim' }).getByRole('button').first().click();
    await expect.poll(() => isInSight(page, last), wait).toBe(true);
    await away();

    await openPaper(page, 'press-item');
    await documentOf(page).getByText('Three kinds of treatment').waitFor(wait);
    await goTo(page, 'Evidence');
    const row = page.getByRole('row').filter({ hasText: last });
    await row.getByRole('button', { name: /^Show the words in/u }).click();
    await expect.poll(() => isInSight(page, last), wait).toBe(true);
    expect(await passagesOf(page)).toEqual([last]);
    await goTo(page, 'Evidence');
    await page
      .getByRole('row')
      .filter({ hasText: higher })
      .getByRole('button', { name: /^Show the words in/u })
      .click();
    await expect.poll(() => isInSight(page, higher), wait).toBe(true);
  });

  describe.skipIf(sheafData === null)(
    `a paper without words (${sheafData === null ? noSheafData : 'SHEAF_DATA'})`,
    () => {
      beforeAll(async () => {
        const files = ['encrypted-aes256-password-foo', 'truncated-trials-2015-16-19', 'scan-skewed'];
        await importFiles(
          sheaf,
          page,
          files.map((name) => dataPath('pdfs', `${name}.pdf`)),
        );
        await page.getByRole('button', { name: 'Close the import report' }).click();
      });

      test.each([
        ['encrypted-aes256-password-foo', 'locked', /This paper is locked\. Unlock it with its password/u],
        ['truncated-trials-2015-16-19', 'unreadable', /The file of this paper can’t be read/u],
        ['scan-skewed', 'scanned', /This paper is a scan: .+ import a copy of it that has text/u],
      ] as const)('%s: the claim pane says that it is %s, and what to do', async (title, state, words) => {
        await page.getByRole('option', { name: new RegExp(`^${title} `, 'u') }).click();
        const pane = page.getByRole('region', { name: 'Claims', exact: true });
        await pane.getByText(words).waitFor(wait);
        expect(await pane.textContent()).not.toContain('press C');
        await inBothThemes(sheaf.app, page, async () => expect(await seriousFindings(page)).toEqual([]));
        if (state === 'scanned') expect(await look(sheaf, page, 'claims-of-a-scan')).toEqual([]);
      });
    },
  );
});
