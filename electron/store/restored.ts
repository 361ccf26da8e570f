import { v7 as uuidv7 } from 'uuid';
import type { AppError } from '#shared/contract/errors.ts';
import { ok, type Result } from '#shared/kit/result.ts';
import type { ChangeWriter } from './changes/writer.ts';
import { reviewRow } from './repositories/reviews.ts';
import type { Session } from './session.ts';

/**
 * The first change after a restore: which backup, and the last sequence number that it holds of each replica, so
 * that a later merge can tell what was given up from what was never seen.
 */
export function recordRestore(session: Session, backup: string): Result<unknown, AppError> {
  const writer = session.writer();
  if (!writer.ok) return writer;
  const recorded = writer.value.commit({ id: uuidv7(), group: uuidv7(), label: 'review.restored' }, (db) => {
    const seen = db.all<{ replica: string; last: number }>(
      'SELECT replica_id AS replica, max(sequence) AS last FROM change GROUP BY replica_id',
    );
    const sequences = Object.fromEntries(seen.map(({ replica, last }) => [replica, last]));
    const set = { restoredFrom: `${backup} ${new Date().toISOString()}` };
    const operations = [{ kind: 'review.restored' as const, id: reviewRow(db).id, set }];
    return ok({ operations, arguments: { backup, sequences } });
  });
  endJobs(writer.value);
  session.refreshDerived();
  return recorded;
}

/** A backup made in the middle of an import must not bring that import to life again. */
function endJobs(writer: ChangeWriter): void {
  writer.write((db) => db.run(`UPDATE job SET state = 'cancelled' WHERE state = 'running'`));
}
