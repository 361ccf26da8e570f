import type { ConceptScope } from '#shared/contract/evidence.ts';
import type { MatrixAsked, PictureView } from '#shared/contract/pictures.ts';
import type { CountedClaim } from '#shared/counting/counted-claim.ts';
import { depthOf, type Line, linesAt } from '#shared/counting/levels.ts';
import { type Matrix, matrixOf } from '#shared/counting/matrix.ts';
import { isMirrored } from '#shared/domain/sides.ts';
import { filterWords } from '../exports/filter-words.ts';
import type { Reader } from '../database/connection.ts';
import { withDescendants } from '../repositories/concepts.ts';
import { conceptsOfRole, countedClaims } from '../repositories/counted-claims.ts';
import { wantedTherapies } from '../repositories/orientation.ts';
import { countPutAside, countVisible, viewIds } from '../repositories/evidence.ts';

/** The condition on concepts that holds just what stands in a line of the matrix. */
type LineFilter = { readonly concepts: readonly string[]; readonly scope: ConceptScope };
type WithFilter<L> = L & { readonly filter: LineFilter };
type Filtered<M extends Matrix> = Omit<M, 'rows' | 'columns'> & {
  readonly rows: readonly WithFilter<M['rows'][number]>[];
  readonly columns: readonly WithFilter<M['columns'][number]>[];
};

/** The matrix of a view, how deep its hierarchies go, and what it leaves out. */
export function matrixView(
  db: Reader,
  { filter, by, therapyDepth, outcomeDepth, withEmpty }: MatrixAsked,
): {
  readonly matrix: Filtered<Matrix>;
  readonly depths: { readonly therapy: number; readonly outcome: number };
  readonly view: PictureView;
} {
  const ids = viewIds(db, filter, []).map(({ id }) => id);
  const therapies = conceptsOfRole(db, 'therapy');
  const outcomes = conceptsOfRole(db, 'outcome');
  const rows = linesAt(therapies, therapyDepth, 'No therapy');
  const columns = linesAt(outcomes, outcomeDepth, 'No outcome');
  const claims = inView(countedClaims(db, ids), wantedTherapies(db, filter));
  const matrix = matrixOf(claims, rows, columns, { unit: by, withEmpty });
  const [aboutTherapy, aboutOutcome] = [
    { concepts: filter.therapy, scope: filter.therapyScope },
    { concepts: filter.outcome, scope: filter.outcomeScope },
  ];
  return {
    matrix: {
      ...matrix,
      rows: matrix.rows.map((line) => ({ ...line, filter: lineFilter(db, line, aboutTherapy) })),
      columns: matrix.columns.map((line) => ({ ...line, filter: lineFilter(db, line, aboutOutcome) })),
    },
    depths: { therapy: depthOf(therapies), outcome: depthOf(outcomes) },
    view: {
      claims: ids.length,
      leftOut: countVisible(db) - ids.length,
      putAside: countPutAside(db),
      filter: filterWords(db, filter),
    },
  };
}

/** A line narrows the condition of the view; one that the condition lies within has the condition itself. */
function lineFilter(db: Reader, { concept, kind }: Line, given: LineFilter): LineFilter {
  if (concept === null) return { concepts: [], scope: 'none' };
  const own: LineFilter = { concepts: [concept], scope: kind === 'unspecified' ? 'itself' : 'below' };
  if (given.concepts.length === 0 || given.scope === 'none') return own;
  const wanted = given.scope === 'itself' ? new Set(given.concepts) : withDescendants(db, given.concepts);
  if (wanted.has(concept) && (given.scope === 'below' || kind === 'unspecified')) return own;
  const below = withDescendants(db, [concept]);
  return { concepts: given.concepts.filter((one) => below.has(one)), scope: given.scope };
}

/** Claims as they stand in a view about some therapies: under these alone, and the way round that it shows them. */
function inView(
  claims: readonly CountedClaim[],
  wanted: ReadonlySet<string> | null,
): readonly CountedClaim[] {
  if (wanted === null) return claims;
  const isWanted = (concept: string): boolean => wanted.has(concept);
  return claims.map((claim) => {
    const { asCoded, mirrored } = claim.stands;
    const turned = isMirrored(claim.stands, isWanted);
    return {
      ...claim,
      stands: { asCoded: asCoded.filter(isWanted), mirrored: mirrored.filter(isWanted), turned },
    };
  });
}
