import { ok } from '#shared/kit/result.ts';
import { writeArchive } from '../archives/write-archive.ts';
import { writeReadable } from '../archives/write-readable.ts';
import { grantedPlace, writingTo } from '../exports/granted-place.ts';
import type { Handlers } from '../handler.ts';

export const archives: Handlers<'archives'> = {
  write: {
    kept: false,
    run: async (context, { grantId }, control) => {
      const place = grantedPlace(context, grantId);
      if (!place.ok) return place;
      return writingTo(place.value, async (path) => {
        const written = await writeArchive(context.session(), path, control);
        return written.ok ? ok({ fileName: place.value.name, ...written.value }) : written;
      });
    },
  },
  readable: {
    kept: false,
    run: async (context, { grantId }, control) => {
      const place = grantedPlace(context, grantId);
      if (!place.ok) return place;
      return writingTo(place.value, async (path) => {
        const written = await writeReadable(context.session(), path, control);
        return written.ok ? ok({ folderName: place.value.name, ...written.value }) : written;
      });
    },
  },
};
