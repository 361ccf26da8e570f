import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClaimView } from '#shared/contract/claims.ts';
import { AnalysisId, AnalysisRowId, type ClaimId, ResultId, StudyId } from '#shared/contract/ids.ts';
import type { ResultEdit } from '#shared/contract/results.ts';
import type { analyses } from '#shared/contract/analyses.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { createSampleReview } from './sample-review.ts';
import { reopenTestReview, resourcesDir, testOptions, type TestReview } from './testing.ts';

/* Rows of an analysis, taken from the results of claims of the sample review. */

let folder = '';
let review: TestReview;
/** Of disease-free survival, of cytokine release in one group, of the press item without numbers. */
let compared: ClaimView;
let single: ClaimView;
let press: ClaimView;
/** Chemotherapy against blinatumomab: coded the other way round. */
let mirrored: ClaimView;
const ids: Record<string, ResultId> = {};

async function numbers(name: string, claimId: ClaimId, set: z.input<typeof ResultEdit>): Promise<void> {
  const resultId = ResultId.parse(v7());
  ids[name] = resultId;
  must(await review.client.results.create({ resultId, claimId, set }));
}
const arm = (side: 'therapy' | 'comparator', events: number, nAnalysed: number) => ({
  side,
  events,
  nAnalysed,
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-analyses-'));
  const path = join(folder, 'sample.sheaf');
  const profile = join(folder, 'profile');
  must(await createSampleReview(path, testOptions(profile), resourcesDir));
  review = await reopenTestReview(path, profile);
  const { client } = review;
  const claims = must(await client.claims.list({}));
  const found = (what: (claim: ClaimView) => boolean): ClaimView => {
    const claim = claims.find(what);
    if (!claim) throw new Error('The sample has no such claim.');
    return claim;
  };
  single = found(({ contrast }) => contrast === 'single-group');
  press = found(({ support }) => support === 'cited');
  compared = found(({ id }) => id !== single.id && id !== press.id);
  mirrored = await makeClaim(client, compared.documentId, 'Cytokine release syndrome, seizures', {
    therapy: [await conceptNamed(client, 'Chemotherapy')],
    comparator: [await conceptNamed(client, 'Blinatumomab')],
  });
  const hazard = { measure: 'HR', value: 0.39, interval: { lower: 0.24, upper: 0.64 }, level: 0.95 } as const;
  await numbers('hazard', compared.id, { ...hazard, p: 0.001, pOperator: '<' });
  const risks = [arm('comparator', 87, 718), arm('therapy', 29, 722)];
  await numbers('risks', compared.id, { eventCounted: 'relapse or death', arms: risks });
  await numbers('one group', single.id, { measure: 'percent', arms: [{ events: 2, nAnalysed: 716 }] });
  await numbers('turned', mirrored.id, { arms: [arm('therapy', 3, 100), arm('comparator', 6, 101)] });
  await numbers('turned hazard', mirrored.id, {
    measure: 'HR',
    value: 0.5,
    interval: { lower: 0.4, upper: 0.625 },
  });
}, 60_000);
afterAll(async () => {
  await review.store.close();
  rmSync(folder, { recursive: true, force: true });
});

type Measure = z.input<typeof analyses.fromClaims.input>['measure'];
const from = async (measure: Measure, claims = [compared, single, press, mirrored]) =>
  must(await review.client.analyses.fromClaims({ measure, claimIds: claims.map(({ id }) => id) }));
const rowOf = async (measure: Measure, name: string) => {
  const row = (await from(measure)).find(({ resultId }) => resultId === ids[name]);
  if (!row) throw new Error(`No row of ${name}.`);
  return row;
};

describe('rows from claims', () => {
  test('there is one for each result, in the order of the claims; claims without numbers have none', async () => {
    const rows = await from('OR', [mirrored, press, compared]);
    expect(rows.map(({ claimId, resultId }) => [claimId, resultId])).toEqual([
      [mirrored.id, ids['turned']],
      [mirrored.id, ids['turned hazard']],
      [compared.id, ids['hazard']],
      [compared.id, ids['risks']],
    ]);
    expect(rows.at(-1)).toEqual({
      claimId: compared.id,
      resultId: ids['risks'],
      documentId: compared.documentId,
      study: rows[0]?.study,
      studyId: null,
      groups: 2,
      source: rows[0]?.study,
      about: 'Blinatumomab + Chemotherapy against Chemotherapy, Disease-free survival, 3 years',
      quote: must(await review.client.evidence.rows({ claimIds: [compared.id] }))[0]?.quote.join(' … '),
      ratio: null,
      reported: 'comparator 87/718 · therapy 29/722',
      cells: { e1: 29, n1: 722, e2: 87, n2: 718 },
      problem: null,
      measures: ['RR'],
    });
    expect(rows.map(({ measures }) => measures)).toEqual([['RR'], ['HR', 'GEN'], ['HR', 'GEN'], ['RR']]);
  });

  test('hazard ratios come with interval and level; what is no hazard ratio says what it is', async () => {
    expect(await rowOf('HR', 'hazard')).toMatchObject({
      ...{ groups: 2, cells: { hr: 0.39, lo: 0.24, hi: 0.64, level: 0.95 }, problem: null },
    });
    expect((await rowOf('HR', 'risks')).problem).toMatch(/no hazard ratio/u);
    expect((await rowOf('OR', 'hazard')).problem).toMatch(
      /^No numbers of the two groups are given\. Reported is HR 0\.39/u,
    );
  });

  test('a claim that is coded the other way round is turned, as in the evidence', async () => {
    expect((await rowOf('OR', 'turned')).cells).toEqual({ e1: 6, n1: 101, e2: 3, n2: 100 });
    expect((await rowOf('HR', 'turned hazard')).cells).toEqual({ hr: 2, lo: 1.6, hi: 2.5 });
    const [row] = must(await review.client.evidence.rows({ claimIds: [mirrored.id] }));
    expect(row?.mirrored).toBe(true);
    const words = await rowOf('HR', 'turned hazard');
    expect(row?.results.find(({ id }) => id === words.resultId)?.value).toBe(2);
  });

  test('in a view about a therapy that therapy is group 1, on whichever side it was coded', async () => {
    const chemotherapy = await conceptNamed(review.client, 'Chemotherapy');
    const asked = { measure: 'OR' as const, claimIds: [mirrored.id], therapy: [chemotherapy] };
    const [row] = must(await review.client.analyses.fromClaims(asked));
    expect(row?.cells).toEqual({ e1: 3, n1: 100, e2: 6, n2: 101 });
  });

  test('single groups and comparisons never give rows of one analysis', async () => {
    for (const measure of ['OR', 'PLO'] as const) {
      const rows = await from(measure);
      const taken = rows.filter(({ problem }) => problem === null).map(({ groups }) => groups);
      expect(new Set(taken)).toEqual(new Set([measure === 'OR' ? 2 : 1]));
      expect(rows.map(({ groups }) => groups)).toEqual([2, 2, 1, 2, 2]);
    }
    expect((await rowOf('PLO', 'one group')).cells).toEqual({ x: 2, n: 716 });
    expect((await rowOf('OR', 'one group')).problem).toMatch(/single group/u);
    const { id: claimId } = single;
    for (const [contrast, groups] of [
      ['before-after', 1],
      ['between-patient-groups', null],
    ] as const) {
      must(await review.client.claims.edit({ claimId, set: { contrast, direction: null } }));
      const row = await rowOf('OR', 'one group');
      expect([row.groups, row.problem === null]).toEqual([groups, false]);
      must(await review.client.history.undo({}));
    }
  });

  test('bear the study of their claim, else the short line of the paper', async () => {
    expect((await rowOf('OR', 'risks')).study).toBe(
      must(await review.client.evidence.rows({ claimIds: [compared.id] }))[0]?.source,
    );
    const studyId = StudyId.parse(v7());
    const documents = [compared.documentId];
    must(await review.client.studies.create({ studyId, set: { label: 'AALL1731' }, documents }));
    expect(await rowOf('OR', 'risks')).toMatchObject({ study: 'AALL1731', studyId });
    must(await review.client.history.undo({}));
  });

  test('papers in the bin and claims that are gone give none; names of no measure are refused', async () => {
    must(await review.client.documents.moveToBin({ documentIds: [compared.documentId] }));
    expect(await from('OR')).toEqual([]);
    must(await review.client.history.undo({}));
    must(await review.client.claims.delete({ claimId: mirrored.id }));
    expect((await from('OR')).map(({ claimId }) => claimId)).not.toContain(mirrored.id);
    must(await review.client.history.undo({}));
    const refused = await review.store.call({
      id: 1,
      method: 'analyses.fromClaims',
      input: { measure: 'toString', claimIds: [] },
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  test('are taken into an analysis, where each cell leads back to its claim', async () => {
    const taken = (await from('OR')).filter(({ problem }) => problem === null);
    const rows = taken.map(({ study, studyId, cells, claimId, resultId }) => ({
      rowId: AnalysisRowId.parse(v7()),
      set: {
        ...{ study, studyId, cells },
        sources: Object.fromEntries(Object.keys(cells).map((column) => [column, { claimId, resultId }])),
      },
    }));
    const made = must(
      await review.client.analyses.create({ analysisId: AnalysisId.parse(v7()), set: {}, rows }),
    );
    expect(made.rows.map((row) => row.sources['e1']?.claimId)).toEqual([compared.id, mirrored.id]);
    expect(made.rows.map(({ sources }) => Object.keys(sources))).toEqual([
      ['e1', 'n1', 'e2', 'n2'],
      ['e1', 'n1', 'e2', 'n2'],
    ]);
  });
});

describe('where rows came from', () => {
  const analysisId = AnalysisId.parse(v7());
  const rowId = AnalysisRowId.parse(v7());
  const sources = async () => must(await review.client.analyses.sources({ analysisId }));
  const resultOf = (name: string): ResultId => {
    const id = ids[name];
    if (id === undefined) throw new Error(`No result ${name}.`);
    return id;
  };
  const hazards = { hr: 0.39, lo: 0.24, hi: 0.64, level: 0.95 };
  const kept = async () => must(await review.client.analyses.one({ analysisId })).rows[0];

  beforeAll(async () => {
    const source = { claimId: compared.id, resultId: resultOf('hazard') };
    const columns = Object.keys(hazards).map((column) => [column, source] as const);
    const turned = { claimId: mirrored.id, resultId: resultOf('turned hazard') };
    const rows = [
      { rowId, set: { study: 'A', cells: hazards, sources: Object.fromEntries(columns) } },
      // Taken from a view about chemotherapy, so the other way round than the evidence has it.
      {
        rowId: AnalysisRowId.parse(v7()),
        set: { study: 'B', cells: { hr: 0.5, lo: 0.4 }, sources: { hr: turned, lo: turned } },
      },
      { rowId: AnalysisRowId.parse(v7()), set: { study: 'Typed', cells: { hr: 1 } } },
    ];
    must(await review.client.analyses.create({ analysisId, set: { measure: 'HR' }, rows }));
  });

  test('one for each row and result, on whichever way round it was taken', async () => {
    expect(await sources()).toEqual([
      {
        ...{ rowId, resultId: ids['hazard'], claimId: compared.id, documentId: compared.documentId },
        ...{ state: 'same', ratio: 'Hazard ratio', columns: ['hr', 'lo', 'hi', 'level'], now: {} },
      },
      expect.objectContaining({ resultId: ids['turned hazard'], state: 'same', columns: ['hr', 'lo'] }),
    ]);
    const unknown = await review.client.analyses.sources({ analysisId: AnalysisId.parse(v7()) });
    expect(unknown).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('numbers that the claim has now are told, and can be taken with their source', async () => {
    const resultId = resultOf('hazard');
    must(await review.client.results.edit({ resultId, set: { value: 0.41 } }));
    expect((await sources())[0]).toMatchObject({ state: 'changed', now: { hr: 0.41 } });
    const source = { claimId: compared.id, resultId };
    const rows = [{ rowId, set: { cells: { hr: 0.41 }, sources: { hr: source } } }];
    must(await review.client.analyses.editRows({ analysisId, rows }));
    expect((await sources())[0]).toMatchObject({ state: 'same', now: {} });
    expect(await kept()).toMatchObject({ cells: { hr: 0.41 }, sources: { hr: source } });
    must(await review.client.history.undo({}));
    must(await review.client.history.undo({}));
    expect((await sources())[0]?.state).toBe('same');
  });

  test('a cell that was typed over comes from nowhere', async () => {
    must(
      await review.client.analyses.editRows({ analysisId, rows: [{ rowId, set: { cells: { hr: 0.4 } } }] }),
    );
    expect((await sources())[0]?.columns).toEqual(['lo', 'hi', 'level']);
    must(await review.client.history.undo({}));
    expect((await sources())[0]?.columns).toEqual(['hr', 'lo', 'hi', 'level']);
  });

  test('a paper in the bin and a claim that is gone are told, and come back', async () => {
    must(await review.client.documents.moveToBin({ documentIds: [compared.documentId] }));
    expect((await sources()).map(({ state }) => state)).toEqual(['in-bin', 'in-bin']);
    must(await review.client.history.undo({}));
    must(await review.client.claims.delete({ claimId: mirrored.id }));
    expect((await sources())[1]).toMatchObject({ state: 'gone', claimId: null, documentId: null, now: {} });
    must(await review.client.history.undo({}));
    must(await review.client.results.delete({ resultId: resultOf('turned hazard') }));
    expect((await sources())[1]?.state).toBe('gone');
    must(await review.client.history.undo({}));
    expect((await sources())[1]?.state).toBe('same');
  });
});
