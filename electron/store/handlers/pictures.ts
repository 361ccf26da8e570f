import { appError } from '#shared/contract/errors.ts';
import { EffectsView, MapView, MatrixView } from '#shared/contract/pictures.ts';
import { err, ok } from '#shared/kit/result.ts';
import { writeAtomically } from '#electron/node/atomic-write.ts';
import { grantedPlace, writingTo } from '../exports/granted-place.ts';
import type { Handlers } from '../handler.ts';
import { effectsView } from '../pictures/effect-directions.ts';
import { makePicture, pictureBytes } from '../pictures/made-picture.ts';
import { mapView } from '../pictures/map.ts';
import { matrixView } from '../pictures/matrix.ts';

export const pictures: Handlers<'pictures'> = {
  matrix: (context, asked) => ok(MatrixView.parse(matrixView(context.session().reader, asked))),
  map: (context, asked) => ok(MapView.parse(mapView(context.session().reader, asked))),
  effectDirections: (context, asked) => ok(EffectsView.parse(effectsView(context.session().reader, asked))),
  export: {
    kept: false,
    run: async (context, { grantId, format, picture }, control) => {
      const place = grantedPlace(context, grantId);
      if (!place.ok) return place;
      control.progress({ done: 0, total: 1, doing: 'Exporting a picture' });
      const made = makePicture(context.session().reader, picture);
      const { bytes, boxes } = await pictureBytes(made, format);
      if (control.signal.aborted)
        return err(appError('cancelled', 'The export was cancelled. No file was written.'));
      const { what, rows, columns, view } = made;
      const { claims, filter } = view;
      return writingTo(place.value, (path) => {
        writeAtomically(path, bytes);
        const { name: fileName } = place.value;
        return ok({ what, format, fileName, claims, filter, rows, columns, boxes, bytes: bytes.length });
      });
    },
  },
};
