import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { JSDOM } from 'jsdom';
import Papa from 'papaparse';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { elements, officeParts, wordText } from '#shared/testing/office-parts.ts';
import {
  columnCells,
  countLine,
  exportView,
  filterByConcept,
  gridRows,
  tick,
} from '../pages/evidence-page.ts';
import { documentOf, goTo } from '../pages/read-page.ts';
import { cutOffControls, setSize } from '../support/fitting.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { reviewOfClaims, type SeedClaim } from '../support/many-claims.ts';
import { claims, papers } from '../support/small-evidence.ts';

let sheaf: Sheaf | null = null;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-evidence-'));
});
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function openEvidence(): Promise<{ sheaf: Sheaf; page: Page }> {
  const path = join(folder, 'small.sheaf');
  await reviewOfClaims(path, { title: 'Small', papers, claims });
  sheaf = await launch({ folder, args: [path] });
  const page = await sheaf.review('Small');
  await setSize(sheaf, page, { width: 1800, height: 900 });
  await goTo(page, 'Evidence');
  await countLine(page)
    .filter({ hasText: `${claims.length} claims` })
    .waitFor();
  await page.getByRole('gridcell', { name: 'Nobody was harmed' }).waitFor();
  return { sheaf, page };
}

/** Checks rows and count against the claims that were put in. */
async function expectShown(page: Page, fits: (claim: SeedClaim) => boolean): Promise<void> {
  const wanted = claims.filter(fits);
  const documents = new Set(wanted.map(({ paper }) => paper)).size;
  const words = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
  const left = claims.length - wanted.length;
  const line = `${words(wanted.length, 'claim')} in ${words(documents, 'document')}`;
  const rest = left === 0 ? '' : `; ${words(left, 'claim')} left out by the filter`;
  await expect.poll(() => countLine(page).textContent(), { timeout: 20_000 }).toContain(`${line}${rest} ·`);
  const statements = wanted.map(({ set }) => set.statement ?? '').toSorted();
  const shown = async (): Promise<string[]> =>
    wanted.length === 0 ? [] : (await columnCells(page, 'Statement')).toSorted();
  await expect.poll(shown, { timeout: 20_000 }).toEqual(statements);
}

const immune = ['Blinatumomab', 'Tisagenlecleucel'];
const testsImmune = ({ therapy }: SeedClaim): boolean => therapy.some((name) => immune.includes(name));

describe('filters', () => {
  test('each condition alone and several together show what was put in, and say what they leave out', async () => {
    const { page } = await openEvidence();
    const clear = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Clear', exact: true }).click();
      await expectShown(page, () => true);
    };
    const words = page.getByRole('searchbox', { name: 'Words' });
    await expectShown(page, () => true);

    await filterByConcept(page, 'Therapy', 'Immunotherapy');
    await expectShown(page, testsImmune);
    await filterByConcept(page, 'Outcome', 'Treatment response');
    await expectShown(page, (claim) => testsImmune(claim) && claim.outcome === 'Complete remission');
    await clear();
    await filterByConcept(page, 'Outcome', 'Treatment response');
    await expectShown(page, ({ outcome }) =>
      ['Treatment response', 'Complete remission'].includes(outcome ?? ''),
    );
    await clear();
    await filterByConcept(page, 'Outcome', 'Toxicity');
    await expectShown(page, ({ outcome }) => ['Toxicity', 'Liver toxicity'].includes(outcome ?? ''));
    await clear();

    await tick(page, 'Direction', ['Favours therapy', 'Mixed']);
    await expectShown(page, ({ set }) => ['favours-therapy', 'mixed'].includes(set.direction ?? ''));
    await clear();
    await tick(page, 'Support', ['Opinion']);
    await expectShown(page, ({ set }) => set.support === 'opinion');
    await tick(page, 'Assertion', ['Expectation']);
    await expectShown(page, ({ set }) => set.support === 'opinion' && set.assertion === 'expectation');
    await clear();
    await tick(page, 'Assertion', ['Finding']);
    await expectShown(page, ({ set }) => set.assertion === 'finding');
    await clear();
    await tick(page, 'Kind of source', ['Review', 'News']);
    await expectShown(page, ({ paper }) => paper === 1 || paper === 2);
    await clear();

    await words.fill('étude');
    await expectShown(page, ({ paper }) => paper === 0);
    await words.fill('ETUDE relaps');
    await expectShown(page, ({ outcome }) => outcome === 'Relapse');
    await words.fill('tisagen surviv');
    await expectShown(page, ({ outcome }) => outcome === 'Overall survival');
    await words.fill('quagga');
    await expectShown(page, ({ set }) => set.note === 'a quagga');

    await words.fill('nowhere');
    await page.getByText('No claim fits this filter.').waitFor();
    await expectShown(page, () => false);
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await expectShown(page, () => true);
  });
});

describe('sorting', () => {
  /** The ascending order as a reader would lay the claims out; empty ones stand last, up and down. */
  const orders: Readonly<Record<string, readonly string[]>> = {
    Source: [
      'Ångström 2021. Étude of antibodies',
      'Ångström 2021. Étude of antibodies',
      'Ångström 2021. Étude of antibodies',
      'Apple 9',
      'apple 10',
      'apple 10',
      'zimmer 1998. All trials so far',
      'zimmer 1998. All trials so far',
      'zimmer 1998. All trials so far',
    ],
    Year: ['1998', '1998', '1998', '2021', '2021', '2021', '', '', ''],
    Outcome: [
      'Complete remission',
      'Complete remission',
      'Liver toxicity',
      'Overall survival',
      'Relapse',
      'Toxicity',
      'Treatment response',
      '',
      '',
    ],
    Statement: ['@SUM(A1)', '+cmd|calc', '=1+1', 'Dune', 'éclair', 'fable', 'Item 9', 'item 10', ''],
    Support: [
      'Own data',
      'Own data',
      'Own data',
      'Pooled from studies',
      'Pooled from studies',
      'Cited',
      'Opinion',
      'Opinion',
      '',
    ],
  };

  test('each header sorts up, down and back, by mouse and by keyboard; empty values stay last', async () => {
    const { page } = await openEvidence();
    const untouched = await columnCells(page, 'Statement');
    for (const [column, ascending] of Object.entries(orders)) {
      const head = page.getByRole('columnheader', { name: new RegExp(`^${column}`, 'u') });
      const filled = ascending.filter((value) => value !== '');
      const empty = ascending.filter((value) => value === '');
      const descending = [...filled.toReversed(), ...empty];
      const press = column === 'Year' ? () => head.press('Enter') : () => head.click();
      await press();
      await expect.poll(() => columnCells(page, column), { timeout: 20_000 }).toEqual(ascending);
      expect(await head.getAttribute('aria-sort')).toBe('ascending');
      await press();
      await expect.poll(() => columnCells(page, column), { timeout: 20_000 }).toEqual(descending);
      expect(await head.getAttribute('aria-sort')).toBe('descending');
      await press();
      await expect.poll(() => columnCells(page, 'Statement'), { timeout: 20_000 }).toEqual(untouched);
    }
  });

  test('every column that can be sorted by answers, and keeps its rows', async () => {
    const { page } = await openEvidence();
    const heads = page.locator('[role="columnheader"][data-sortable="true"]');
    // Asked once: rows are on their way for a moment after each press.
    const before = (await gridRows(page)).map(String).toSorted();
    for (let place = 0; place < (await heads.count()); place += 1) {
      await heads.nth(place).click();
      await expect.poll(() => heads.nth(place).getAttribute('aria-sort')).toBe('ascending');
      await expect.poll(async () => (await gridRows(page)).map(String).toSorted()).toEqual(before);
    }
  });
});

describe('the way back to the words', () => {
  test('Enter and a double click open the source at the words, in other documents too, and back again', async () => {
    const { page } = await openEvidence();
    const cell = (text: string) => page.getByRole('gridcell', { name: text, exact: true });
    const isAtWords = async (words: string): Promise<void> => {
      await documentOf(page).getByText(words).first().waitFor();
      // The claim of these words is the one that is shown beside them.
      await page.getByText(`“${words}”`).waitFor();
    };
    await cell('Survival did not differ').click();
    await page.keyboard.press('Enter');
    await isAtWords('Survival did not differ');
    await goTo(page, 'Evidence');
    await cell('Relapse was seen less often').dblclick();
    await isAtWords('Relapse was seen less often');
    await goTo(page, 'Evidence');
    await page.locator('[role="row"] [role="gridcell"][tabindex="0"]').waitFor();
    const row = page.locator('[role="row"]', { has: page.locator('[role="gridcell"][tabindex="0"]') });
    expect(await row.textContent()).toContain('Relapse was seen less often');
  });
});

const Json = z.object({
  filter: z.record(z.string(), z.unknown()),
  rows: z.array(z.record(z.string(), z.unknown())),
});
const headings =
  'Study, Citation, Year, Registration, Source kind, Publication, Design, Population, Subgroup, Therapy, Comparator, Tested, Contrast, Outcome, Endpoint definition, Time point, Direction, Conclusion, Support, Assertion, Key claim, Statement, Quote, Page, As reported, Measure, Value, CI low, CI high, CI level, P, Unit, N therapy, N comparator, Events therapy, Events comparator, Mean (SD) therapy, Mean (SD) comparator, Analysis set, Adjusted, Note, Anchor, Document, Document SHA-256, Claim ID, Result number, Reviewer, Created, Changed'.split(
    ', ',
  );

describe('export', () => {
  test('the view and everything in five formats hold what the grid shows, in its order', async () => {
    const { sheaf: own, page } = await openEvidence();
    await tick(page, 'Kind of source', ['Review', 'News']);
    await page.getByRole('columnheader', { name: 'Statement' }).click();
    const wanted = ['@SUM(A1)', '+cmd|calc', '=1+1', 'Dune', 'fable'];
    await expect.poll(() => columnCells(page, 'Statement'), { timeout: 20_000 }).toEqual(wanted);
    const quotes = await columnCells(page, 'Quote');
    const at = (name: string): string => join(own.folder, name);

    await exportView(own, page, { format: 'CSV', path: at('view.csv') });
    const csv = readFileSync(at('view.csv'), 'utf8');
    expect(csv.startsWith('\uFEFF')).toBe(true);
    const table = Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true });
    expect(table.meta.fields).toEqual(headings);
    expect(table.data.map((row) => row['Quote'])).toEqual(quotes);
    expect(table.data.map((row) => row['Statement'])).toEqual([
      "'@SUM(A1)",
      "'+cmd|calc",
      "'=1+1",
      'Dune',
      'fable',
    ]);

    await exportView(own, page, { format: 'Excel', path: at('view.xlsx') });
    const book = read(readFileSync(at('view.xlsx')));
    expect(book.SheetNames).toEqual(['Evidence', 'About']);
    const sheet = book.Sheets['Evidence'];
    if (!sheet) throw new Error('No sheet.');
    const lines = utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
    expect(lines[0]).toEqual(headings);
    expect(lines.slice(1).map((line) => line[headings.indexOf('Statement')])).toEqual(wanted);
    expect(Object.values(sheet).filter((one) => z.object({ f: z.string() }).safeParse(one).success)).toEqual(
      [],
    );
    const about = book.Sheets['About'];
    expect(about && utils.sheet_to_csv(about)).toContain('review; news');

    await exportView(own, page, { format: 'Word', path: at('view.docx') });
    const document = officeParts(new Uint8Array(readFileSync(at('view.docx')))).part('word/document.xml');
    const [head, ...body] = elements(document, 'w:tr');
    const statementAt = head ? elements(head, 'w:tc').map(wordText).indexOf('Statement') : -1;
    expect(body.map((row) => wordText(elements(row, 'w:tc')[statementAt] ?? row))).toEqual(wanted);

    await exportView(own, page, { format: 'Web page', path: at('view.html') });
    const web = new JSDOM(readFileSync(at('view.html'), 'utf8')).window.document;
    const told = [...web.querySelectorAll('tbody tr')].map(
      (row) => row.children[headings.indexOf('Statement')],
    );
    expect(told.map((one) => one?.textContent)).toEqual(wanted);

    await exportView(own, page, { format: 'JSON', path: at('view.json') });
    const json = Json.parse(JSON.parse(readFileSync(at('view.json'), 'utf8')));
    expect(json.filter).toEqual({ kind: ['review', 'news'] });
    expect(json.rows.map((row) => row['statement'])).toEqual(wanted);

    await exportView(own, page, { format: 'JSON', path: at('all.json'), what: 'everything' });
    const all = Json.parse(JSON.parse(readFileSync(at('all.json'), 'utf8')));
    expect(all.filter).toEqual({});
    const everything = claims.map(({ set }) => set.statement ?? '');
    expect(new Set(all.rows.map((row) => row['statement']))).toEqual(new Set(everything));
    expect(all.rows).toHaveLength(claims.length);
  });

  test('references are in the style that Settings has, and Undo brings the other back', async () => {
    const { sheaf: own, page } = await openEvidence();
    const at = (name: string): string => join(own.folder, name);
    const cited = async (name: string): Promise<unknown[]> => {
      await exportView(own, page, { format: 'JSON', path: at(name) });
      const rows = Json.parse(JSON.parse(readFileSync(at(name), 'utf8'))).rows;
      return [...new Set(rows.map((row) => row['citation']))];
    };
    const vancouver = await cited('vancouver.json');
    await goTo(page, 'Settings');
    await page.getByRole('combobox', { name: 'References in' }).click();
    await page.getByRole('option', { name: 'APA 7' }).click();
    const findings = await look(own, page, 'settings-references');
    await goTo(page, 'Evidence');
    const apa = await cited('apa.json');
    expect(apa).not.toEqual(vancouver);
    expect(apa.every((one) => /\((?:\d{4}|n\.d\.)\)\./u.test(String(one)))).toBe(true);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => cited(`again-${Date.now()}.json`), { timeout: 20_000 }).toEqual(vancouver);
    expect(findings).toEqual([]);
  });

  test('a place that can not be written is refused in words, and nothing is left behind', async () => {
    const { sheaf: own, page } = await openEvidence();
    const taken = join(own.folder, 'taken.csv');
    mkdirSync(taken);
    const before = readdirSync(own.folder);
    const refusal = async (path: string): Promise<string> => {
      await own.dialogs.save(path);
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('menuitem', { name: 'CSV' }).first().click();
      const note = page.getByRole('alert').filter({ hasText: 'was not exported' });
      await note.waitFor({ timeout: 30_000 });
      const said = (await note.textContent()) ?? '';
      await note.getByRole('button').click();
      await note.waitFor({ state: 'detached' });
      return said;
    };
    expect(await refusal(taken)).toContain('taken.csv is there and is not a file. No file was written.');
    // Nobody may make files here, not even root.
    const closed = await refusal('/proc/sys/evidence.csv');
    expect(closed).toMatch(/evidence\.csv .*No file was written\. Choose another place\./u);
    expect(closed).not.toContain('History');
    expect(readdirSync(own.folder)).toEqual(before);
    expect(readdirSync(taken)).toEqual([]);
  });
});

describe('looks', () => {
  test('axe finds nothing, and nothing is lost in a small window or with large text', async () => {
    const { sheaf: own, page } = await openEvidence();
    const findings = await look(own, page, 'evidence-full');
    await setSize(own, page, { width: 800, height: 600 });
    for (const control of await cutOffControls(page)) findings.push(`800: ${control}`);
    const seen = await page.getByRole('grid', { name: 'Evidence' }).evaluate((grid) => {
      const scroller = grid.parentElement;
      return scroller === null ? 0 : scroller.clientHeight;
    });
    expect(seen).toBeGreaterThan(100);
    await page.getByRole('searchbox', { name: 'Words' }).fill('nowhere');
    await page.getByText('No claim fits this filter.').waitFor();
    findings.push(...(await look(own, page, 'evidence-nothing')));
    expect(findings).toEqual([]);
  });
});
