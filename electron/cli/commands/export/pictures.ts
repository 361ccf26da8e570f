import { CountedUnit, PictureExport, PictureFormat, pictureFormats } from '#shared/contract/pictures.ts';
import { ok } from '#shared/kit/result.ts';
import type { OptionSpecs } from '../../options.ts';
import { oneOf, wholeNumber } from '../../allowed.ts';
import { filterOf, filterOptions } from './evidence-filter.ts';
import { type Exporter, mayWrite } from './exporter.ts';

/** A picture of the evidence, or its data. */
function picture(what: PictureExport['what'], options: OptionSpecs): Exporter {
  return {
    what,
    formats: pictureFormats,
    options: { ...filterOptions, ...options },
    run: async (review, { format, parsed, target }) => {
      const filter = await filterOf(review, parsed);
      if (!filter.ok) return filter;
      const by = oneOf(parsed, 'by', CountedUnit);
      if (!by.ok) return by;
      const depth = wholeNumber(parsed, 'depth', 1);
      if (!depth.ok) return depth;
      const opened = depth.value === undefined ? {} : { outcomeDepth: depth.value };
      const rows = depth.value === undefined ? {} : { therapyDepth: depth.value };
      const counted = by.value === null ? {} : { by: by.value };
      const asked =
        what === 'matrix'
          ? { what, filter: filter.value, ...opened, ...rows, ...counted }
          : { what, filter: filter.value, ...opened };
      const input = {
        grantId: mayWrite(review, target),
        format: PictureFormat.parse(format),
        picture: asked,
      };
      const done = await review.finish((jobId) => review.client.pictures.export({ jobId, ...input }));
      if (!done.ok) return done;
      const { rows: lines, columns, claims, filter: words } = PictureExport.parse(done.value);
      return ok({ rows: lines, columns, claims, filter: words });
    },
  };
}

/** The therapy × outcome matrix. */
export const matrix = picture('matrix', {
  by: { takes: 'one', value: 'UNIT' },
  depth: { takes: 'one', value: 'N' },
});

/** The directions of studies by outcome. */
export const effectDirection = picture('effect-direction', { depth: { takes: 'one', value: 'N' } });
