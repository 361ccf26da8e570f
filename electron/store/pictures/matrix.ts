import type { MatrixAsked, PictureView } from '#shared/contract/pictures.ts';
import { depthOf, linesAt } from '#shared/counting/levels.ts';
import { type Matrix, matrixOf } from '#shared/counting/matrix.ts';
import { filterWords } from '../exports/filter-words.ts';
import type { Reader } from '../database/connection.ts';
import { conceptsOfRole, countedClaims } from '../repositories/counted-claims.ts';
import { countPutAside, countVisible, viewIds } from '../repositories/evidence.ts';

/** The matrix of a view, how deep its hierarchies go, and what it leaves out. */
export function matrixView(
  db: Reader,
  { filter, by, therapyDepth, outcomeDepth, withEmpty }: MatrixAsked,
): {
  readonly matrix: Matrix;
  readonly depths: { readonly therapy: number; readonly outcome: number };
  readonly view: PictureView;
} {
  const ids = viewIds(db, filter, []).map(({ id }) => id);
  const therapies = conceptsOfRole(db, 'therapy');
  const outcomes = conceptsOfRole(db, 'outcome');
  const rows = linesAt(therapies, therapyDepth, 'No therapy');
  const columns = linesAt(outcomes, outcomeDepth, 'No outcome');
  return {
    matrix: matrixOf(countedClaims(db, ids), rows, columns, { unit: by, withEmpty }),
    depths: { therapy: depthOf(therapies), outcome: depthOf(outcomes) },
    view: {
      claims: ids.length,
      leftOut: countVisible(db) - ids.length,
      putAside: countPutAside(db),
      filter: filterWords(db, filter),
    },
  };
}
