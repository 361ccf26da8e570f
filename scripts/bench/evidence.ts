import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import writeXlsxFile from 'write-excel-file/node';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import type { Anchor } from '#shared/contract/anchor.ts';
import { AnnotationId, ClaimId, type DocumentId, StudyId } from '#shared/contract/ids.ts';
import { evidenceColumns, joinCell } from '#shared/domain/evidence-columns.ts';
import { supports } from '#shared/domain/values.ts';
import { anchorOf, must } from '#shared/testing/seed-claims.ts';
import { linesOf } from '#electron/store/exports/evidence-line.ts';
import { figure, times } from './measure.ts';

/*
 * The evidence of a large review in the store: views, order, pictures, a workbook. One JSON line a figure, each with its
 * floor from the same run. How many claims: SHEAF_BENCH_CLAIMS, by default 20,000, made from a fixed seed.
 */

const wanted = Number(process.env['SHEAF_BENCH_CLAIMS'] ?? 20_000);
const quote = 'Remission was seen more often';
const folder = mkdtempSync(join(tmpdir(), 'sheaf-bench-evidence-'));
const say = (one: ReturnType<typeof figure>): void => void process.stdout.write(`${JSON.stringify(one)}\n`);

/** Directions that every comparison takes. */
const told = ['favours-therapy', 'favours-comparator', 'same', 'mixed'] as const;

/** The same numbers in every run (a linear congruential generator: Numerical Recipes, 7.1). */
let state = 7;
function below(limit: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}

type Paper = { readonly documentId: DocumentId; readonly anchor: Anchor };

/** Forty papers with the same words, each of a study and a year. */
async function makePapers(review: TestReview): Promise<Paper[]> {
  const { client } = review;
  const files = Array.from({ length: 40 }, (_, at) => join(folder, `paper-${at}.txt`));
  for (const [at, file] of files.entries()) writeFileSync(file, `${quote}. Paper ${at}.\n`);
  await review.importFiles(...files);
  const papers: Paper[] = [];
  for (const [at, { id: documentId }] of must(await client.documents.list({})).entries()) {
    must(await client.documents.edit({ documentId, set: { year: 2000 + (at % 25), kind: 'primary-study' } }));
    const set = { label: `Study ${at}`, design: 'randomised' as const };
    must(await client.studies.create({ studyId: StudyId.parse(v7()), set, documents: [documentId] }));
    papers.push({ documentId, anchor: await anchorOf(client, documentId, quote) });
  }
  return papers;
}

async function seed(review: TestReview): Promise<void> {
  const { client } = review;
  const papers = await makePapers(review);
  const concepts = must(await client.taxonomy.concepts({}));
  const of = (role: string) => concepts.filter((concept) => concept.role === role).map(({ id }) => id);
  const [therapies, outcomes] = [of('therapy'), of('outcome')];
  for (let number = 0; number < wanted; number += 1) {
    const paper = papers[below(papers.length)];
    const [therapy, comparator] = [therapies[below(therapies.length)], therapies[below(therapies.length)]];
    if (!paper || !therapy || !comparator) continue;
    const { documentId, anchor } = paper;
    const hasSides = below(3) > 0;
    must(
      await client.claims.create({
        claimId: ClaimId.parse(v7()),
        documentId,
        selections: [{ annotationId: AnnotationId.parse(v7()), anchor }],
        therapy: [therapy],
        comparator: hasSides && comparator !== therapy ? [comparator] : [],
        set: {
          statement: `claim ${number}`,
          outcome: outcomes[below(outcomes.length)] ?? null,
          direction: below(3) === 0 ? null : (told[below(told.length)] ?? null),
          support: supports[below(supports.length)] ?? null,
        },
      }),
    );
  }
}

async function measure(review: TestReview): Promise<void> {
  const { client } = review;
  const db = new Database(join(review.path, 'review.db'), { readonly: true });
  const of = `${wanted} claims`;
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
  for (const by of ['claims', 'studies'] as const) {
    const taken = await times(10, async () => must(await client.pictures.matrix({ filter: {}, by })));
    say(figure({ bench: `pictures.matrix by ${by}`, of }, taken, reading));
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
  const cells: { value: string; type: StringConstructor }[][] = [];
  for (let from = 0; from < claimIds.length; from += 500) {
    const rows = must(await client.evidence.rows({ claimIds: claimIds.slice(from, from + 500) }));
    for (const { line } of rows.flatMap(linesOf))
      cells.push(evidenceColumns.map(([, key]) => ({ value: String(joinCell(line[key])), type: String })));
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
  await seed(review);
  await measure(review);
} finally {
  await review.close();
  rmSync(folder, { recursive: true, force: true });
}
