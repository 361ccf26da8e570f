import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import type { DocumentId } from '#shared/contract/ids.ts';
import { anchorOf, conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { AnnotationId, ClaimId } from '#shared/contract/ids.ts';
import { figure, type Figure, times } from './measure.ts';

/*
 * The store at work: making claims, the evidence table, search, importing. One JSON line a figure. How many claims
 * there are: SHEAF_BENCH_CLAIMS, by default 2,000.
 */

const wanted = Number(process.env['SHEAF_BENCH_CLAIMS'] ?? 2_000);
const words = 'Remission rates were notably higher';
const folder = mkdtempSync(join(tmpdir(), 'sheaf-bench-'));

function say(one: Figure): void {
  process.stdout.write(`${JSON.stringify(one)}\n`);
}

/** A commit of one small row under the pragmas of a review: nothing durable is faster here. */
function bareDatabase() {
  const db = new Database(join(folder, 'bare.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE row (id TEXT PRIMARY KEY, content TEXT) STRICT');
  const insert = db.prepare('INSERT INTO row VALUES (?, ?)');
  return { db, commit: () => insert.run(v7(), 'x'.repeat(400)) };
}

async function importing(review: TestReview): Promise<DocumentId> {
  const files = Array.from({ length: 100 }, (_, at) => join(folder, `paper-${at}.txt`));
  const text = readFileSync(join(import.meta.dirname, '../../resources/samples/press-item.txt'), 'utf8');
  for (const [at, file] of files.entries()) writeFileSync(file, `${text}\nPaper ${at}.\n`);
  const taken = await times(1, () => review.importFiles(...files));
  const floor = await times(1, () => files.map((file) => readFileSync(file)));
  say(
    figure({ bench: 'import', of: '100 text files of 2 kB' }, taken, {
      what: 'reading their bytes',
      taken: floor,
    }),
  );
  const [first] = must(await review.client.documents.list({}));
  if (!first) throw new Error('Nothing was imported.');
  return first.id;
}

async function claiming(review: TestReview, documentId: DocumentId): Promise<void> {
  const { client } = review;
  const anchor = await anchorOf(client, documentId, words);
  const therapy = [await conceptNamed(client, 'Blinatumomab')];
  const bare = bareDatabase();
  const taken = await times(wanted, async () => {
    const selections = [{ annotationId: AnnotationId.parse(v7()), anchor }];
    must(await client.claims.create({ claimId: ClaimId.parse(v7()), documentId, selections, therapy }));
  });
  const floor = await times(Math.min(wanted, 500), bare.commit);
  bare.db.close();
  say(
    figure({ bench: 'claims.create', of: `${wanted} claims` }, taken, {
      what: 'one bare SQLite commit',
      taken: floor,
    }),
  );
}

async function evidence(review: TestReview): Promise<void> {
  const { client } = review;
  const db = new Database(join(review.path, 'review.db'), { readonly: true });
  const bare = db.prepare('SELECT id FROM claim');
  const floor = await times(20, () => bare.all());
  const therapy = [await conceptNamed(client, 'Immunotherapy')];
  const all = await times(20, async () => must(await client.evidence.view({ filter: {} })));
  const filtered = await times(20, async () => must(await client.evidence.view({ filter: { therapy } })));
  const least = { what: 'reading all ids of claims', taken: floor };
  say(figure({ bench: 'evidence.view', of: `${wanted} claims` }, all, least));
  say(figure({ bench: 'evidence.view by therapy and below', of: `${wanted} claims` }, filtered, least));
  const { claimIds } = must(await client.evidence.view({ filter: {} }));
  const rows = await times(20, async () =>
    must(await client.evidence.rows({ claimIds: claimIds.slice(0, 100) })),
  );
  say(figure({ bench: 'evidence.rows', of: '100 rows' }, rows));
  db.close();
}

async function searching(review: TestReview): Promise<void> {
  const taken = await times(20, async () =>
    must(await review.client.search.query({ words: 'remission', limit: 50 })),
  );
  say(figure({ bench: 'search.query', of: `100 papers, ${wanted} claims` }, taken));
}

let review = await openTestReview({ title: 'Bench' });
try {
  const documentId = await importing(review);
  await makeClaim(review.client, documentId, words);
  await claiming(review, documentId);
  await evidence(review);
  await searching(review);
  const opening = await times(1, async () => {
    review = await review.reopen();
  });
  say(figure({ bench: 'close and open', of: `a review of ${wanted} claims` }, opening));
} finally {
  await review.close();
  rmSync(folder, { recursive: true, force: true });
}
