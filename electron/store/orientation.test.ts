import { resolve } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConceptId, ResultId } from '#shared/contract/ids.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { linesOf, turnedNote } from './exports/evidence-line.ts';
import { openTestReview, type TestReview } from './testing.ts';

/* Of two therapies that are compared, the one that the review asks about is the therapy of the row. */

let review: TestReview;
let concept: (name: string) => ConceptId;
beforeAll(async () => {
  review = await openTestReview();
  const { client } = review;
  const documentId = await review.importPaper(resolve('resources/samples/press-item.txt'));
  const names = ['Blinatumomab', 'CAR T-cell therapy', 'Chemotherapy', 'Etoposide'];
  const ids = new Map<string, ConceptId>();
  for (const name of names) ids.set(name, await conceptNamed(client, name));
  concept = (name) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(name);
    return id;
  };
  const claim = (statement: string, therapy: string, comparator: string) =>
    makeClaim(client, documentId, 'Remission rates were notably higher', {
      therapy: [concept(therapy)],
      comparator: [concept(comparator)],
      set: { statement, direction: 'favours-comparator' },
    });
  const turned = await claim('asked named second', 'Chemotherapy', 'Blinatumomab');
  await claim('asked named first', 'Blinatumomab', 'Chemotherapy');
  await claim('both asked', 'CAR T-cell therapy', 'Blinatumomab');
  must(
    await client.results.create({
      resultId: ResultId.parse(v7()),
      claimId: turned.id,
      annotationId: turned.quotes[0]?.annotationId ?? null,
      set: { asReported: 'HR 2', measure: 'HR', value: 2, interval: { lower: 1.6, upper: 2.5 } },
    }),
  );
});
afterAll(async () => {
  await review.close();
});

type Sort = 'therapy' | 'direction';
async function rows(therapy: readonly string[], direction: 'favours-therapy'[] = [], sort: Sort[] = []) {
  const filter = { therapy: therapy.map(concept), direction };
  const order = sort.map((column) => ({ column }));
  const { claimIds } = must(await review.client.evidence.view({ filter, sort: order }));
  return must(await review.client.evidence.rows({ claimIds, therapy: filter.therapy })).map((row) => [
    row.statement,
    row.therapy.join(),
    row.comparator.join(),
    row.direction,
    row.mirrored,
  ]);
}

const second = ['asked named second', 'Blinatumomab', 'Chemotherapy', 'favours-therapy', true];
const first = ['asked named first', 'Blinatumomab', 'Chemotherapy', 'favours-comparator', false];
const both = ['both asked', 'CAR T-cell therapy', 'Blinatumomab', 'favours-comparator', false];
const bothTurned = ['both asked', 'Blinatumomab', 'CAR T-cell therapy', 'favours-therapy', true];

test('a row has the asked therapy as its therapy, its direction with it', async () => {
  expect(await rows([])).toEqual([second, first, both]);
  expect(await rows(['Blinatumomab'])).toEqual([second, first, bothTurned]);
  expect(await rows(['CAR T-cell therapy'])).toEqual([both]);
  expect(await rows(['Chemotherapy'])).toEqual([]);
});

test('filter and order take the direction and the sides that are shown', async () => {
  expect(await rows([], ['favours-therapy'])).toEqual([second]);
  expect(await rows(['Blinatumomab'], ['favours-therapy'])).toEqual([second, bothTurned]);
  expect(await rows([], [], ['direction'])).toEqual([second, first, both]);
  expect(await rows(['Blinatumomab'], [], ['direction'])).toEqual([second, bothTurned, first]);
  expect((await rows([], [], ['therapy'])).map(([statement]) => statement)).toEqual([
    'asked named second',
    'asked named first',
    'both asked',
  ]);
});

test('numbers are the other way round too, and their words as printed; the claim itself stays as coded', async () => {
  const { claimIds } = must(await review.client.evidence.view({ filter: {} }));
  const [row] = must(await review.client.evidence.rows({ claimIds: claimIds.slice(0, 1) }));
  expect(row?.results).toMatchObject([
    { asReported: 'HR 2', value: 0.5, interval: { lower: 0.4, upper: 0.625 } },
  ]);
  expect(row?.tested).toEqual(['Blinatumomab']);
  if (row === undefined) throw new Error('no row');
  expect(linesOf(row).map(({ line }) => line.note)).toEqual([turnedNote]);
  const [id] = claimIds;
  if (id === undefined) throw new Error('no claim');
  expect(must(await review.client.claims.get({ claimId: id }))).toMatchObject({
    therapy: [concept('Chemotherapy')],
    direction: 'favours-comparator',
  });
});
