import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFiles, dataPath, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import type { ReadAnswer, Reading } from '#shared/contract/reader.ts';
import { testNode } from '../testing.ts';
import { startChildReader } from '#electron/store/reading/child-process-reader.ts';
import { ReaderPool } from '#electron/store/reading/reader-pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'sheaf-read-'));
let pool: ReaderPool;
let starts = 0;

beforeAll(() => {
  pool = new ReaderPool({
    startReader: () => {
      starts += 1;
      return startChildReader({ entry: resolve('electron/reader/process.ts'), execPath: testNode });
    },
    pdfAssets: resolve('node_modules/pdfjs-dist'),
  });
});
afterAll(() => {
  pool.close();
  rmSync(folder, { recursive: true, force: true });
});

function read(path: string, password: string | null = null): Promise<ReadAnswer> {
  const fileName = path.split('/').at(-1) ?? '';
  return pool.read({ path, fileName, format: null, password, size: statSync(path).size });
}

function readBytes(fileName: string, bytes: string | Uint8Array): Promise<ReadAnswer> {
  const path = join(folder, fileName);
  writeFileSync(path, bytes);
  return read(path);
}

function valueOf(answer: ReadAnswer): Reading {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

describe('the reader process', () => {
  test('reads a text, with its encoding', async () => {
    const reading = valueOf(
      await readBytes('news.txt', Buffer.from('Die \xdcberlebensrate stieg.\r\n\r\nEnde', 'latin1')),
    );
    expect(reading).toMatchObject({
      format: 'text',
      state: 'ready',
      recipe: 'tree/1',
      encoding: 'windows-1252',
    });
    expect(reading.pages).toEqual([
      {
        page: 1,
        label: '1',
        width: 0,
        height: 0,
        rotate: 0,
        text: 'Die Überlebensrate stieg.\n\nEnde',
        boxes: null,
      },
    ]);
    expect(reading.tree?.length).toBe(31);
  });

  test('reads Markdown and a page that calls itself a PDF', async () => {
    expect(valueOf(await readBytes('a.md', '# Title\n\nwords')).metadata.title).toBe('Title');
    const page = '<!doctype html><meta charset=iso-8859-2><title>T</title><p>\xb1</p>';
    expect(valueOf(await readBytes('page.pdf', Buffer.from(page, 'latin1')))).toMatchObject({
      format: 'html',
      encoding: 'iso-8859-2',
      note: 'Named .pdf, but it holds an HTML page.',
      pages: [{ text: 'ą' }],
    });
  });

  test('refuses with the code and the name of the file', async () => {
    const code = async (name: string, bytes: string | Uint8Array) => {
      const answer = await readBytes(name, bytes);
      return answer.ok
        ? answer.value.state
        : [answer.error.code, answer.error.message.includes(name), answer.error.cause];
    };
    expect(await code('zero.pdf', '')).toEqual(['empty-file', true, null]);
    expect(await code('blank.txt', ' \n\t\n')).toEqual(['empty-file', true, null]);
    expect(await code('search.ris', 'TY  - JOUR\nTI  - A\nER  - \n')).toEqual([
      'unsupported-format',
      true,
      null,
    ]);
    expect(await code('not.pdf', 'no pdf at all')).toBe('unreadable');
    expect(await code('blank.html', '<html><body><script>1</script></body></html>')).toBe('unreadable');
    const gone = await pool.read({
      path: join(folder, 'gone.txt'),
      fileName: 'gone.txt',
      format: null,
      password: null,
      size: 1,
    });
    expect(gone).toMatchObject({ ok: false, error: { code: 'not-found' } });
    const directory = await pool.read({
      path: folder,
      fileName: 'folder',
      format: null,
      password: null,
      size: 1,
    });
    expect(directory.ok).toBe(false);
  });

  test('a file named by its hash is read as the format that was decided before', async () => {
    const path = join(folder, 'ab34');
    writeFileSync(path, '# Title');
    const answer = await pool.read({
      path,
      fileName: 'notes.md',
      format: 'markdown',
      password: null,
      size: 7,
    });
    expect(valueOf(answer)).toMatchObject({ format: 'markdown', metadata: { title: 'Title' } });
  });
});

const expected: Record<string, Partial<Reading> | string> = {
  'zero-bytes.pdf': 'empty-file',
  'not-a-pdf.pdf': { state: 'unreadable' },
  'truncated-trials-2015-16-19.pdf': { state: 'unreadable' },
  'poppler-395-0-fuzzed.pdf': { state: 'unreadable' },
  'REDHAT-1531897-0.pdf': { state: 'unreadable' },
  'Pages-tree-refs.pdf': { state: 'ready', note: 'Page 2 could not be read.' },
  'encrypted-aes256-password-foo.pdf': { state: 'password', pages: [] },
  'scan-two-columns-linn.pdf': { state: 'scanned' },
  'scan-skewed.pdf': { state: 'scanned' },
  'scan-of-trials-2015-16-2.pdf': { state: 'scanned' },
};

describe.skipIf(sheafData === null)(`real files${sheafData === null ? ` (${noSheafData})` : ''}`, () => {
  const pdfs = dataFiles('pdfs').filter((name) => name.endsWith('.pdf'));

  test.each(pdfs)('pdfs/%s is answered by a process that lives on', async (name) => {
    const before = starts;
    const answer = await read(dataPath('pdfs', name));
    const want = expected[name] ?? { state: 'ready' };
    if (typeof want === 'string')
      expect(answer).toMatchObject({ ok: false, error: { code: want, cause: null } });
    else expect(valueOf(answer)).toMatchObject({ format: 'pdf', ...want });
    if (answer.ok && answer.value.state === 'unreadable') expect(answer.value.reason).not.toBeNull();
    if (answer.ok && answer.value.state === 'ready')
      expect(answer.value.pages.some((page) => page.text !== '')).toBe(true);
    expect(starts - before).toBeLessThanOrEqual(1);
  });

  test('a password opens, a wrong one is said to be wrong', async () => {
    const path = dataPath('pdfs', 'encrypted-aes256-password-foo.pdf');
    expect(valueOf(await read(path, 'foo')).state).toBe('ready');
    expect(await read(path, 'bar')).toMatchObject({ ok: false, error: { code: 'wrong-password' } });
  });

  test('saved articles and the news item', async () => {
    const article = valueOf(await read(dataPath('articles', 'trials-2015-16-1.html')));
    expect(article).toMatchObject({
      format: 'html',
      encoding: 'utf-8',
      metadata: { journal: 'Trials', year: 2015 },
    });
    const news = valueOf(await read(dataPath('sample', 'news-article.txt')));
    expect(news.pages[0]?.text).toContain('exhibited notably higher remission rates');
  });
});
