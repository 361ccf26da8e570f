import type { AppError } from '#shared/contract/errors.ts';
import { err, ok } from '#shared/kit/result.ts';
import { writeArchive } from '../archives/write-archive.ts';
import { writeReadable } from '../archives/write-readable.ts';
import { exportPlace, writeRefusal } from '../exports/export-place.ts';
import type { Handlers } from '../handler.ts';

/** The refusal behind what was thrown while a granted place was written. @throws what is none */
function refusalTo(error: unknown, name: string): AppError {
  const refusal = writeRefusal(error, name);
  if (refusal === null) throw error;
  return refusal;
}

export const archives: Handlers<'archives'> = {
  write: {
    kept: false,
    run: async (context, { grantId }, control) => {
      const grant = context.grants.take(grantId, 'write');
      if (!grant.ok) return grant;
      const place = exportPlace(grant.value);
      if (!place.ok) return place;
      const { name } = grant.value;
      try {
        const written = await writeArchive(context.session(), place.value, control);
        return written.ok ? ok({ fileName: name, ...written.value }) : written;
      } catch (error) {
        return err(refusalTo(error, name));
      }
    },
  },
  readable: {
    kept: false,
    run: async (context, { grantId }, control) => {
      const grant = context.grants.take(grantId, 'write');
      if (!grant.ok) return grant;
      const place = exportPlace(grant.value);
      if (!place.ok) return place;
      const { name } = grant.value;
      try {
        const written = await writeReadable(context.session(), place.value, control);
        return written.ok ? ok({ folderName: name, ...written.value }) : written;
      } catch (error) {
        return err(refusalTo(error, name));
      }
    },
  },
};
