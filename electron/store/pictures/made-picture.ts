import type { AskedPicture, PictureExport, PictureView } from '#shared/contract/pictures.ts';
import { studyDirectionRule } from '#shared/counting/study-direction.ts';
import { effectDirectionFigure } from '#shared/figures/effect-direction-figure.ts';
import { evidenceMapFigure } from '#shared/figures/evidence-map-figure.ts';
import type { Figure } from '#shared/figures/figure.ts';
import { hasBoxes } from '#shared/figures/letters-of-font.ts';
import { matrixFigure } from '#shared/figures/matrix-figure.ts';
import { toSvg } from '#shared/figures/svg.ts';
import { lightTheme } from '#shared/figures/theme.ts';
import { viewCaption } from '#shared/figures/view-caption.ts';
import type { Reader } from '../database/connection.ts';
import { effectsCsv } from './effect-data.ts';
import { effectsView } from './effect-directions.ts';
import { matrixCsv } from './matrix-data.ts';
import { mapView } from './map.ts';
import { matrixView } from './matrix.ts';
import { toPng } from './png.ts';

/** A picture of a view with its data, ready to be written in any format. */
export type MadePicture = {
  readonly what: AskedPicture['what'];
  readonly view: PictureView;
  readonly rows: number;
  readonly columns: number;
  /** In light colours, with what it was made of below. */
  readonly figure: () => Figure;
  readonly csv: () => Uint8Array;
  /** What the JSON file holds besides the view. */
  readonly data: Readonly<Record<string, unknown>>;
};

/** Makes a picture from the review. */
export function makePicture(db: Reader, asked: AskedPicture): MadePicture {
  switch (asked.what) {
    case 'matrix':
      return madeMatrix(db, asked);
    case 'map':
      return madeMap(db, asked);
    case 'effect-direction':
      return madeEffects(db, asked);
  }
}

function madeMatrix(db: Reader, asked: Extract<AskedPicture, { what: 'matrix' }>): MadePicture {
  const { matrix, view } = matrixView(db, asked);
  const rules = matrix.unit === 'studies' ? [studyDirectionRule] : [];
  return {
    what: 'matrix',
    view,
    rows: matrix.rows.length,
    columns: matrix.columns.length,
    figure: () => matrixFigure(matrix, lightTheme, viewCaption({ ...view, rules })),
    csv: () => matrixCsv(matrix),
    data: { matrix },
  };
}

function madeMap(db: Reader, asked: Extract<AskedPicture, { what: 'map' }>): MadePicture {
  const { map, over, view } = mapView(db, asked);
  return {
    what: 'map',
    view,
    rows: map.rows.length,
    columns: map.columns.length,
    figure: () => evidenceMapFigure({ map, over }, lightTheme, viewCaption({ ...view, rules: [] })),
    csv: () => matrixCsv(map, over === 'years' ? 'Year' : 'Population'),
    data: { over, map },
  };
}

function madeEffects(db: Reader, asked: Extract<AskedPicture, { what: 'effect-direction' }>): MadePicture {
  const { plot, view } = effectsView(db, asked);
  return {
    what: 'effect-direction',
    view,
    rows: plot.studies.length,
    columns: plot.outcomes.length,
    figure: () => effectDirectionFigure(plot, lightTheme, viewCaption({ ...view, rules: [] })),
    csv: () => effectsCsv(plot),
    data: { effectDirections: plot },
  };
}

/** The bytes of a picture in a format, and whether letters in it are boxes, since the font of pictures has none for them. */
export async function pictureBytes(
  made: MadePicture,
  format: PictureExport['format'],
): Promise<Pick<PictureExport, 'boxes'> & { readonly bytes: Uint8Array }> {
  const written = (text: string) => ({ bytes: new TextEncoder().encode(text), boxes: false });
  switch (format) {
    case 'svg':
      return written(toSvg(made.figure()));
    case 'png': {
      const figure = made.figure();
      return { bytes: await toPng(figure), boxes: hasBoxes(figure) };
    }
    case 'csv':
      return { bytes: made.csv(), boxes: false };
    case 'json':
      return written(`${JSON.stringify({ ...made.view, ...made.data }, null, 1)}\n`);
  }
}
