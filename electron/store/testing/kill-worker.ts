import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import {
  AnalysisId,
  AnalysisRowId,
  AnnotationId,
  ChangeId,
  ClaimId,
  type DocumentId,
} from '#shared/contract/ids.ts';
import { anchorOf, must } from '#shared/testing/seed-claims.ts';
import { reopenTestReview } from '../testing.ts';

/*
 * For the kill tests: opens a review and imports papers, makes and changes claims, undoes and redoes, until it is
 * killed. It prints a line for everything that the store has acknowledged, and only then.
 */

const [path = '', profileDir = '', round = '0'] = process.argv.slice(2);
const review = await reopenTestReview(path, profileDir);
const { client } = review;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function acknowledged<T>(change: (stamp: { id: ChangeId }) => Promise<T>): Promise<void> {
  const id = ChangeId.parse(uuidv7());
  await change({ id });
  say(`change ${id}`);
}

async function importPapers(at: number, count: number): Promise<DocumentId[]> {
  const files = Array.from({ length: count }, (_, n) => join(profileDir, `paper-${round}-${at}-${n}.txt`));
  for (const file of files)
    writeFileSync(file, `${file}: remission rates were notably higher in this group.`);
  const { files: outcomes } = await review.importFiles(...files);
  return outcomes.map((outcome) => {
    if (outcome.outcome !== 'imported') throw new Error(JSON.stringify(outcome));
    say(`document ${outcome.document}`);
    return outcome.document;
  });
}

async function workOn(documentId: DocumentId): Promise<void> {
  const anchor = await anchorOf(client, documentId, 'remission rates were notably higher');
  const claimId = ClaimId.parse(uuidv7());
  const selections = [{ annotationId: AnnotationId.parse(uuidv7()), anchor }];
  await acknowledged(async (stamp) =>
    must(await client.claims.create({ claimId, documentId, selections }, stamp)),
  );
  say(`claim ${claimId}`);
  for (const statement of ['Higher', 'Higher remission', 'Higher remission rates'])
    await acknowledged(async (stamp) =>
      must(await client.claims.edit({ claimId, set: { statement } }, stamp)),
    );
  await analyse();
  await acknowledged(async (stamp) => must(await client.history.undo({}, stamp)));
  await acknowledged(async (stamp) => must(await client.history.redo({}, stamp)));
}

async function analyse(): Promise<void> {
  const analysisId = AnalysisId.parse(uuidv7());
  const rows = Array.from({ length: 20 }, (_, n) => ({
    rowId: AnalysisRowId.parse(uuidv7()),
    set: { study: `Study ${n}`, cells: { e1: n, n1: 40, e2: n + 1, n2: 41 } },
  }));
  const { analyses } = client;
  const kept = AnalysisId.parse(uuidv7());
  await acknowledged(async (stamp) => must(await analyses.create({ analysisId, set: {}, rows }, stamp)));
  const edited = rows.map(({ rowId }) => ({ rowId, set: { cells: { e1: 7 } } }));
  await acknowledged(async (stamp) => must(await analyses.editRows({ analysisId, rows: edited }, stamp)));
  await acknowledged(async (stamp) =>
    must(await analyses.duplicate({ analysisId, copyId: kept, name: 'Kept' }, stamp)),
  );
  say(`analysis ${kept} with 20 rows`);
  await acknowledged(async (stamp) => must(await analyses.delete({ analysisId }, stamp)));
}

say('open');
for (let at = 0; ; at += 1)
  for (const document of await importPapers(at, 1 + (at % 4))) await workOn(document);
