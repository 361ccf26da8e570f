import { appError, type AppError } from '#shared/contract/errors.ts';
import type { ChangeView, HistoryExport } from '#shared/contract/history.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { writePiecesAtomically } from '#electron/node/atomic-write.ts';
import type { Reader } from '../database/connection.ts';
import type { Context } from '../handler.ts';
import { breathe } from '../jobs/breathe.ts';
import type { JobControl } from '../jobs/runner.ts';
import { changeViews, countChanges } from '../repositories/log.ts';
import { grantedPlace, writingTo } from './granted-place.ts';
import { historyHead, historyLines } from './history-rows.ts';

/** So many changes are read at once: calls that come meanwhile hardly wait. */
const PAGE = 200;

type Input = { readonly grantId: string; readonly format: HistoryExport['format'] };

/** Counts what a file gets while it is written. */
type Tally = { rows: number };

/**
 * The whole log in pieces. Changes that come while it is written are not in it.
 * @param tell hears how many changes are done
 */
export async function* historyPages(
  db: Reader,
  total: number,
  tell: (done: number) => void,
): AsyncGenerator<ChangeView[], void, undefined> {
  for (let offset = 0; offset < total; offset += PAGE) {
    tell(offset);
    yield changeViews(db, { limit: Math.min(PAGE, total - offset), offset, group: null });
    await breathe();
  }
}

/** The log as CSV. */
export async function* historyCsv(
  db: Reader,
  pages: AsyncIterable<ChangeView[]>,
  tally: Tally,
): AsyncGenerator<string, void, undefined> {
  yield historyHead;
  for await (const changes of pages) {
    const { text, rows } = historyLines(db, changes);
    tally.rows += rows;
    yield text;
  }
}

/** The log as a JSON array, a change a line, each as `list changes` answers it. */
export async function* historyJson(
  pages: AsyncIterable<ChangeView[]>,
  tally: Tally,
): AsyncGenerator<string, void, undefined> {
  yield '[';
  for await (const changes of pages) {
    const lines = changes.map((change) => JSON.stringify(change)).join(',\n');
    yield `${tally.rows === 0 ? '\n' : ',\n'}${lines}`;
    tally.rows += changes.length;
  }
  yield '\n]\n';
}

/** The job that writes the log to a granted file: whole, or not at all. */
export async function exportHistory(
  context: Context,
  { grantId, format }: Input,
  control: JobControl,
): Promise<Result<HistoryExport, AppError>> {
  const { reader } = context.session();
  const place = grantedPlace(context, grantId);
  if (!place.ok) return place;
  const changes = countChanges(reader);
  const tally = { rows: 0 };
  const pages = historyPages(reader, changes, (done) =>
    control.progress({ done, total: changes, doing: 'Exporting the history' }),
  );
  const pieces = format === 'csv' ? historyCsv(reader, pages, tally) : historyJson(pages, tally);
  return writingTo(place.value, async (path) => {
    const bytes = await writePiecesAtomically(path, pieces, control.signal);
    if (bytes === null) return err(appError('cancelled', 'The export was cancelled. No file was written.'));
    return ok({ format, fileName: place.value.name, rows: tally.rows, changes, bytes });
  });
}
