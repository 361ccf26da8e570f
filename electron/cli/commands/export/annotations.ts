import { AnnotationExport, AnnotationFormat } from '#shared/contract/annotation-files.ts';
import { ok } from '#shared/kit/result.ts';
import { many } from '../../options.ts';
import { documentsOf } from './documents-of.ts';
import { type Exporter, mayWrite } from './exporter.ts';

/** Highlights and regions, with the claims that rest on them: for other programs, or in a copy of the PDF. */
export const annotations: Exporter = {
  what: 'annotations',
  formats: AnnotationFormat.options,
  options: { document: { takes: 'many', value: 'ID' } },
  run: async (review, { format, parsed, target }) => {
    const documents = await documentsOf(review, many(parsed, 'document'));
    if (!documents.ok) return documents;
    const input = {
      grantId: mayWrite(review, target),
      format: AnnotationFormat.parse(format),
      documentIds: documents.value,
    };
    const done = await review.finish((jobId) => review.client.annotations.export({ jobId, ...input }));
    if (!done.ok) return done;
    const {
      annotations: count,
      documents: papers,
      claims,
      unplaced,
      note,
    } = AnnotationExport.parse(done.value);
    const counted = { annotations: count, documents: papers, claims };
    return ok({ ...counted, ...(unplaced === 0 ? {} : { unplaced }), ...(note === null ? {} : { note }) });
  },
};
