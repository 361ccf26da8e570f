import { statSync } from 'node:fs';
import type { Handlers } from '../handler.ts';
import { importAnnotations } from '../jobs/annotations/import-annotations.ts';
import { grantedPlace } from '../exports/granted-place.ts';
import { annotationsAsJson, annotationsAsPdf, writeGranted } from '../jobs/annotations/export-annotations.ts';

/** Annotations as files: out for other programs, and in from them. */
export const annotationFiles: Pick<Handlers<'annotations'>, 'export' | 'importFile'> = {
  export: {
    kept: false,
    run: async (context, { grantId, format, documentIds }, control) => {
      const place = grantedPlace(context, grantId);
      if (!place.ok) return place;
      const make = format === 'pdf' ? annotationsAsPdf : annotationsAsJson;
      return writeGranted(place.value, format, () => make(context, documentIds, control));
    },
  },
  importFile: {
    kept: false,
    run: async (context, { grantId }, control) => {
      const grant = context.grants.take(grantId, 'read');
      if (!grant.ok) return grant;
      const writer = context.session().writer();
      if (!writer.ok) return writer;
      const { path, name } = grant.value;
      const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      return importAnnotations(context, control, { path, name, size });
    },
  },
};
