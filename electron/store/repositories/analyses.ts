import {
  AnalysisRowView,
  AnalysisSummary,
  type AnalysisView,
  type CellSource,
} from '#shared/contract/analyses.ts';
import type { Reader, SqlValue } from '../database/connection.ts';
import { compareWords } from './compare-words.ts';

type Row = Readonly<Record<string, SqlValue>>;

const SELECT = `SELECT a.id, a.comparison, a.outcome, a.name, a.measure, a.method, a.test, a.settings, a.moderators, a.subgroup,
  a.group1, a.group2, a.better, a.unit, a.note, a.place, a.created,
  (SELECT count(*) FROM analysis_row r WHERE r.analysis_id = a.id AND r.deleted = 0) AS rows,
  (SELECT count(*) FROM analysis_row r WHERE r.analysis_id = a.id AND r.deleted = 0 AND r.used = 1) AS used
  FROM analysis a WHERE a.deleted = 0`;

function toSummary({ settings, moderators, ...plain }: Row): AnalysisSummary {
  return AnalysisSummary.parse({
    ...plain,
    settings: JSON.parse(String(settings)),
    moderators: JSON.parse(String(moderators)),
  });
}

/** All analyses by comparison, outcome and place. */
export function analysisSummaries(db: Reader): AnalysisSummary[] {
  return db
    .all<Row>(`${SELECT} ORDER BY a.place, a.created, a.id`)
    .map(toSummary)
    .toSorted((a, b) => compareWords(a.comparison, b.comparison) || compareWords(a.outcome, b.outcome));
}

/** One analysis that is not deleted, without its rows. */
export function analysisSummary(db: Reader, id: string): AnalysisSummary | null {
  const row = db.get<Row>(`${SELECT} AND a.id = ?`, id);
  return row ? toSummary(row) : null;
}

/** One analysis that is not deleted with its rows in their order. */
export function analysisView(db: Reader, id: string): AnalysisView | null {
  const analysis = analysisSummary(db, id);
  if (analysis === null) return null;
  const rows = keptRows(db, id);
  const studies = liveStudies(db, rows);
  const claims = claimsOfResults(db, rows);
  return {
    analysis,
    rows: rows.map((row) =>
      AnalysisRowView.parse({
        ...row,
        analysisId: id,
        studyId: row.studyId !== null && studies.has(row.studyId) ? row.studyId : null,
        sources: Object.fromEntries(
          Object.entries(row.sources).flatMap(([column, { resultId }]) => {
            const claimId = claims.get(resultId);
            return claimId === undefined ? [] : [[column, { claimId, resultId }]];
          }),
        ),
      }),
    ),
  };
}

/** A row as it was recorded: what it names may be gone. */
export type KeptRow = {
  readonly id: string;
  readonly study: string;
  readonly studyId: string | null;
  readonly cells: Readonly<Record<string, number | string>>;
  readonly sources: Readonly<Record<string, { readonly claimId: string; readonly resultId: string }>>;
  readonly used: boolean;
  readonly reason: string | null;
  readonly place: number;
};

/** The rows of an analysis that are not deleted, in their order. */
export function keptRows(db: Reader, analysisId: string): KeptRow[] {
  const rows = db.all<
    Omit<KeptRow, 'cells' | 'sources' | 'used'> & {
      readonly cells: string;
      readonly sources: string;
      readonly used: 0 | 1;
    }
  >(
    `SELECT id, study, study_id AS studyId, cells, sources, used, reason, place FROM analysis_row
     WHERE analysis_id = ? AND deleted = 0 ORDER BY place, id`,
    analysisId,
  );
  return rows.map((row) => ({
    ...row,
    cells: JSON.parse(row.cells),
    sources: JSON.parse(row.sources),
    used: row.used === 1,
  }));
}

function liveStudies(db: Reader, rows: readonly KeptRow[]): ReadonlySet<string> {
  const named = JSON.stringify(rows.flatMap(({ studyId }) => studyId ?? []));
  const sql = 'SELECT id FROM study WHERE deleted = 0 AND id IN (SELECT value FROM json_each(?))';
  return new Set(db.all<{ id: string }>(sql, named).map(({ id }) => id));
}

/** The claims that the results of sources belong to now: they move where claims are merged. */
function claimsOfResults(db: Reader, rows: readonly KeptRow[]): ReadonlyMap<string, string> {
  const named = new Set(
    rows.flatMap(({ sources }) => Object.values(sources).map(({ resultId }) => resultId)),
  );
  const found = db.all<{ result: string; claim: string }>(
    `SELECT r.id AS result, c.id AS claim FROM result r JOIN claim c ON c.id = r.claim_id AND c.deleted = 0
     WHERE r.deleted = 0 AND r.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify([...named]),
  );
  return new Map(found.map(({ result, claim }) => [result, claim]));
}

/** The first of some studies that is not there; null: all are. */
export function missingStudy(db: Reader, studies: readonly string[]): string | null {
  const row = db.get<{ id: string }>(
    `SELECT value AS id FROM json_each(?) WHERE value NOT IN (SELECT id FROM study WHERE deleted = 0) LIMIT 1`,
    JSON.stringify(studies),
  );
  return row?.id ?? null;
}

/** The result of the first of some sources that is not there, or no result of its claim; null: all are. */
export function missingSource(db: Reader, sources: readonly CellSource[]): string | null {
  const row = db.get<{ id: string }>(
    `SELECT s.value ->> 'resultId' AS id FROM json_each(?) s WHERE NOT EXISTS (
       SELECT 1 FROM result r JOIN claim c ON c.id = r.claim_id AND c.deleted = 0
       WHERE r.id = s.value ->> 'resultId' AND r.claim_id = s.value ->> 'claimId' AND r.deleted = 0) LIMIT 1`,
    JSON.stringify(sources),
  );
  return row?.id ?? null;
}

/** The place behind all analyses of a comparison and an outcome. */
export function placeBehind(db: Reader, comparison: string, outcome: string): number {
  const row = db.get<{ place: number | null }>(
    'SELECT max(place) + 1 AS place FROM analysis WHERE comparison = ? AND outcome = ? AND deleted = 0',
    comparison,
    outcome,
  );
  return row?.place ?? 0;
}

/** The names of all columns in which rows of analyses have cells, by the alphabet. */
export function columnsOfCells(db: Reader): string[] {
  const rows = db.all<{ name: string }>(
    `SELECT DISTINCT c.key AS name FROM analysis_row r JOIN analysis a ON a.id = r.analysis_id, json_each(r.cells) c
     WHERE r.deleted = 0 AND a.deleted = 0 ORDER BY c.key`,
  );
  return rows.map(({ name }) => name);
}
