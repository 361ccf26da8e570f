import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EvidenceGrouping } from '#shared/contract/evidence.ts';
import type { ConceptId } from '#shared/contract/ids.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from './testing.ts';

/*
 * The rows that come along with a view take the place of those that would be asked for next: they must be the very same,
 * page by page.
 */

const words = ['Remission came sooner.', 'Survival was the same.', 'Relapse was rarer.', 'Nobody fell ill.'];

let review: TestReview;
let [blinatumomab, chemotherapy]: ConceptId[] = [];

beforeAll(async () => {
  review = await openTestReview();
  const { client } = review;
  const paper = await review.importText(words.join('\n\n'), 'trial.txt');
  [blinatumomab, chemotherapy] = [
    await conceptNamed(client, 'Blinatumomab'),
    await conceptNamed(client, 'Chemotherapy'),
  ];
  const sides = { therapy: [blinatumomab], comparator: [chemotherapy] };
  await makeClaim(client, paper, words[0] ?? '', { ...sides, set: { direction: 'favours-therapy' } });
  await makeClaim(client, paper, words[1] ?? '', {
    therapy: [chemotherapy],
    comparator: [blinatumomab],
    set: { direction: 'favours-comparator' },
  });
  await makeClaim(client, paper, words[2] ?? '', { therapy: [blinatumomab] });
  await makeClaim(client, paper, words[3] ?? '');
});
afterAll(() => review.close());

describe('rows that come along with a view', () => {
  test('are none unless they are asked for', async () => {
    expect(must(await review.client.evidence.view({ filter: {} })).firstPages).toEqual([]);
  });

  test.each([false, true])('are those that stand first; about a therapy: %s', async (isAbout) => {
    const therapy = isAbout && blinatumomab !== undefined ? [blinatumomab] : [];
    const filter = { therapy };
    const sort = [{ column: 'statement', descending: true }] as const;
    const view = must(await review.client.evidence.view({ filter, sort: [...sort], firstRows: 2 }));
    const claimIds = view.claimIds.slice(0, 2);
    const rows = must(await review.client.evidence.rows({ claimIds, ...filter }));
    expect(rows).toHaveLength(2);
    expect(view.firstPages).toEqual([{ about: { therapy, therapyScope: 'below' }, rows }]);
  });

  test('below heads of therapies they are about these', async () => {
    const group: EvidenceGrouping = { by: 'therapy', depth: 12 };
    const view = must(await review.client.evidence.view({ filter: {}, group, firstRows: 100 }));
    const asked = (view.groups ?? []).map(async ({ places, about }) => {
      const claimIds = places.flatMap((place) => view.claimIds[place] ?? []);
      return { about, rows: must(await review.client.evidence.rows({ claimIds, ...about })) };
    });
    expect(view.firstPages).toEqual(await Promise.all(asked));
    expect(view.firstPages).toHaveLength(2);
    // No more heads than fill the lines that were asked for.
    const two = must(await review.client.evidence.view({ filter: {}, group, firstRows: 2 }));
    expect(two.firstPages).toHaveLength(1);
  });

  test('below other heads they are one page over all of them', async () => {
    const group: EvidenceGrouping = { by: 'direction', depth: 1 };
    const view = must(await review.client.evidence.view({ filter: {}, group, firstRows: 3 }));
    const places = (view.groups ?? []).flatMap((one) => one.places).slice(0, 3);
    const claimIds = places.flatMap((place) => view.claimIds[place] ?? []);
    const rows = must(await review.client.evidence.rows({ claimIds }));
    expect(view.groups?.length).toBeGreaterThan(1);
    expect(view.firstPages.map((page) => page.rows)).toEqual([rows]);
  });
});
