import { HistoryExport, HistoryFormat } from '#shared/contract/history.ts';
import { ok } from '#shared/kit/result.ts';
import { type Exporter, mayWrite } from './exporter.ts';

/** Who did what, when, with what before and after, and why. */
export const history: Exporter = {
  what: 'history',
  formats: HistoryFormat.options,
  options: {},
  run: async (review, { format, target }) => {
    const input = { grantId: mayWrite(review, target), format: HistoryFormat.parse(format) };
    const done = await review.finish((jobId) => review.client.history.export({ jobId, ...input }));
    if (!done.ok) return done;
    const { rows, changes } = HistoryExport.parse(done.value);
    return ok({ rows, changes });
  },
};
