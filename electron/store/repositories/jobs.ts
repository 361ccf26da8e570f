import { JobView } from '#shared/contract/jobs.ts';
import type { Reader, Writer } from '../database/connection.ts';
import { insertInto } from '../database/insert.ts';

/** A job as it is kept. `resume` is whatever its kind needs to go on where it stopped. */
export type JobRow = {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly done: number;
  readonly total: number | null;
  readonly input: string;
  readonly resume: string;
  readonly result: string | null;
  readonly error: string | null;
  readonly group: string | null;
  readonly reviewer: string;
  readonly created: string;
  readonly updated: string;
};

const SELECT = `SELECT id, kind, state, done, total, input, resume, result, error, group_id AS "group",
  reviewer_id AS reviewer, created, updated FROM job`;

/** A job as the contract shows it. */
export function jobView(
  row: JobRow,
  live: { readonly doing: string; readonly cancelling: boolean },
): JobView {
  const { input: _input, resume: _resume, reviewer: _reviewer, ...plain } = row;
  return JobView.parse({
    ...plain,
    ...live,
    result: row.result === null ? null : JSON.parse(row.result),
    error: row.error === null ? null : JSON.parse(row.error),
  });
}

/** One job. */
export function jobRow(db: Reader, id: string): JobRow | null {
  return db.get<JobRow>(`${SELECT} WHERE id = ?`, id) ?? null;
}

/** Running jobs first, then the newest. */
export function jobRows(db: Reader, limit: number): JobRow[] {
  return db.all<JobRow>(`${SELECT} ORDER BY state = 'running' DESC, created DESC, id DESC LIMIT ?`, limit);
}

/** Jobs that a crash left running. */
export function interruptedJobs(db: Reader): JobRow[] {
  return db.all<JobRow>(`${SELECT} WHERE state = 'running' ORDER BY created`);
}

/** Writes a job row, new or anew. */
export function saveJob(db: Writer, row: JobRow): void {
  const { group, reviewer, ...plain } = row;
  db.run('DELETE FROM job WHERE id = ?', row.id);
  insertInto(db, 'job', { ...plain, group_id: group, reviewer_id: reviewer });
}
