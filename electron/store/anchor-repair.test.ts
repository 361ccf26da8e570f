import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnchorPart } from '#shared/contract/anchor.ts';
import type { UnsettledAnchor } from '#shared/contract/annotations.ts';
import { AnnotationId, type DocumentId } from '#shared/contract/ids.ts';
import { CheckReport } from '#shared/contract/reviews.ts';
import { anchorOf, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { TREE_RECIPE } from '#shared/text/recipe.ts';
import { openConnection } from './database/connection.ts';
import { openTestReview, type TestReview } from './testing.ts';
import { replaced } from './testing/replacing.ts';

const words = {
  kept: 'The children were followed for a median of five years.',
  changed: 'Remission rates were notably higher in children who received the antibody.',
  gone: 'A quite different sentence about zebras and other striped animals.',
};

let folder: string;
let review: TestReview;
let documentId: DocumentId;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-repair-'));
  const file = (name: string, lines: readonly string[]): string => {
    writeFileSync(join(folder, name), lines.join('\n\n'));
    return join(folder, name);
  };
  review = await openTestReview({ taxonomy: 'none' });
  const before = file('paper.txt', [words.kept, words.changed, words.gone]);
  documentId = await review.importPaper(before);
  for (const quote of Object.values(words))
    await makeClaim(review.client, documentId, quote, { set: { statement: quote.slice(0, 12) } });
  const after = file('paper-2.txt', [
    'Remission rates were clearly higher in children who received the antibody.',
    words.kept,
    'In adults, remission rates were notably higher where the antibody was received.',
  ]);
  await replaced(review, documentId, after);
});
afterAll(async () => {
  await review.close();
  rmSync(folder, { recursive: true, force: true });
});

const list = async (): Promise<UnsettledAnchor[]> => must(await review.client.annotations.needingALook({}));
async function about(quote: string): Promise<UnsettledAnchor['annotation']> {
  const found = must(await review.client.annotations.forDocument({ documentId })).find(
    ({ anchor }) => anchor.quote.exact === quote,
  );
  if (!found) throw new Error(`No highlight holds “${quote}”.`);
  return found;
}

test('what moved, needs a look or is lost is listed with its paper and claims', async () => {
  expect(
    (await list()).map(({ annotation, documentTitle, claims }) => [
      annotation.place.state,
      annotation.anchor.quote.exact,
      documentTitle,
      claims.map(({ statement }) => statement),
    ]),
  ).toEqual([
    ['needs-check', words.kept, 'paper', [words.kept.slice(0, 12)]],
    ['needs-check', words.changed, 'paper', [words.changed.slice(0, 12)]],
    ['lost', words.gone, 'paper', [words.gone.slice(0, 12)]],
  ]);
});

test('candidates are the likeliest places first, each with an anchor that stands there', async () => {
  const { id, place } = await about(words.changed);
  const candidates = must(await review.client.annotations.candidates({ annotationId: id }));
  expect(candidates[0]).toMatchObject({
    text: 'Remission rates were clearly higher in children who received the antibody.',
    current: true,
    page: 1,
    after: expect.stringMatching(/^The children were followed/u),
  });
  expect(candidates[0]?.anchor.parts.map(({ start }) => start)).toEqual(
    place.parts.map(({ start }) => start),
  );
  expect(candidates.length).toBeGreaterThan(1);
  expect(candidates[1]?.score).toBeLessThan(candidates[0]?.score ?? 0);
  const lost = await about(words.gone);
  for (const { score } of must(await review.client.annotations.candidates({ annotationId: lost.id })))
    expect(score).toBeLessThan(0.7);
});

test('a candidate that is taken is in place; the claim quotes it; the old place stays in the log', async () => {
  const before = await about(words.changed);
  const [first] = must(await review.client.annotations.candidates({ annotationId: before.id }));
  if (!first) throw new Error('no candidate');
  const repaired = must(
    await review.client.annotations.repair({ annotationId: before.id, anchor: first.anchor }),
  );
  expect(repaired.place.state).toBe('exact');
  expect(repaired.claims).toEqual(before.claims);
  expect((await list()).map(({ annotation }) => annotation.id)).not.toContain(before.id);
  const [claim] = must(await review.client.claims.forDocument({ documentId })).filter(({ id }) =>
    before.claims.includes(id),
  );
  expect(claim?.quotes[0]?.text).toBe(first.anchor.quote.exact);
  expect(must(await review.client.search.query({ words: 'clearly' })).map(({ type }) => type)).toContain(
    'claim',
  );
  must(await review.client.history.undo({}));
  expect(await about(words.changed)).toEqual(before);
  must(await review.client.history.redo({}));
  expect((await list()).map(({ annotation }) => annotation.id)).not.toContain(before.id);
  const check = await review.run((jobId) => review.client.reviews.check({ jobId }));
  expect(CheckReport.parse(check.result)).toMatchObject({ ok: true, log: 'equal' });
});

test('words that do not stand there, and anchors of another text, are refused', async () => {
  const { id, anchor: old } = await about(words.gone);
  const anchor = await anchorOf(review.client, documentId, words.kept);
  const refused = async (given: typeof anchor) => {
    const result = await review.client.annotations.repair({ annotationId: id, anchor: given });
    return result.ok ? 'taken' : `${result.error.code}: ${result.error.message}`;
  };
  expect(await refused(old)).toMatch(/^invalid-input: .*another version of the text/u);
  expect(await refused({ ...anchor, recipe: 'tree/0' })).toMatch(/^invalid-input: .*another version/u);
  const quote = { ...anchor.quote, exact: 'Words of nobody' };
  expect(await refused({ ...anchor, quote })).toMatch(/^invalid-input: .*do not stand at this place/u);
  const parts = anchor.parts.map((part) => ({ ...part, start: null, end: null }));
  expect(await refused({ ...anchor, parts })).toMatch(
    /^invalid-input: .*a region stays|^invalid-input: .*stay words/u,
  );
  const nobody = await review.client.annotations.repair({ annotationId: AnnotationId.parse(v7()), anchor });
  expect(nobody).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(await about(words.gone)).toMatchObject({ place: { state: 'lost' } });
});

test('words selected anew settle a lost highlight', async () => {
  const { id } = await about(words.gone);
  const anchor = await anchorOf(review.client, documentId, 'where the antibody was received');
  expect(must(await review.client.annotations.repair({ annotationId: id, anchor }))).toMatchObject({
    place: { state: 'exact' },
    anchor: { quote: { exact: 'where the antibody was received' } },
  });
});

async function wordsAt(part: AnchorPart | undefined): Promise<string> {
  const page = must(await review.client.text.page({ documentId, page: 1 }));
  return page.text.slice(part?.start ?? 0, part?.end ?? 0);
}

test('text of an older recipe serves until its turn, is made again on opening, and nothing gets worse unsaid', async () => {
  const derived = openConnection(join(review.path, 'derived.db'));
  // A recipe that left out the first line, and had words that today's text has not.
  const { sha256 } = must(await review.client.documents.get({ documentId }));
  const text = `${words.kept}\n\nWords of the older recipe alone, forty of them perhaps.`;
  derived.run('UPDATE source SET recipe = ? WHERE sha256 = ?', 'tree/0', sha256);
  derived.run('UPDATE page SET text = ?, characters = ? WHERE sha256 = ?', text, text.length, sha256);
  derived.close();
  const selected: AnnotationId[] = [];
  for (const quote of [words.kept, 'Words of the older recipe alone']) {
    const anchor = await anchorOf(review.client, documentId, quote);
    expect(anchor.recipe).toBe('tree/0');
    const annotationId = AnnotationId.parse(v7());
    selected.push(annotationId);
    must(await review.client.annotations.create({ annotationId, documentId, anchor, note: 'of old' }));
  }
  review = await review.reopen();
  expect(must(await review.client.text.pages({ documentId })).pages).toHaveLength(1);
  const [job] = must(await review.client.jobs.list({})).filter(({ kind }) => kind === 'text.makeAgain');
  if (!job) throw new Error('nothing is made again');
  expect((await review.store.settled(job.id)).state).toBe('done');
  expect(must(await review.client.text.pages({ documentId })).recipe).toBe(TREE_RECIPE);
  const annotations = must(await review.client.annotations.forDocument({ documentId }));
  const [kept, lost] = selected.map((id) => annotations.find((one) => one.id === id));
  expect(kept?.anchor.recipe).toBe('tree/0');
  expect(kept?.place.state).not.toBe('lost');
  expect(await wordsAt(kept?.place.parts[0])).toBe(words.kept);
  expect(kept?.place.parts[0]?.start).not.toBe(kept?.anchor.parts[0]?.start);
  expect(lost?.place.state).toBe('lost');
  const listed = (await list()).map(({ annotation }) => annotation.id);
  expect(listed).toContain(selected[1]);
  const worse = annotations.filter(({ place }) => place.state !== 'exact').map(({ id }) => id);
  expect(listed.toSorted()).toEqual(worse.toSorted());
});
