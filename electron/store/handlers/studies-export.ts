import { err, ok } from '#shared/kit/result.ts';
import { writeAtomically } from '#electron/node/atomic-write.ts';
import { exportPlace, writeRefusal } from '../exports/export-place.ts';
import { encodeStudies } from '../exports/studies/encode-studies.ts';
import { studyLines } from '../exports/studies/study-lines.ts';
import type { Handlers } from '../handler.ts';
import { reviewRow } from '../repositories/reviews.ts';

/** Writes the studies of the review to the granted place, whole or not at all. */
export const exportStudies: Handlers<'studies'>['export']['run'] = async (context, { grantId, format }) => {
  const session = context.session();
  const grant = context.grants.take(grantId, 'write');
  if (!grant.ok) return grant;
  const place = exportPlace(grant.value);
  if (!place.ok) return place;
  const { title, citationStyle } = reviewRow(session.reader);
  const found = studyLines(session.reader);
  const { appVersion } = session.author();
  const made = new Date().toISOString();
  const bytes = await encodeStudies(format, { ...found, review: title, citationStyle, appVersion, made });
  const { name } = grant.value;
  try {
    writeAtomically(place.value, bytes);
  } catch (error) {
    const refusal = writeRefusal(error, name);
    if (refusal) return err(refusal);
    throw error;
  }
  const { lines, documents, claims, leftOut } = found;
  return ok({
    ...{ format, fileName: name, rows: lines.length, studies: lines.length },
    ...{ documents, claims, leftOut, bytes: bytes.length },
  });
};
