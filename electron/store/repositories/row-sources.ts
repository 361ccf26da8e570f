import { RowSource } from '#shared/contract/analyses.ts';
import { mirrorNumbers } from '#shared/domain/mirror.ts';
import { reportedRatio } from '#shared/stats/from-results/estimates.ts';
import { reportedNow } from '#shared/stats/from-results/reported-now.ts';
import type { Reader } from '../database/connection.ts';
import type { KeptRow } from './analyses.ts';
import { resultsOf } from './results.ts';

type Standing = {
  readonly result: string;
  readonly claim: string;
  readonly document: string;
  readonly inBin: 0 | 1;
};

/** Results that are there, with the claim that has them now: they move where claims are merged. */
const STANDING = `SELECT r.id AS result, c.id AS claim, d.id AS document, d.deleted AS inBin
  FROM result r JOIN claim c ON c.id = r.claim_id AND c.deleted = 0 JOIN document d ON d.id = c.document_id
  WHERE r.deleted = 0 AND r.id IN (SELECT value FROM json_each(?))`;

/** Where rows of an analysis came from, one for each row and result, held against what the results say now. */
export function rowSources(db: Reader, rows: readonly KeptRow[]): RowSource[] {
  const taken = rows.flatMap((row) =>
    [...Map.groupBy(Object.entries(row.sources), ([, { resultId }]) => resultId)].map(([resultId, of]) => ({
      row,
      resultId,
      columns: of.map(([column]) => column),
    })),
  );
  const named = JSON.stringify([...new Set(taken.map(({ resultId }) => resultId))]);
  const standing = new Map(db.all<Standing>(STANDING, named).map((one) => [one.result, one]));
  const claims = [...new Set([...standing.values()].map(({ claim }) => claim))];
  const results = new Map<string, ReturnType<typeof resultsOf>[number]>(
    resultsOf(db, JSON.stringify(claims)).map((result) => [result.id, result]),
  );
  return taken.map(({ row, resultId, columns }) => {
    const [at, result] = [standing.get(resultId), results.get(resultId)];
    const source = { rowId: row.id, resultId, columns };
    if (at === undefined || result === undefined)
      return RowSource.parse({
        ...source,
        claimId: null,
        documentId: null,
        state: 'gone',
        ratio: null,
        now: {},
      });
    const held = Object.fromEntries(columns.map((column) => [column, row.cells[column] ?? null]));
    const now = reportedNow(held, [result, { ...result, ...mirrorNumbers(result) }]);
    const state = at.inBin === 1 ? 'in-bin' : Object.keys(now).length > 0 ? 'changed' : 'same';
    const ratio = reportedRatio(result);
    return RowSource.parse({ ...source, claimId: at.claim, documentId: at.document, state, ratio, now });
  });
}
