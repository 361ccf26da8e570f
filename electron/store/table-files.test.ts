import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GrantId } from '#shared/contract/ids.ts';
import { largestTable } from '#shared/contract/reader-tables.ts';
import { dataPath, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { readTable } from '#shared/tables/read-table.ts';
import { openTestReview, type TestReview } from './testing.ts';

let review: TestReview;
let folder: string;
beforeAll(async () => {
  review = await openTestReview();
  folder = mkdtempSync(join(tmpdir(), 'sheaf-tables-'));
});
afterAll(async () => {
  await review.close();
  rmSync(folder, { recursive: true });
});

function granted(path: string, name = 'table.csv') {
  const grantId = GrantId.parse(uuidv7());
  review.store.grant([{ id: grantId, access: 'read', path, name }]);
  return review.client.analyses.readTable({ grantId });
}
function written(name: string, bytes: string | Uint8Array) {
  writeFileSync(join(folder, name), bytes);
  return granted(join(folder, name), name);
}

test('the words of a file come in whatever encoding it has', async () => {
  const words = 'Studie;HR;unten;oben\nMüller;0,61;0,39;0,98\n';
  for (const encoding of ['utf8', 'win1252', 'utf16le']) {
    const bytes = iconv.encode(words, encoding, { addBOM: encoding === 'utf16le' });
    const answer = await written(`${encoding}.csv`, bytes);
    expect(answer).toEqual({ ok: true, value: { fileName: `${encoding}.csv`, text: words, lossy: false } });
  }
});

test.each([
  ['empty.csv', '', 'empty-file', 'empty.csv is empty.'],
  ['large.csv', 'a,1\n'.repeat(largestTable / 4 + 1), 'too-large', 'larger than 10 MB'],
  [
    'book.xlsx',
    new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 1, 2]),
    'unsupported-format',
    'copy the table there',
  ],
  ['page.html', '<!doctype html><html><table></table></html>', 'unsupported-format', 'is a web page'],
])('%s is refused with what to do', async (name, bytes, code, message) => {
  const answer = await written(name, bytes);
  expect(answer).toMatchObject({ ok: false, error: { code } });
  expect(answer.ok ? '' : answer.error.message).toContain(message);
});

test('a grant works once, and what was not chosen is not read', async () => {
  writeFileSync(join(folder, 'one.csv'), 'Study,hr\nA,1\n');
  const grantId = GrantId.parse(uuidv7());
  expect(await review.client.analyses.readTable({ grantId })).toMatchObject({ error: { code: 'not-found' } });
  review.store.grant([{ id: grantId, access: 'read', path: join(folder, 'one.csv'), name: 'one.csv' }]);
  expect((await review.client.analyses.readTable({ grantId })).ok).toBe(true);
  expect(await review.client.analyses.readTable({ grantId })).toMatchObject({ error: { code: 'not-found' } });
  expect(await granted(join(folder, 'gone.csv'))).toMatchObject({ error: { code: 'not-found' } });
});

test.skipIf(sheafData === null)(`reviews of RevMan (${noSheafData})`, async () => {
  for (const [name, outcomes] of [
    ['Fleiss1993.rm5', 2],
    ['Fleiss1993_CR.csv', 2],
  ] as const) {
    const answer = await granted(dataPath('meta', 'revman', name), name);
    const { tables } = readTable(answer.ok ? answer.value.text : '');
    expect(tables.filter(({ title }) => title.outcome !== '')).toHaveLength(outcomes);
  }
});
