import { EvidenceExport, ExportFormat } from '#shared/contract/evidence.ts';
import { ok } from '#shared/kit/result.ts';
import { filterOf, filterOptions } from './evidence-filter.ts';
import { type Exporter, mayWrite } from './exporter.ts';

/** The evidence table. */
export const evidence: Exporter = {
  what: 'evidence',
  formats: ExportFormat.options,
  options: filterOptions,
  run: async (review, { format, parsed, target }) => {
    const filter = await filterOf(review, parsed);
    if (!filter.ok) return filter;
    const input = {
      grantId: mayWrite(review, target),
      format: ExportFormat.parse(format),
      filter: filter.value,
    };
    const done = await review.finish((jobId) => review.client.evidence.export({ jobId, ...input }));
    if (!done.ok) return done;
    const { rows, claims, filter: words, cut, regions, pictures } = EvidenceExport.parse(done.value);
    // Pictures are drawn in the window: from here regions are told by their coordinates, and the reply says so.
    const shown = regions === 0 ? {} : { regions, pictures };
    return ok({ rows, claims, filter: words, ...(cut === 0 ? {} : { cut }), ...shown });
  },
};
