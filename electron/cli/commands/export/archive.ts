import { ArchiveWritten } from '#shared/contract/archives.ts';
import { ok } from '#shared/kit/result.ts';
import { type Exporter, mayWrite } from './exporter.ts';

/** The whole review in one file, from which `import-archive` makes an equal one. */
export const archive: Exporter = {
  what: 'archive',
  formats: ['zip'],
  options: {},
  run: async (review, { target }) => {
    const grantId = mayWrite(review, target);
    const done = await review.finish((jobId) => review.client.archives.write({ jobId, grantId }));
    if (!done.ok) return done;
    const { fileName: _name, ...counts } = ArchiveWritten.parse(done.value);
    return ok(counts);
  },
};
