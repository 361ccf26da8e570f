import { ok } from '#shared/kit/result.ts';
import { writeAtomically } from '#electron/node/atomic-write.ts';
import { grantedPlace, writingTo } from '../exports/granted-place.ts';
import { encodeStudies } from '../exports/studies/encode-studies.ts';
import { studyLines } from '../exports/studies/study-lines.ts';
import type { Handlers } from '../handler.ts';
import { reviewRow } from '../repositories/reviews.ts';

/** Writes the studies of the review to the granted place, whole or not at all. */
export const exportStudies: Handlers<'studies'>['export']['run'] = async (context, { grantId, format }) => {
  const session = context.session();
  const place = grantedPlace(context, grantId);
  if (!place.ok) return place;
  const { title, citationStyle } = reviewRow(session.reader);
  const found = studyLines(session.reader);
  const { appVersion } = session.author();
  const made = new Date().toISOString();
  const bytes = await encodeStudies(format, { ...found, review: title, citationStyle, appVersion, made });
  const { studies, documents, claims, leftOut } = found;
  return writingTo(place.value, (path) => {
    writeAtomically(path, bytes);
    return ok({
      ...{ format, fileName: place.value.name, rows: studies.length, studies: studies.length },
      ...{ documents, claims, leftOut, bytes: bytes.length },
    });
  });
};
