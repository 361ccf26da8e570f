import { v7 } from 'uuid';
import type { z } from 'zod';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AnalysisView, analyses } from '#shared/contract/analyses.ts';
import { AnalysisId, AnalysisRowId, type JobId, ResultId, StudyId } from '#shared/contract/ids.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from './testing.ts';

/* Analyses are kept with the review: what is chosen, the rows of their tables, and where cells come from. */

let review: TestReview;
beforeEach(async () => {
  review = await openTestReview({ taxonomy: 'none' });
});
afterEach(async () => {
  await review.close();
});

const newAnalysis = (): AnalysisId => AnalysisId.parse(v7());
const newRow = (): AnalysisRowId => AnalysisRowId.parse(v7());
const undo = async () => must(await review.client.history.undo({}));
const redo = async () => must(await review.client.history.redo({}));
type Created = z.input<typeof analyses.create.input>;
type Set = NonNullable<Created['rows']>[number]['set'];

const trial = (study: string, e1: number, e2: number): { rowId: AnalysisRowId; set: Set } => ({
  rowId: newRow(),
  set: { study, cells: { e1, n1: 60, e2, n2: 61, risk: 'high' } },
});

async function make(given: Partial<Created> = {}): Promise<AnalysisView> {
  const set = { comparison: 'Blinatumomab against chemotherapy', outcome: 'Disease-free survival' };
  const rows = [trial('Brown 2021', 12, 20), trial('Locatelli 2021', 9, 19)];
  return must(await review.client.analyses.create({ analysisId: newAnalysis(), set, rows, ...given }));
}
const one = async (analysisId: AnalysisId): Promise<AnalysisView> =>
  must(await review.client.analyses.one({ analysisId }));
const list = async () => must(await review.client.analyses.list({}));

/** A claim with numbers of its own paper. */
async function claimedNumbers(name = 'paper') {
  const documentId = await review.importText(`In ${name} remission rates were notably higher. No more.`);
  const claim = await makeClaim(review.client, documentId, 'remission rates were notably higher');
  const resultId = ResultId.parse(v7());
  must(
    await review.client.results.create({ resultId, claimId: claim.id, set: { measure: 'HR', value: 0.5 } }),
  );
  return { documentId, claimId: claim.id, resultId };
}

describe('an analysis', () => {
  test('that is new has what is usual, and stands behind those of its comparison and outcome', async () => {
    const made = await make();
    expect(made.analysis).toMatchObject({
      ...{ measure: 'OR', method: 'REML', test: 'knha', settings: {}, moderators: [], subgroup: null },
      ...{ group1: '', better: null, unit: null, name: '', place: 0, rows: 2, used: 2 },
    });
    expect(made.rows.map(({ study, place, used }) => [study, place, used])).toEqual([
      ['Brown 2021', 0, true],
      ['Locatelli 2021', 1, true],
    ]);
    expect((await make()).analysis.place).toBe(1);
    expect((await make({ set: { comparison: 'A', outcome: 'B' }, rows: [] })).analysis.place).toBe(0);
  });

  test('is kept over a reopening as it was made, to the last digit', async () => {
    const set = {
      ...({
        comparison: 'A',
        outcome: 'B',
        name: 'Main',
        measure: 'HR',
        method: 'DL',
        test: 'adhoc',
      } as const),
      settings: { level: 0.9, pi: 'metafor', drop00: true, cumulativeBy: null } as const,
      moderators: [{ name: 'year', factor: false }],
      ...({
        subgroup: 'risk',
        group1: 'Drug',
        group2: 'Placebo',
        better: 'lower',
        unit: 'days',
        note: 'N',
      } as const),
    };
    const cells = { hr: 0.1 + 0.2, lo: 5e-324, hi: 1.7976931348623157e308, risk: '=high “ß”', 'a:b': 1 };
    const rows = [{ rowId: newRow(), set: { study: 'S', cells, used: false, reason: 'Unlike the others' } }];
    const made = await make({ set, rows });
    expect(made.analysis).toMatchObject({ ...set, rows: 1, used: 0 });
    expect(made.rows[0]).toMatchObject({ cells, used: false, reason: 'Unlike the others', sources: {} });
    review = await review.reopen();
    expect(await one(made.analysis.id)).toEqual(made);
  });

  test('stands in the list by comparison, outcome and place', async () => {
    for (const [comparison, outcome, name] of [
      ['B', 'Survival', 'first'],
      ['A', 'Toxicity', 'second'],
      ['A', 'Survival', 'third'],
      ['A', 'Survival', 'fourth'],
    ] as const)
      await make({ set: { comparison, outcome, name } });
    const [third] = await list();
    must(await review.client.analyses.edit({ analysisId: third?.id ?? newAnalysis(), set: { place: 9 } }));
    expect((await list()).map(({ name }) => name)).toEqual(['fourth', 'third', 'second', 'first']);
  });

  test('is duplicated with its rows under new ids, right behind it; the original stays', async () => {
    const { claimId, resultId } = await claimedNumbers();
    const sources = { e1: { claimId, resultId } };
    const rows = [{ rowId: newRow(), set: { ...trial('Brown 2021', 1, 2).set, sources } }];
    const first = await make({ set: { name: 'Main', note: 'All' }, rows });
    await make({ set: { name: 'Other' } });
    const copyId = newAnalysis();
    const { analysis, rows: copied } = must(
      await review.client.analyses.duplicate({ analysisId: first.analysis.id, copyId, name: 'Sensitivity' }),
    );
    expect(analysis).toMatchObject({ id: copyId, name: 'Sensitivity', note: 'All', rows: 1 });
    expect(copied).toMatchObject([{ study: 'Brown 2021', sources, cells: first.rows[0]?.cells }]);
    expect(copied[0]?.id).not.toBe(first.rows[0]?.id);
    expect((await list()).map(({ name }) => name)).toEqual(['Main', 'Sensitivity', 'Other']);
    const [copy] = copied;
    if (!copy) throw new Error('no row');
    await review.client.analyses.deleteRows({ analysisId: copyId, rowIds: [copy.id] });
    expect(await one(first.analysis.id)).toEqual(first);
    expect((await review.client.history.groups({ limit: 5 })).ok).toBe(true);
    const labels = must(await review.client.history.groups({ limit: 2 })).map(({ label }) => label);
    expect(labels).toEqual(['Studies taken out of an analysis', 'Analysis duplicated']);
  });

  test('is deleted with its rows as one step; what is gone is not there for anything', async () => {
    const made = await make();
    const analysisId = made.analysis.id;
    must(await review.client.analyses.delete({ analysisId }));
    const [gone] = made.rows;
    if (!gone) throw new Error('no row');
    const row = { rowId: gone.id, set: { study: 'X' } };
    const { client } = review;
    for (const refused of [
      await client.analyses.one({ analysisId }),
      await client.analyses.edit({ analysisId, set: { name: 'X' } }),
      await client.analyses.duplicate({ analysisId, copyId: newAnalysis(), name: 'X' }),
      await client.analyses.delete({ analysisId }),
      await client.analyses.addRows({ analysisId, rows: [{ ...row, rowId: newRow() }] }),
      await client.analyses.editRows({ analysisId, rows: [row] }),
      await client.analyses.deleteRows({ analysisId, rowIds: [gone.id] }),
    ])
      expect(refused).toMatchObject({ ok: false, error: { code: 'not-found' } });
    await undo();
    expect(await one(analysisId)).toEqual(made);
    await redo();
    expect(await list()).toEqual([]);
  });
});

describe('rows of an analysis', () => {
  test('are added behind the others, or where they say', async () => {
    const { analysis } = await make();
    const between = { rowId: newRow(), set: { study: 'First', place: 0 } };
    const { rows } = must(
      await review.client.analyses.addRows({
        analysisId: analysis.id,
        rows: [trial('Third', 1, 2), trial('Fourth', 3, 4), between],
      }),
    );
    expect(rows.map(({ study }) => study)).toEqual([
      ...['Brown 2021', 'First', 'Locatelli 2021', 'Third', 'Fourth'],
    ]);
  });

  test('change in the columns that are named alone; an empty cell is none', async () => {
    const made = await make();
    const [first, second] = made.rows;
    if (!first || !second) throw new Error('no rows');
    const edited = must(
      await review.client.analyses.editRows({
        analysisId: made.analysis.id,
        rows: [
          { rowId: first.id, set: { cells: { e1: 13, risk: null, n2: '' } } },
          { rowId: second.id, set: { used: false, reason: 'Stopped early' } },
        ],
      }),
    );
    expect(edited.rows[0]).toEqual({ ...first, cells: { e1: 13, n1: 60, e2: 20 } });
    expect(edited.rows[1]).toEqual({ ...second, used: false, reason: 'Stopped early' });
    expect(edited.analysis).toMatchObject({ rows: 2, used: 1 });
    await undo();
    expect(await one(made.analysis.id)).toEqual(made);
  });

  test('are refused as a whole where one is not of the analysis, is sent twice, or names what is not there', async () => {
    const made = await make();
    const other = await make();
    const { client } = review;
    const analysisId = made.analysis.id;
    const [first] = made.rows;
    const [foreign] = other.rows;
    if (!first || !foreign) throw new Error('no rows');
    const mine = { rowId: first.id, set: { study: 'Changed' } };
    const { claimId, resultId } = await claimedNumbers();
    const elsewhere = await claimedNumbers('another paper');
    const naming = (set: Set) => ({ analysisId, rows: [mine, { rowId: newRow(), set }] });
    const refusals = [
      [
        await client.analyses.editRows({ analysisId, rows: [mine, { ...mine, rowId: foreign.id }] }),
        'not-found',
      ],
      [await client.analyses.editRows({ analysisId, rows: [mine, mine] }), 'invalid-input'],
      [await client.analyses.deleteRows({ analysisId, rowIds: [first.id, foreign.id] }), 'not-found'],
      [await client.analyses.addRows(naming({})), 'conflict'],
      [await client.analyses.addRows(naming({ studyId: StudyId.parse(v7()) })), 'not-found'],
      [
        await client.analyses.addRows(naming({ sources: { e1: { claimId: elsewhere.claimId, resultId } } })),
        'not-found',
      ],
      [
        await client.analyses.editRows({
          analysisId,
          rows: [{ ...mine, set: { sources: { e1: { claimId, resultId: ResultId.parse(v7()) } } } }],
        }),
        'not-found',
      ],
    ] as const;
    for (const [refused, code] of refusals) expect(refused).toMatchObject({ ok: false, error: { code } });
    expect(await one(analysisId)).toEqual(made);
    expect(await one(other.analysis.id)).toEqual(other);
  });

  test('know where a cell comes from until it is typed over', async () => {
    const { claimId, resultId } = await claimedNumbers();
    const source = { claimId, resultId };
    const rowId = newRow();
    const set = { study: 'S', cells: { e1: 1, n1: 9 }, sources: { e1: source, n1: source, e2: source } };
    const { analysis, rows } = await make({ rows: [{ rowId, set }] });
    const edit = async (row: Set) =>
      must(await review.client.analyses.editRows({ analysisId: analysis.id, rows: [{ rowId, set: row }] }))
        .rows[0]?.sources;
    // What has no cell comes from nowhere.
    expect(rows[0]?.sources).toEqual({ e1: source, n1: source });
    expect(await edit({ cells: { e1: 1, n1: 9 } })).toEqual({ e1: source, n1: source });
    expect(await edit({ cells: { e1: 2 } })).toEqual({ n1: source });
    expect(await edit({ cells: { e1: 3 }, sources: { e1: source } })).toEqual({ e1: source, n1: source });
    expect(await edit({ cells: { n1: null } })).toEqual({ e1: source });
  });

  test('keep their numbers where study or result go, and name them again when these come back', async () => {
    const { claimId, resultId } = await claimedNumbers();
    const studyId = StudyId.parse(v7());
    must(await review.client.studies.create({ studyId, set: { label: 'Brown 2021' } }));
    const sources = { e1: { claimId, resultId } };
    const set = { study: 'Brown', studyId, cells: { e1: 1 }, sources };
    const { analysis, rows } = await make({ rows: [{ rowId: newRow(), set }] });
    expect(rows).toMatchObject([{ studyId, sources }]);
    must(await review.client.studies.delete({ studyId }));
    expect((await one(analysis.id)).rows).toMatchObject([{ study: 'Brown', studyId: null, sources }]);
    must(await review.client.claims.delete({ claimId }));
    expect((await one(analysis.id)).rows).toMatchObject([{ cells: { e1: 1 }, sources: {} }]);
    await undo();
    await undo();
    expect((await one(analysis.id)).rows).toMatchObject([{ studyId, sources }]);
  });

  test('follow a result to the claim into which its own was merged', async () => {
    const { claimId, resultId, documentId } = await claimedNumbers();
    const into = await makeClaim(review.client, documentId, 'No more');
    const set = { study: 'S', cells: { e1: 1 }, sources: { e1: { claimId, resultId } } };
    const { analysis } = await make({ rows: [{ rowId: newRow(), set }] });
    must(await review.client.claims.merge({ claimId: into.id, otherId: claimId }));
    expect((await one(analysis.id)).rows[0]?.sources).toEqual({ e1: { claimId: into.id, resultId } });
  });
});

describe('undo and redo', () => {
  test('go through everything that can be done to an analysis, also after a reopening', async () => {
    const { client } = review;
    const analysisId = newAnalysis();
    const rows = [trial('Brown 2021', 12, 20), trial('Locatelli 2021', 9, 19)];
    const [first, second] = rows.map(({ rowId }) => rowId);
    if (!first || !second) throw new Error('no rows');
    const steps: readonly (() => Promise<unknown>)[] = [
      async () => must(await client.analyses.create({ analysisId, set: { name: 'Main' }, rows })),
      async () =>
        must(await client.analyses.edit({ analysisId, set: { method: 'MH', settings: { drop00: true } } })),
      async () => must(await client.analyses.addRows({ analysisId, rows: [trial('Third', 1, 2)] })),
      async () =>
        must(
          await client.analyses.editRows({
            analysisId,
            rows: [
              { rowId: first, set: { cells: { e1: 0 } } },
              { rowId: second, set: { study: 'Locatelli', used: false } },
            ],
          }),
        ),
      async () => must(await client.analyses.deleteRows({ analysisId, rowIds: [second] })),
      async () => must(await client.analyses.duplicate({ analysisId, copyId: newAnalysis(), name: 'Copy' })),
      async () => must(await client.analyses.delete({ analysisId })),
    ];
    const state = async (): Promise<unknown> => {
      const all = await list();
      return Promise.all(all.map(({ id }) => one(id)));
    };
    const states = [await state()];
    for (const step of steps) {
      await step();
      states.push(await state());
    }
    review = await review.reopen();
    for (const before of states.toReversed().slice(1)) {
      await undo();
      expect(await state()).toEqual(before);
    }
    review = await review.reopen();
    for (const after of states.slice(1)) {
      await redo();
      expect(await state()).toEqual(after);
    }
    const checked = await review.run((jobId: JobId) => review.client.reviews.check({ jobId }));
    expect(checked.result).toMatchObject({ ok: true, log: 'equal' });
  });

  test('a row does not come back into an analysis that somebody else deleted, nor goes one with rows of others', async () => {
    const made = await make();
    const analysisId = made.analysis.id;
    const [first] = made.rows;
    if (!first) throw new Error('no rows');
    must(await review.client.analyses.deleteRows({ analysisId, rowIds: [first.id] }));
    review.store.setReviewer('Grace');
    must(await review.client.analyses.delete({ analysisId }));
    review.store.setReviewer('Ada Lindt');
    const why = 'the analysis that the study stands in was deleted since';
    expect(await review.client.history.undo({})).toMatchObject({
      ok: false,
      error: { code: 'stale-undo', details: { inTheWay: [{ entity: 'analysis', id: analysisId, why }] } },
    });

    const other = await make();
    review.store.setReviewer('Grace');
    must(
      await review.client.analyses.addRows({ analysisId: other.analysis.id, rows: [trial('Hers', 1, 2)] }),
    );
    review.store.setReviewer('Ada Lindt');
    expect(await review.client.history.undo({})).toMatchObject({
      ok: false,
      error: { code: 'stale-undo', details: { inTheWay: [{ entity: 'analysisRow' }] } },
    });
    expect((await one(other.analysis.id)).rows).toHaveLength(3);
  });

  test('are told in History with names', async () => {
    const { analysis, rows } = await make({ set: { comparison: 'A', outcome: 'B', name: 'Main' } });
    must(await review.client.analyses.edit({ analysisId: analysis.id, set: { method: 'DL' } }));
    const [row] = rows;
    if (!row) throw new Error('no row');
    const edit = { rowId: row.id, set: { cells: { e1: 7 } } };
    must(await review.client.analyses.editRows({ analysisId: analysis.id, rows: [edit] }));
    must(await review.client.analyses.delete({ analysisId: analysis.id }));
    const [gone, cells, edited, created] = must(await review.client.history.groups({ limit: 4 }));
    expect([gone, cells, edited, created].map((group) => group?.label)).toEqual([
      ...['Analysis deleted', 'Studies of an analysis edited', 'Analysis edited', 'Analysis added'],
    ]);
    for (const group of [gone, edited, created]) {
      expect(group?.about[0]).toEqual({ entity: 'analysis', id: analysis.id });
      expect(group?.names).toMatchObject({ [analysis.id]: 'A · B · Main' });
    }
    expect(cells?.about).toEqual([{ entity: 'analysisRow', id: row.id }]);
    expect(cells?.names).toMatchObject({ [row.id]: 'Brown 2021' });
    expect(cells?.fields).toMatchObject([{ field: 'cells', after: { e1: 7, n1: 60 } }]);
  });
});
