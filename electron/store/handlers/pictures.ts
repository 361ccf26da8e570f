import { appError } from '#shared/contract/errors.ts';
import { MatrixView, type PictureExport } from '#shared/contract/pictures.ts';
import { studyDirectionRule } from '#shared/counting/study-direction.ts';
import type { Figure } from '#shared/figures/figure.ts';
import { matrixFigure } from '#shared/figures/matrix-figure.ts';
import { toSvg } from '#shared/figures/svg.ts';
import { lightTheme } from '#shared/figures/theme.ts';
import { viewCaption } from '#shared/figures/view-caption.ts';
import { err, ok } from '#shared/kit/result.ts';
import { writeAtomically } from '#electron/node/atomic-write.ts';
import { exportPlace, writeRefusal } from '../exports/export-place.ts';
import type { Handlers } from '../handler.ts';
import { matrixCsv } from '../pictures/matrix-data.ts';
import { matrixView } from '../pictures/matrix.ts';
import { toPng } from '../pictures/png.ts';

type Made = ReturnType<typeof matrixView>;

/** The matrix as files show it: in light colours, with what it was made of below. */
function figureOf({ matrix, view }: Made): Figure {
  const rules = matrix.unit === 'studies' ? [studyDirectionRule] : [];
  return matrixFigure(matrix, lightTheme, viewCaption({ ...view, rules }));
}

async function encode(made: Made, format: PictureExport['format']): Promise<Uint8Array> {
  const written = (text: string): Uint8Array => new TextEncoder().encode(text);
  switch (format) {
    case 'svg':
      return written(toSvg(figureOf(made)));
    case 'png':
      return toPng(figureOf(made));
    case 'csv':
      return matrixCsv(made.matrix);
    case 'json':
      return written(`${JSON.stringify({ ...made.view, matrix: made.matrix }, null, 1)}\n`);
  }
}

/** The view as the contract has it: lists that may change, ids of their kind. */
function answer({ matrix, depths, view }: Made): MatrixView {
  return MatrixView.parse({ matrix, depths, view });
}

export const pictures: Handlers<'pictures'> = {
  matrix: (context, asked) => ok(answer(matrixView(context.session().reader, asked))),
  exportMatrix: {
    kept: false,
    run: async (context, asked, control) => {
      const { grantId, format } = asked;
      const grant = context.grants.take(grantId, 'write');
      if (!grant.ok) return grant;
      const place = exportPlace(grant.value);
      if (!place.ok) return place;
      control.progress({ done: 0, total: 1, doing: 'Exporting the matrix' });
      const made = matrixView(context.session().reader, asked);
      const bytes = await encode(made, format);
      if (control.signal.aborted)
        return err(appError('cancelled', 'The export was cancelled. No file was written.'));
      const { name } = grant.value;
      try {
        writeAtomically(place.value, bytes);
      } catch (error) {
        const refusal = writeRefusal(error, name);
        if (refusal) return err(refusal);
        throw error;
      }
      const { claims, filter } = made.view;
      const { rows, columns } = made.matrix;
      const size = { rows: rows.length, columns: columns.length, bytes: bytes.length };
      return ok({ format, fileName: name, claims, filter, ...size });
    },
  },
};
