import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { utils } from '@e965/xlsx';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { EvidenceFile } from '#shared/contract/evidence-file.ts';
import { evidenceColumns, joinCell } from '#shared/domain/evidence-columns.ts';
import { directionLabels } from '#shared/domain/labels.ts';
import { elements, officeParts, wordText } from '#shared/testing/office-parts.ts';
import { must } from '#shared/testing/seed-claims.ts';
import type { TestReview } from '../testing.ts';
import { tooLong } from './encode.ts';
import { evidenceJsonSchema, jsonSchemaFile } from '../testing/json-schemas.ts';
import { openEvidence, type Row, workbook, written } from './testing/evidence-files.ts';

let review: TestReview;
let rows: readonly Row[] = [];
const at = (name: string): string => join(dirname(review.path), name);
const sort = [{ column: 'statement' as const, descending: true }];

beforeAll(async () => {
  review = await openEvidence();
  const { bytes } = await written(review, at('all.json'), { format: 'json', sort });
  rows = EvidenceFile.parse(JSON.parse(new TextDecoder().decode(bytes))).rows;
}, 60_000);
afterAll(() => review.close());

const reference = /^reference-\d+$/u;
const anchorOf = (link: Element): string => link.getAttribute('w:anchor') ?? '';
/** What control characters leave of a text. */
const shown = (text: string): string => text.replaceAll(/[\u0001\u0007]/gu, '');

test('the view is what the files are compared with: its order, a row for each result', async () => {
  const view = must(await review.client.evidence.view({ filter: {}, sort }));
  expect([...new Set(rows.map((row) => row.claimId))]).toEqual(view.claimIds);
  expect(rows.map(({ statement, resultNumber }) => [statement.slice(0, 5), resultNumber])).toEqual([
    ['Zebra', 1],
    ['Zebra', 2],
    ['apple', null],
    ['=1+1 ', null],
  ]);
});

describe('Word', () => {
  const open = async (asked = {}) => {
    const { reply, bytes } = await written(review, at('e.docx'), { format: 'docx', sort, ...asked });
    return { reply, ...officeParts(bytes) };
  };

  test('a row for each line, a heading that pages repeat, and the words behind it as numbered notes', async () => {
    const { reply, part } = await open();
    const body = part('word/document.xml');
    expect(elements(body, 'parsererror')).toEqual([]);
    const [head, ...lines] = elements(body, 'w:tr');
    expect(reply).toMatchObject({ rows: rows.length, claims: 3, documents: 2 });
    expect(lines).toHaveLength(rows.length);
    expect(head && elements(head, 'w:tblHeader')).toHaveLength(1);
    expect(lines.flatMap((line) => elements(line, 'w:tblHeader'))).toEqual([]);
    const headings = head ? elements(head, 'w:tc').map(wordText) : [];
    const column = (name: string): string[] =>
      lines.map((line) => wordText(elements(line, 'w:tc')[headings.indexOf(name)] ?? line));
    expect(column('Statement').map((text) => text.split('\n').at(0))).toEqual([
      ...['★ Key claim', '★ Key claim'],
      ...['apple', shown(rows[3]?.statement ?? '')],
    ]);
    expect(column('Direction')).toEqual(
      rows.map(({ direction }) =>
        direction === null ? '' : expect.stringContaining(directionLabels[direction]),
      ),
    );
    expect(column('Direction')[0]).toBe('▲ Favours therapy');
    expect(column('Result')[0]).toContain('HR 0.70');
    expect(column('Study').map((text) => text.split('\n'))).toEqual([
      ['AALL1331', 'Brown et al., 2021 [1]', 'Randomised trial', 'NCT02101853'],
      ['AALL1331', 'Brown et al., 2021 [1]', 'Randomised trial', 'NCT02101853'],
      [expect.stringMatching(/^“.*” \[2\]$/u), 'News'],
      [expect.stringMatching(/^“.*” \[2\]$/u), 'News'],
    ]);

    const notes = elements(body, 'w:p').flatMap((paragraph) => {
      const [bookmark] = elements(paragraph, 'w:bookmarkStart');
      const text = elements(paragraph, 'w:t')
        .map((run) => run.textContent)
        .join('');
      const name = bookmark?.getAttribute('w:name') ?? '';
      return name.startsWith('note-') ? [[name, text] as const] : [];
    });
    expect(notes.map(([name]) => name)).toEqual(['note-1', 'note-2', 'note-3']);
    rows.forEach((row, line) => {
      const links = lines[line]
        ? elements(lines[line], 'w:hyperlink').filter((link) => !reference.test(anchorOf(link)))
        : [];
      const targets = links.map(anchorOf);
      const quotes = notes.filter(([name]) => targets.includes(name)).map(([, text]) => text);
      expect(quotes).toEqual(
        row.quote.map((quote, nth) => {
          const label =
            row.sourceKind === 'news'
              ? /“<[^“]* …” \[2\]/u.exec(quotes[nth] ?? '')?.[0]
              : 'Brown et al., 2021 [1]';
          return `${links[nth]?.textContent}.“${quote}” — ${label}, page ${row.page[nth]}`;
        }),
      );
    });
  });

  test('above the table stand filter, counts, what is left out, version and date; the page is wide', async () => {
    const { part, reply } = await open({ filter: { support: ['own-data'] } });
    const body = part('word/document.xml');
    const text = wordText(body.documentElement);
    expect(reply.rows).toBe(2);
    expect(text).toContain('2 rows: 1 claim in 1 document about 1 study.');
    expect(text).toContain('Filter: Claims resting on own data.');
    expect(text).toContain('Left out: 2 claims that do not fit the filter');
    expect(text).toMatch(/Made: \d+ \w+ \d{4}, \d\d:\d\d UTC, with Sheaf \d/u);
    expect(text).toContain('Without a value in any row, and left out: Population.');
    expect(text).toContain('Document SHA-256');
    expect(elements(body, 'w:pgSz')[0]?.getAttribute('w:orient')).toBe('landscape');
    expect(elements(part('docProps/core.xml'), 'dc:title')[0]?.textContent).toMatch(/^Evidence table: /u);
    expect(elements(part('word/styles.xml'), 'w:lang')[0]?.getAttribute('w:val')).toBe('en-GB');
  });
});

test('a view of more rows than a Word document takes is refused before anything is made', () => {
  expect(tooLong('docx', 5_000)).toBeNull();
  expect(tooLong('docx', 5_001)).toMatchObject({
    code: 'too-large',
    message: expect.stringContaining('5,001'),
  });
  expect(tooLong('html', 20_000)).toBeNull();
});

describe('web page', () => {
  const open = async (asked = {}) => {
    const { bytes, reply } = await written(review, at('e.html'), { format: 'html', sort, ...asked });
    const source = new TextDecoder().decode(bytes);
    return { source, reply };
  };
  const run = (source: string) => new JSDOM(source, { runScripts: 'dangerously' }).window.document;
  const rowsOf = (page: Document) => [...page.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  const cell = (row: HTMLTableRowElement, heading: string): string =>
    row.cells[evidenceColumns.findIndex(([one]) => one === heading)]?.textContent ?? '';

  test('without its script every row and column is there, escaped, and nothing comes from elsewhere', async () => {
    const { source, reply } = await open();
    const page = new JSDOM(source).window.document;
    expect([...page.querySelectorAll('thead th')].map((one) => one.textContent)).toEqual(
      evidenceColumns.map(([heading]) => heading),
    );
    expect(reply.rows).toBe(rows.length);
    const statements = rowsOf(page).map((row) => cell(row, 'Statement'));
    expect(statements).toEqual(rows.map(({ statement }) => shown(statement)));
    const plain = [
      'Claim ID',
      'Result number',
      'Value',
      'P',
      'As reported',
      'Document SHA-256',
      'Reviewer',
      'Note',
    ];
    for (const [heading, key] of evidenceColumns.filter(([one]) => plain.includes(one))) {
      expect(rowsOf(page).map((row) => cell(row, heading))).toEqual(
        rows.map((row) => shown(String(joinCell(row[key])))),
      );
    }
    const quotes = rowsOf(page).map((row) =>
      [...row.querySelectorAll('blockquote')].map((one) => one.textContent),
    );
    expect(quotes).toEqual(rows.map((row) => row.quote));
    const cited = rowsOf(page).map((row) => row.querySelector('details:not(.quote) p')?.textContent);
    expect(cited).toEqual(rows.map((row) => shown(row.citation)));
    expect([...page.querySelectorAll('script, style')].map(({ localName }) => localName)).toEqual([
      'style',
      'script',
    ]);
    expect(
      page.querySelectorAll('link, iframe, img, object, [src], [href], [style], [onerror], b'),
    ).toHaveLength(0);
    expect(source).not.toMatch(/https?:|url\(|@import/u);
    expect(page.title).toContain("</title><script>document.title='run'</script>");
    expect(page.querySelector('caption')?.textContent).toBe('4 rows: 3 claims in 2 documents about 1 study');
    expect(page.querySelectorAll('th:not([scope="col"])')).toHaveLength(0);
  });

  test('its policy allows its own script and style by their hashes, and no other', async () => {
    const page = new JSDOM((await open()).source).window.document;
    const policy = page.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
    const hash = (name: string): string => {
      const text = page.querySelector(name)?.textContent ?? '';
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    };
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hash('script')}`,
      `style-src ${hash('style')}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test('headings sort up, down and back; words leave rows out, and the count follows', async () => {
    const page = run((await open()).source);
    expect(page.title).not.toBe('run');
    const statements = (): string[] =>
      rowsOf(page)
        .filter((row) => !row.hidden)
        .map((row) => cell(row, 'Statement').slice(0, 5));
    const head = [...page.querySelectorAll('thead th')].find((one) => one.textContent === 'Statement');
    const press = (): string[] => {
      head?.querySelector('button')?.click();
      return statements();
    };
    const before = statements();
    expect(press()).toEqual(['=1+1 ', 'apple', 'Zebra', 'Zebra']);
    expect(head?.getAttribute('aria-sort')).toBe('ascending');
    expect(press()).toEqual(['Zebra', 'Zebra', 'apple', '=1+1 ']);
    expect(head?.getAttribute('aria-sort')).toBe('descending');
    expect(press()).toEqual(before);
    expect(head?.hasAttribute('aria-sort')).toBe(false);

    const words = page.querySelector<HTMLInputElement>('#words');
    const find = (text: string): string[] => {
      if (words === null) throw new Error('There is no field.');
      words.value = text;
      words.dispatchEvent(new (page.defaultView ?? globalThis).Event('input'));
      return statements();
    };
    expect(find('zébra chemo')).toEqual(['Zebra', 'Zebra']);
    expect(page.querySelector('#count')?.textContent).toBe('2 of 4 rows · 1 claim');
    expect(find('nowhere')).toEqual([]);
    expect(find('')).toEqual(before);
  });
});

describe('JSON', () => {
  test('the published schema is that of the contract, and the file is valid by it', async () => {
    const published = readFileSync(jsonSchemaFile, 'utf8');
    expect(published).toBe(evidenceJsonSchema());
    const schema = z.fromJSONSchema(JSON.parse(published));
    const file: Record<string, unknown> = JSON.parse(readFileSync(at('all.json'), 'utf8'));
    expect(schema.safeParse(file).error).toBeUndefined();
    expect(file['$schema']).toBe('urn:sheaf:schema:evidence:1');
    for (const wrong of [
      { ...file, rows: [{ ...rows[0], direction: 'up' }] },
      { ...file, $schema: 'urn:sheaf:schema:evidence:2' },
      { ...file, more: 1 },
    ]) {
      expect(schema.safeParse(wrong).success).toBe(false);
    }
    expect(file['about']).toMatchObject({
      rows: 4,
      claims: 3,
      documents: 2,
      studies: 1,
      citationStyle: 'vancouver',
    });
  });
});

describe('Excel', () => {
  test('numbers are numbers, moments are dates, the heading stays, and the second sheet says what it is', async () => {
    const { bytes } = await written(review, at('e.xlsx'), { format: 'xlsx', sort });
    const book = workbook(bytes);
    const cells: Record<string, unknown>[] = utils.sheet_to_json(book.Sheets['Evidence'] ?? {}, {
      UTC: true,
    });
    expect(cells).toHaveLength(rows.length);
    expect(cells[0]).toMatchObject({ Value: 0.7, 'CI low': 0.5, 'CI high': 0.98, P: 0.03, Year: 2021 });
    expect(cells[1]).toMatchObject({ Value: 'not-reached', P: '<0.001', 'Result number': 2 });
    const late = (row: Record<string, unknown>, nth: number): number =>
      row['Created'] instanceof Date
        ? row['Created'].getTime() - Date.parse(rows[nth]?.created ?? '')
        : Number.NaN;
    expect(cells.map(late).map((ms) => Math.abs(ms) < 1_000)).toEqual(rows.map(() => true));
    expect(cells.map((row) => row['Statement'])).toEqual(rows.map(({ statement }) => shown(statement)));
    const about = utils.sheet_to_csv(book.Sheets['About'] ?? {});
    for (const line of [
      'Claims,3',
      'Studies,1',
      'What it holds,All claims',
      'Left out,nothing',
      'References in,Vancouver',
    ]) {
      expect(about).toContain(line);
    }
    const made: unknown = Object.entries(book.Sheets['About'] ?? {}).find(
      ([, one]) => one.v instanceof Date,
    )?.[1].v;
    expect(made).toBeInstanceOf(Date);
    const sheet = officeParts(bytes).part('xl/worksheets/sheet1.xml');
    expect(elements(sheet, 'pane')[0]?.getAttribute('state')).toBe('frozen');
  });
});
