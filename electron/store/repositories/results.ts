import { ResultView } from '#shared/contract/results.ts';
import type { Reader, SqlValue } from '../database/connection.ts';

type ResultRow = Record<string, SqlValue> & { readonly claimId: string };

const SELECT = `SELECT id, claim_id AS claimId, annotation_id AS annotationId, as_reported AS asReported, measure, value,
  interval, level, p, p_operator AS pOperator, unit, adjusted, adjusted_for AS adjustedFor,
  analysis_set AS analysisSet, event_counted AS eventCounted, endpoint_definition AS endpointDefinition,
  mrd_threshold AS mrdThreshold, mrd_method AS mrdMethod, grading_system AS gradingSystem, arms, created
  FROM result WHERE deleted = 0`;

function toView(row: ResultRow): ResultView {
  const { value, interval, arms, adjusted, ...plain } = row;
  const parsed = (json: SqlValue | undefined): unknown => (json === null ? null : JSON.parse(String(json)));
  return ResultView.parse({
    ...plain,
    value: parsed(value),
    interval: parsed(interval),
    arms: parsed(arms),
    adjusted: adjusted === null ? null : adjusted === 1,
  });
}

/**
 * The results of claims, in the order in which they were added.
 * @param claims ids as a JSON array
 */
export function resultsOf(db: Reader, claims: string): ResultView[] {
  const rows = db.all<ResultRow>(
    `${SELECT} AND claim_id IN (SELECT value FROM json_each(?)) ORDER BY created, id`,
    claims,
  );
  return rows.map(toView);
}

/** One result that is not deleted. */
export function resultView(db: Reader, id: string): ResultView | null {
  const row = db.get<ResultRow>(`${SELECT} AND id = ?`, id);
  return row ? toView(row) : null;
}
