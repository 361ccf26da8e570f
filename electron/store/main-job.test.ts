import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import Papa from 'papaparse';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ChangeId, type DocumentId } from '#shared/contract/ids.ts';
import { CheckReport } from '#shared/contract/reviews.ts';
import { evidenceColumns, joinCell } from '#shared/domain/evidence-columns.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from './testing.ts';
import { linesOf } from './exports/evidence-line.ts';

const words = 'Remission rates were notably higher';
const press = resolve('resources/samples/press-item.txt');

let review: TestReview;
let documentId: DocumentId;

beforeEach(async () => {
  review = await openTestReview();
  documentId = await review.importPaper(press);
});
afterEach(async () => {
  await review.close();
});

async function check(): Promise<CheckReport> {
  const job = await review.run((jobId) => review.client.reviews.check({ jobId }));
  return CheckReport.parse(job.result);
}

async function rows() {
  const view = must(await review.client.evidence.view({ filter: {} }));
  return must(await review.client.evidence.rows({ claimIds: view.claimIds }));
}

async function claimOnPress() {
  const { client } = review;
  const therapy = [await conceptNamed(client, 'Blinatumomab'), await conceptNamed(client, 'Chemotherapy')];
  const comparator = [await conceptNamed(client, 'Chemotherapy')];
  return makeClaim(client, documentId, words, { therapy, comparator, set: { statement: '=1+1', note: 'n' } });
}

describe('sides', () => {
  test('what both sides received is background: the claim stands under what it tests alone', async () => {
    const claim = await claimOnPress();
    const { client } = review;
    const under = async (name: string): Promise<string[]> => {
      const filter = { therapy: [await conceptNamed(client, name)] };
      return must(await client.evidence.view({ filter })).claimIds;
    };
    expect(await under('Blinatumomab')).toEqual([claim.id]);
    expect(await under('Immunotherapy')).toEqual([claim.id]);
    expect(await under('Chemotherapy')).toEqual([]);
  });
});

describe('exports', () => {
  test('CSV, XLSX and JSON hold the rows of the view, read back by other programs', async () => {
    await claimOnPress();
    const shown = await rows();
    const expected = shown
      .flatMap(linesOf)
      .map(({ line }) => evidenceColumns.map(([, key]) => String(joinCell(line[key]))));
    const written = async (format: 'csv' | 'xlsx' | 'json'): Promise<Buffer> => {
      const path = join(dirname(review.path), `out.${format}`);
      const grantId = review.writeGrant(path);
      const job = await review.run((jobId) =>
        review.client.evidence.export({ jobId, grantId, format, filter: {} }),
      );
      expect(job.state).toBe('done');
      return readFileSync(path);
    };
    const csv = Papa.parse<string[]>((await written('csv')).toString('utf8').slice(1), {
      skipEmptyLines: true,
    }).data;
    expect(csv[0]).toEqual(evidenceColumns.map(([heading]) => heading));
    expect(csv.slice(1)).toEqual(
      expected.map((cells) => cells.map((cell) => (cell === '=1+1' ? "'=1+1" : cell))),
    );
    const book = read(await written('xlsx'), { cellDates: true });
    const sheet = book.Sheets['Evidence'];
    if (!sheet) throw new Error('no sheet');
    const cells: unknown[][] = utils.sheet_to_json(sheet, { header: 1, defval: '', raw: true });
    // Moments are dates of Excel there, to the second.
    const moments = ['created', 'changed'];
    const dated = expected.map((line) =>
      line.map((cell, at) => (moments.includes(evidenceColumns[at]?.[1] ?? '') ? expect.any(Date) : cell)),
    );
    const words = cells
      .slice(1)
      .map((line) => line.map((cell) => (cell instanceof Date ? cell : String(cell))));
    expect(words).toEqual(dated);
    expect(JSON.parse((await written('json')).toString('utf8'))).toMatchObject({
      filter: {},
      rows: shown
        .flatMap(linesOf)
        .map(({ line }) => Object.fromEntries(evidenceColumns.map(([, key]) => [key, line[key]]))),
    });
  });

  test('a target that can not be written is refused and nothing is left', async () => {
    await claimOnPress();
    const grantId = review.writeGrant(join(review.path, 'review.db', 'out.csv'));
    const job = await review.run((jobId) =>
      review.client.evidence.export({ jobId, grantId, format: 'csv', filter: {} }),
    );
    expect(job.state).toBe('failed');
  });
});

describe('changes', () => {
  test('a change id used twice is done once; with another input it is a conflict', async () => {
    const { client } = review;
    const id = ChangeId.parse(v7());
    const set = { title: 'A title' };
    const first = must(await client.documents.edit({ documentId, set }, { id }));
    expect(must(await client.documents.edit({ documentId, set }, { id }))).toEqual(first);
    expect(await client.documents.edit({ documentId, set: { title: 'Other' } }, { id })).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
  });

  test('undo and redo in any order, over restarts, keep log and tables equal', async () => {
    const steps = fc.array(
      fc.constantFrom('claim', 'edit', 'undo', 'redo', 'delete', 'bin', 'restore', 'reopen'),
      {
        maxLength: 12,
      },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        for (const step of sequence) await carryOut(step);
        expect(await check()).toMatchObject({ ok: true, integrity: 'ok', log: 'equal' });
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 120_000);

  async function carryOut(step: string): Promise<void> {
    const { client } = review;
    const [claim] = must(await client.claims.list({}));
    const open = must(await client.documents.list({})).length > 0;
    if (step === 'claim' && open) await makeClaim(client, documentId, words);
    if (step === 'undo') await client.history.undo({});
    if (step === 'redo') await client.history.redo({});
    if (step === 'bin') must(await client.documents.moveToBin({ documentIds: [documentId] }));
    if (step === 'restore') must(await client.documents.restoreFromBin({ documentIds: [documentId] }));
    if (step === 'edit' && claim) must(await client.claims.edit({ claimId: claim.id, set: { note: v7() } }));
    if (step === 'delete' && claim) must(await client.claims.delete({ claimId: claim.id }));
    if (step === 'reopen') review = await review.reopen();
  }

  test('undo after a restart takes the claim and its highlight, redo brings both', async () => {
    await claimOnPress();
    const before = await rows();
    review = await review.reopen();
    must(await review.client.history.undo({}));
    expect(await rows()).toEqual([]);
    expect(must(await review.client.annotations.list({}))).toEqual([]);
    must(await review.client.history.redo({}));
    const same = (row: (typeof before)[number]) => ({ ...row, changed: '' });
    expect((await rows()).map(same)).toEqual(before.map(same));
  });
});

describe('care', () => {
  test('a backup is restored with the present state kept, and the bytes of its papers stay', async () => {
    const made = await review.run((jobId) => review.client.backups.create({ jobId }));
    expect(made.state).toBe('done');
    await claimOnPress();
    const [backup] = must(await review.client.backups.list({}));
    if (!backup) throw new Error('no backup');
    const job = await review.run((jobId) => review.client.backups.restore({ jobId, name: backup.name }));
    expect(job).toMatchObject({ state: 'done', result: { restored: backup.name } });
    expect(await rows()).toEqual([]);
    expect(await check()).toMatchObject({ ok: true });
  });

  test('the same bytes twice are one document; bytes from the bin come back with their claims', async () => {
    await claimOnPress();
    expect((await review.importFiles(press)).files[0]).toMatchObject({ outcome: 'already-here' });
    must(await review.client.documents.moveToBin({ documentIds: [documentId] }));
    expect(await rows()).toEqual([]);
    expect((await review.importFiles(press)).files[0]).toMatchObject({ outcome: 'imported', restored: true });
    expect(await rows()).toHaveLength(1);
  });

  test('an empty file and a reference file are refused by name, and the rest goes on', async () => {
    const folder = dirname(review.path);
    writeFileSync(join(folder, 'empty.txt'), '');
    writeFileSync(join(folder, 'search.ris'), 'TY  - JOUR\nTI  - A title\nAU  - Name, A\nER  - \n');
    writeFileSync(join(folder, 'note.txt'), 'Some words of a note.');
    const names = ['empty.txt', 'search.ris', 'note.txt'].map((name) => join(folder, name));
    const { files } = await review.importFiles(...names);
    expect(files).toMatchObject([
      { outcome: 'refused', error: { code: 'empty-file' } },
      { outcome: 'refused', error: { code: 'unsupported-format' } },
      { outcome: 'imported', format: 'text' },
    ]);
  });
});
