import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { compareMeanwhile } from '../changes/replay.ts';
import { openConnection } from '../database/connection.ts';
import { harden } from '../database/pragmas.ts';
import { breathe } from '../jobs/breathe.ts';

/**
 * Looks at a database as `check` does: SQLite's own check, rows without their parent, log against tables.
 * Refused with `review-damaged` (details.found), or `cancelled`.
 */
export async function soundDatabase(path: string, signal: AbortSignal): Promise<Result<null, AppError>> {
  const found = structureOf(path);
  if (found !== null) return err(unsound(found));
  const differing = await compareMeanwhile(path, async () => {
    await breathe();
    return !signal.aborted;
  });
  if (differing === null) return err(appError('cancelled', 'Stopped before it was done.'));
  return differing.length === 0
    ? ok(null)
    : err(unsound(`the record of changes and ${differing.join(', ')}`));
}

function structureOf(path: string): string | null {
  const db = openConnection(path, { readonly: true, mustExist: true });
  try {
    harden(db);
    const integrity = String(db.pragma('integrity_check(1)'));
    if (integrity !== 'ok') return integrity;
    const orphans = db.all('PRAGMA foreign_key_check').length;
    return orphans === 0 ? null : `${orphans} rows without their parent`;
  } finally {
    db.close();
  }
}

function unsound(found: string): AppError {
  return appError('review-damaged', `The review’s database does not hold together: ${found}.`, { found });
}
