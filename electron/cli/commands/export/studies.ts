import { StudiesExport, StudyFormat } from '#shared/contract/studies.ts';
import { ok } from '#shared/kit/result.ts';
import { type Exporter, mayWrite } from './exporter.ts';

/** The studies of a review, one row each. */
export const studies: Exporter = {
  what: 'studies',
  formats: StudyFormat.options,
  options: {},
  run: async (review, { format, target }) => {
    const input = { grantId: mayWrite(review, target), format: StudyFormat.parse(format) };
    const done = await review.finish((jobId) => review.client.studies.export({ jobId, ...input }));
    if (!done.ok) return done;
    const { rows, studies: count, documents, claims, leftOut } = StudiesExport.parse(done.value);
    return ok({ rows, studies: count, documents, claims, leftOut });
  },
};
