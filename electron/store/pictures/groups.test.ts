import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#shared/contract/client.ts';
import type { EvidenceFilter, EvidenceGrouping } from '#shared/contract/evidence.ts';
import { type ConceptId, StudyId } from '#shared/contract/ids.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { createSampleReview } from '../sample-review.ts';
import { openTestReview, reopenTestReview, resourcesDir, type TestReview, testOptions } from '../testing.ts';

const sentence = 'Remission came sooner.';
type Sides = { readonly therapy?: readonly string[]; readonly comparator?: readonly string[] };
/** Claims of two papers by concepts: head to head, added to chemotherapy, of a group, of nothing. */
const seeds: readonly (Sides & {
  readonly paper: 0 | 1;
  readonly outcome?: string;
  readonly population?: string;
})[] = [
  { paper: 0, therapy: ['Blinatumomab'], comparator: ['Chemotherapy'], outcome: 'Complete remission' },
  { paper: 0, therapy: ['Blinatumomab'], comparator: ['CAR T-cell therapy'], outcome: 'Overall survival' },
  { paper: 0, therapy: ['Immunotherapy'], comparator: ['CAR T-cell therapy'], outcome: 'Toxicity' },
  {
    paper: 1,
    therapy: ['Tisagenlecleucel'],
    outcome: 'Treatment response',
    population: 'Acute lymphoblastic leukaemia',
  },
  { paper: 1, therapy: ['Blinatumomab', 'Chemotherapy'], comparator: ['Chemotherapy'], outcome: 'Relapse' },
  { paper: 1, therapy: ['Vincristine'], comparator: ['Vincristine'] },
  { paper: 1 },
];

let review: TestReview;
let sample: TestReview;
let folder = '';
let cart: ConceptId;
let immune: ConceptId;

beforeAll(async () => {
  review = await openTestReview();
  const { client } = review;
  const papers = [
    await review.importText(`${sentence} One.`, 'one.txt'),
    await review.importText(`${sentence} Two.`, 'two.txt'),
  ] as const;
  must(await client.documents.edit({ documentId: papers[0], set: { year: 2021, kind: 'primary-study' } }));
  const set = { label: 'Brown 2021', design: 'randomised' as const };
  must(await client.studies.create({ studyId: StudyId.parse(v7()), set, documents: [papers[0]] }));
  const all = (names: readonly string[] = []) => Promise.all(names.map((name) => conceptNamed(client, name)));
  for (const { paper, outcome, ...seed } of seeds)
    await makeClaim(client, papers[paper], sentence, {
      therapy: await all(seed.therapy),
      comparator: await all(seed.comparator),
      population: seed.population === undefined ? [] : await all([seed.population]),
      set: {
        outcome: outcome === undefined ? null : await conceptNamed(client, outcome),
        direction: 'favours-therapy',
      },
    });
  [cart, immune] = [
    await conceptNamed(client, 'CAR T-cell therapy'),
    await conceptNamed(client, 'Immunotherapy'),
  ];
  folder = mkdtempSync(join(tmpdir(), 'sheaf-groups-'));
  const profile = join(folder, 'profile');
  const path = join(folder, 'sample.sheaf');
  must(await createSampleReview(path, testOptions(profile), resourcesDir));
  sample = await reopenTestReview(path, profile);
});
afterAll(async () => {
  await review.close();
  await sample.store.close();
  rmSync(folder, { recursive: true, force: true });
});

type Filter = z.input<typeof EvidenceFilter>;

async function grouped(client: Client, filter: Filter, group: z.input<typeof EvidenceGrouping>) {
  const view = must(await client.evidence.view({ filter, group }));
  return { ...view, groups: view.groups ?? [] };
}

const counted = (one: { key: string; name: string; claims: number; documents: number; studies: number }) => [
  one.key,
  one.name,
  one.claims,
  one.documents,
  one.studies,
];
type Line = {
  key: string;
  name: string;
  total: { all: { claims: number; documents: number; studies: number } };
};
const totals = ({ key, name, total }: Line) => counted({ key, name, ...total.all });
/** A column may hold claims that fit the filter only the other way round, which no group of outcomes has. */
const held = (lines: readonly Line[]) => lines.filter(({ total }) => total.all.claims > 0).map(totals);

describe.each([1, 2, 3, 12])('opened to %i', (depth) => {
  test.each(['mine', 'sample'])('groups are the lines of the matrix and the map: %s', async (which) => {
    const { client } = which === 'mine' ? review : sample;
    const filters: Filter[] = [
      {},
      { therapy: [immune] },
      { therapy: [cart] },
      { therapy: [immune], therapyScope: 'itself' },
      { therapyScope: 'none' },
      { studiesOnly: true },
      { direction: ['favours-therapy'] },
      { direction: ['favours-comparator'], therapy: [immune] },
    ];
    for (const filter of which === 'mine' ? filters : [{}]) {
      const asked = { filter, therapyDepth: depth, outcomeDepth: depth };
      const { matrix, depths } = must(await client.pictures.matrix(asked));
      const therapies = await grouped(client, filter, { by: 'therapy', depth });
      expect(therapies.groups.map(counted)).toEqual(matrix.rows.map(totals));
      expect(therapies.depth).toBe(depths.therapy);
      const outcomes = await grouped(client, filter, { by: 'outcome', depth });
      expect(outcomes.groups.map(counted)).toEqual(held(matrix.columns));
      expect(outcomes.depth).toBe(depths.outcome);
      const map = { filter, therapyDepth: depth, over: 'populations' as const, populationDepth: depth };
      const populations = await grouped(client, filter, { by: 'population', depth });
      expect(populations.groups.map(counted)).toEqual(held(must(await client.pictures.map(map)).map.columns));
      const years = must(await client.pictures.map({ ...map, over: 'years' })).map.columns;
      const byYear = await grouped(client, filter, { by: 'year' });
      expect(byYear.groups.map((one) => counted(one).slice(1))).toEqual(
        years.filter(({ total }) => total.all.claims > 0).map((one) => totals(one).slice(1)),
      );
    }
  });

  test.each([
    ['whole', {}],
    ['of a direction', { direction: ['favours-comparator' as const, 'same' as const] }],
  ])(
    'a group holds the claims of the table that is filtered by its line, in the same order: %s',
    async (_, base) => {
      const { client } = review;
      const { matrix } = must(await client.pictures.matrix({ filter: base, therapyDepth: depth }));
      for (const column of ['outcome', 'direction', 'therapy', 'comparator'] as const) {
        const sort = [{ column, descending: depth % 2 === 0 }];
        const view = must(
          await client.evidence.view({ filter: base, sort, group: { by: 'therapy', depth } }),
        );
        expect(view.groups).toHaveLength(matrix.rows.length);
        // Below one head both sides are the same therapy, and no claim of mine favours its comparator.
        if (depth > 1) expect(matrix.rows.length).toBeGreaterThan(0);
        for (const [at, { filter }] of matrix.rows.entries()) {
          const about = { therapy: filter.concepts, therapyScope: filter.scope };
          const alone = must(await client.evidence.view({ filter: { ...base, ...about }, sort }));
          const group = view.groups?.[at];
          expect(group?.about).toEqual(about);
          expect(group?.places.map((place) => view.claimIds[place])).toEqual(alone.claimIds);
        }
      }
    },
  );
});

describe('groups', () => {
  test('a head-to-head claim stands in both, the way round that each has it', async () => {
    const { client } = review;
    const { groups, claimIds } = await grouped(client, {}, { by: 'therapy', depth: 12 });
    const rowsOf = async (name: string) => {
      const group = groups.find((one) => one.name === name);
      const ids = group?.places.flatMap((place) => claimIds[place] ?? []) ?? [];
      return must(await client.evidence.rows({ claimIds: ids, ...group?.about }));
    };
    const both = ({ outcome }: { outcome: string | null }) => outcome === 'Overall survival';
    const [blina, carT] = [
      (await rowsOf('Blinatumomab')).find(both),
      (await Promise.all(groups.map(({ name }) => rowsOf(name)))).flat().filter(both),
    ];
    expect(blina).toMatchObject({ therapy: ['Blinatumomab'], direction: 'favours-therapy', mirrored: false });
    expect(carT.map(({ therapy, direction }) => [therapy, direction])).toContainEqual([
      ['CAR T-cell therapy'],
      'favours-comparator',
    ]);
  });

  test('what names nothing stands last, and is left out where there is none', async () => {
    const { client } = review;
    const last = async (by: EvidenceGrouping['by'], filter: Filter = {}) =>
      (await grouped(client, filter, { by })).groups.at(-1)?.name;
    expect(await last('therapy')).toBe('No therapy');
    expect(await last('outcome')).toBe('No outcome');
    expect(await last('study')).toBe('No study');
    expect(await last('design')).toBe('No design');
    expect(await last('year')).toBe('No year');
    expect(await last('direction')).toBe('Favours therapy');
    expect(await last('therapy', { therapy: [immune] })).not.toBe('No therapy');
  });

  test('of what has no hierarchy count each claim once', async () => {
    const { client } = review;
    for (const by of ['study', 'document', 'direction', 'design', 'year'] as const) {
      const { groups, claims, depth } = await grouped(client, {}, { by });
      expect(groups.reduce((sum, group) => sum + group.claims, 0)).toBe(claims);
      expect(depth).toBeNull();
    }
    const { groups } = await grouped(client, {}, { by: 'study' });
    expect(groups[0]).toMatchObject({ name: 'Brown 2021', claims: 3, documents: 1, studies: 1 });
  });

  test('a direction is the one that the row shows', async () => {
    const { groups } = await grouped(review.client, { therapy: [cart] }, { by: 'direction' });
    expect(groups.map(({ name, claims }) => [name, claims])).toEqual([
      ['Favours therapy', 1],
      ['Favours comparator', 2],
    ]);
  });

  test('nothing is grouped that was not asked for', async () => {
    expect(must(await review.client.evidence.view({ filter: {} }))).toMatchObject({
      groups: null,
      depth: null,
    });
  });
});
