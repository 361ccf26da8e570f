import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import writeXlsxFile from 'write-excel-file/node';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { evidenceColumns, joinCell } from '#shared/domain/evidence-columns.ts';
import { must } from '#shared/testing/seed-claims.ts';
import { linesOf } from '#electron/store/exports/evidence-line.ts';
import { claimsWanted, seedEvidence } from './evidence/seed.ts';
import { figure, times } from './measure.ts';

/*
 * The evidence of a large review in the store: views, order, pictures, a workbook. One JSON line a figure, each with its
 * floor from the same run. How many claims: SHEAF_BENCH_CLAIMS, by default 20,000, made from a fixed seed.
 */

const folder = mkdtempSync(join(tmpdir(), 'sheaf-bench-evidence-'));
const say = (one: ReturnType<typeof figure>): void => void process.stdout.write(`${JSON.stringify(one)}\n`);

async function measure(review: TestReview): Promise<void> {
  const { client } = review;
  const db = new Database(join(review.path, 'review.db'), { readonly: true });
  const of = `${claimsWanted} claims`;
  const ids = db.prepare('SELECT id, document_id FROM claim WHERE deleted = 0');
  const facts = db.prepare('SELECT * FROM claim WHERE deleted = 0');
  const links = db.prepare('SELECT * FROM claim_concept');
  const listing = { what: 'reading all ids of claims', taken: await times(20, () => ids.all()) };
  const reading = {
    what: 'reading all claims with their concepts',
    taken: await times(10, () => [facts.all(), links.all()]),
  };
  const therapy = must(await client.taxonomy.concepts({}))
    .filter(({ name }) => name === 'Immunotherapy')
    .map(({ id }) => id);
  const view = (filter: object, sort: { column: 'outcome' }[] = []) =>
    times(20, async () => must(await client.evidence.view({ filter, sort })));
  const plain = await view({});
  say(figure({ bench: 'evidence.view', of }, plain, listing));
  const ungrouped = { what: 'the view without groups', taken: plain };
  for (const by of ['therapy', 'outcome', 'study'] as const) {
    const group = { by, depth: 2 };
    const taken = await times(20, async () => must(await client.evidence.view({ filter: {}, group })));
    say(figure({ bench: `evidence.view grouped by ${by}`, of }, taken, ungrouped));
  }
  say(figure({ bench: 'evidence.view by therapy', of }, await view({ therapy }), listing));
  say(figure({ bench: 'evidence.view of studies only', of }, await view({ studiesOnly: true }), listing));
  say(figure({ bench: 'evidence.view by outcome', of }, await view({}, [{ column: 'outcome' }]), listing));
  const [paper] = must(await client.documents.list({}));
  const change = async (number: number): Promise<void> => {
    if (paper === undefined) throw new Error('There is no paper.');
    must(await client.documents.edit({ documentId: paper.id, set: { notes: `Note ${number}` } }));
  };
  for (const by of ['claims', 'studies'] as const) {
    const matrix = async () => must(await client.pictures.matrix({ filter: {}, by }));
    say(figure({ bench: `pictures.matrix by ${by}`, of }, await times(10, matrix), reading));
    const afterChange: number[] = [];
    for (let number = 0; number < 10; number += 1) {
      await change(number);
      afterChange.push(...(await times(1, matrix)));
    }
    say(figure({ bench: `pictures.matrix by ${by}, right after a change`, of }, afterChange, reading));
  }
  const map = await times(10, async () => must(await client.pictures.map({ filter: {} })));
  say(figure({ bench: 'pictures.map', of }, map, reading));
  const effects = await times(10, async () => must(await client.pictures.effectDirections({ filter: {} })));
  say(figure({ bench: 'pictures.effectDirections', of }, effects, reading));
  db.close();
  await workbook(review, of);
}

/** A workbook of everything, and the library alone with the same cells, all as text. */
async function workbook(review: TestReview, of: string): Promise<void> {
  const { client } = review;
  const { claimIds } = must(await client.evidence.view({ filter: {} }));
  const cells: ({ value: string; type: StringConstructor } | null)[][] = [];
  for (let from = 0; from < claimIds.length; from += 500) {
    const rows = must(await client.evidence.rows({ claimIds: claimIds.slice(from, from + 500) }));
    for (const { line } of rows.flatMap(linesOf))
      cells.push(
        evidenceColumns.map(([, key]) => {
          const value = String(joinCell(line[key]));
          return value === '' ? null : { value, type: String };
        }),
      );
  }
  const path = join(folder, 'bare.xlsx');
  const bare = await times(1, () => writeXlsxFile(cells).toFile(path));
  const taken = await times(1, async () => {
    const grantId = review.writeGrant(join(folder, 'ours.xlsx'));
    const job = await review.run((jobId) =>
      client.evidence.export({ jobId, grantId, format: 'xlsx', filter: {} }),
    );
    if (job.state !== 'done') throw new Error(job.error?.message ?? 'The export failed.');
  });
  say(figure({ bench: 'export of everything as XLSX', of }, taken, { what: 'the bare writer', taken: bare }));
}

const review = await openTestReview({ title: 'Bench' });
try {
  await seedEvidence(review, folder);
  await measure(review);
} finally {
  await review.close();
  rmSync(folder, { recursive: true, force: true });
}
