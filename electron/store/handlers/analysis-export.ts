import { appError } from '#shared/contract/errors.ts';
import { err, ok } from '#shared/kit/result.ts';
import { writeAtomically } from '#electron/node/atomic-write.ts';
import { analysisBytes } from '../exports/analyses/analysis-bytes.ts';
import { analysisForFiles } from '../exports/analyses/computed-analysis.ts';
import { pooledRows } from '../exports/analyses/study-table.ts';
import { grantedPlace, writingTo } from '../exports/granted-place.ts';
import type { Handlers } from '../handler.ts';

/** Writes an analysis to the granted place, whole or not at all. */
export const exportAnalysis: Handlers<'analyses'>['export']['run'] = async (
  context,
  { grantId, analysisId, file },
  control,
) => {
  const session = context.session();
  const place = grantedPlace(context, grantId);
  if (!place.ok) return place;
  control.progress({ done: 0, total: 1, doing: 'Exporting an analysis' });
  const kept = analysisForFiles(session, analysisId);
  if (!kept.ok) return kept;
  const made = await analysisBytes(session.reader, kept.value, file);
  if (!made.ok) return made;
  if (control.signal.aborted)
    return err(appError('cancelled', 'The export was cancelled. No file was written.'));
  const { bytes, figures, boxes } = made.value;
  return writingTo(place.value, (path) => {
    writeAtomically(path, bytes);
    return ok({
      ...{ what: file.what, fileName: place.value.name, figures: [...figures], bytes: bytes.length, boxes },
      ...{ studies: kept.value.view.rows.length, pooled: pooledRows(kept.value) },
      noResult: kept.value.analysis === null ? kept.value.refusal.reason : null,
    });
  });
};
