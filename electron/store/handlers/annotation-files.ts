import { appError } from '#shared/contract/errors.ts';
import { err } from '#shared/kit/result.ts';
import type { Handlers } from '../handler.ts';
import { annotationsAsJson, annotationsAsPdf, writeGranted } from '../jobs/export-annotations.ts';

/** Annotations as files: out for other programs, and in from them. */
export const annotationFiles: Pick<Handlers<'annotations'>, 'export' | 'importFile'> = {
  export: {
    kept: false,
    run: async (context, { grantId, format, documentIds }, control) => {
      const grant = context.grants.take(grantId, 'write');
      if (!grant.ok) return grant;
      const make = format === 'pdf' ? annotationsAsPdf : annotationsAsJson;
      return writeGranted(grant.value, format, () => make(context, documentIds, control));
    },
  },
  importFile: {
    kept: false,
    run: async () => Promise.resolve(err(appError('internal', 'Not yet.'))),
  },
};
