import type { MatrixAsked, PictureView } from '#shared/contract/pictures.ts';
import { outcomeColumns } from '#shared/counting/columns.ts';
import { depthOf, linesAt } from '#shared/counting/levels.ts';
import { type Matrix, matrixOf } from '#shared/counting/matrix.ts';
import type { Reader } from '../database/connection.ts';
import { conceptsOfRole, countedClaims } from '../repositories/counted-claims.ts';
import { wantedTherapies } from '../repositories/orientation.ts';
import { type Filtered, inView, lineFilter } from './line-filter.ts';
import { pictureView } from './picture-view.ts';

type FilteredMatrix = Omit<Matrix, 'rows' | 'columns'> & {
  readonly rows: readonly Filtered<Matrix['rows'][number]>[];
  readonly columns: readonly Filtered<Matrix['columns'][number]>[];
};

/** The matrix of a view, how deep its hierarchies go, and what it leaves out. */
export function matrixView(
  db: Reader,
  { filter, by, therapyDepth, outcomeDepth, withEmpty }: MatrixAsked,
): {
  readonly matrix: FilteredMatrix;
  readonly depths: { readonly therapy: number; readonly outcome: number };
  readonly view: PictureView;
} {
  const { ids, fits, view } = pictureView(db, filter);
  const therapies = conceptsOfRole(db, 'therapy');
  const outcomes = conceptsOfRole(db, 'outcome');
  const rows = linesAt(therapies, therapyDepth, 'No therapy');
  const columns = linesAt(outcomes, outcomeDepth, 'No outcome');
  const claims = inView(countedClaims(db, ids), wantedTherapies(db, filter));
  const matrix = matrixOf(claims, rows, outcomeColumns(columns), { unit: by, withEmpty, fits });
  const therapy = { concepts: filter.therapy, scope: filter.therapyScope };
  const outcome = { concepts: filter.outcome, scope: filter.outcomeScope };
  return {
    matrix: {
      ...matrix,
      rows: matrix.rows.map((line) => ({ ...line, filter: lineFilter(db, line, therapy) })),
      columns: matrix.columns.map((line) => ({ ...line, filter: lineFilter(db, line, outcome) })),
    },
    depths: { therapy: depthOf(therapies), outcome: depthOf(outcomes) },
    view,
  };
}
