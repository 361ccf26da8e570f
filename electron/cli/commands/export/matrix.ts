import { CountedUnit, PictureExport, PictureFormat, pictureFormats } from '#shared/contract/pictures.ts';
import { ok } from '#shared/kit/result.ts';
import { oneOf, wholeNumber } from '../../allowed.ts';
import { filterOf, filterOptions } from './evidence-filter.ts';
import { type Exporter, mayWrite } from './exporter.ts';

/** The therapy × outcome matrix, as a picture or as its data. */
export const matrix: Exporter = {
  what: 'matrix',
  formats: pictureFormats,
  options: { ...filterOptions, by: { takes: 'one', value: 'UNIT' }, depth: { takes: 'one', value: 'N' } },
  run: async (review, { format, parsed, target }) => {
    const filter = await filterOf(review, parsed);
    if (!filter.ok) return filter;
    const by = oneOf(parsed, 'by', CountedUnit);
    if (!by.ok) return by;
    const depth = wholeNumber(parsed, 'depth', 1);
    if (!depth.ok) return depth;
    const input = {
      grantId: mayWrite(review, target),
      format: PictureFormat.parse(format),
      filter: filter.value,
      ...(by.value === null ? {} : { by: by.value }),
      ...(depth.value === undefined ? {} : { therapyDepth: depth.value, outcomeDepth: depth.value }),
    };
    const done = await review.finish((jobId) => review.client.pictures.exportMatrix({ jobId, ...input }));
    if (!done.ok) return done;
    const { rows, columns, claims, filter: words } = PictureExport.parse(done.value);
    return ok({ rows, columns, claims, filter: words });
  },
};
