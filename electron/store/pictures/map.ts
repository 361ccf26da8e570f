import type { MapAsked, PictureView } from '#shared/contract/pictures.ts';
import { populationColumns, yearColumns, yearKey } from '#shared/counting/columns.ts';
import { depthOf, linesAt } from '#shared/counting/levels.ts';
import { type Matrix, matrixOf } from '#shared/counting/matrix.ts';
import type { Reader } from '../database/connection.ts';
import { conceptsOfRole, mappedClaims } from '../repositories/counted-claims.ts';
import { wantedTherapies } from '../repositories/orientation.ts';
import { type Filtered, inView, lineFilter } from './line-filter.ts';
import { pictureView } from './picture-view.ts';

type MapColumn = Filtered<Matrix['columns'][number]> & { readonly year: number | null };
type EvidenceMap = Omit<Matrix, 'rows' | 'columns'> & {
  readonly rows: readonly Filtered<Matrix['rows'][number]>[];
  readonly columns: readonly MapColumn[];
};

/** The evidence map of a view, how deep its hierarchies go, and what it leaves out. */
export function mapView(
  db: Reader,
  { filter, by, over, therapyDepth, populationDepth }: MapAsked,
): {
  readonly over: MapAsked['over'];
  readonly map: EvidenceMap;
  readonly depths: { readonly therapy: number; readonly population: number };
  readonly view: PictureView;
} {
  const { ids, fits, view } = pictureView(db, filter);
  const therapies = conceptsOfRole(db, 'therapy');
  const populations = conceptsOfRole(db, 'population');
  const claims = inView(mappedClaims(db, ids), wantedTherapies(db, filter));
  const columns =
    over === 'years'
      ? yearColumns(claims)
      : populationColumns(linesAt(populations, populationDepth, 'No population'));
  // Years without a claim are gaps that are to be seen; populations without one would be a long list.
  const options = { unit: by, fits, withEmpty: false, withEmptyColumns: over === 'years' };
  const map = matrixOf(claims, linesAt(therapies, therapyDepth, 'No therapy'), columns, options);
  const therapy = { concepts: filter.therapy, scope: filter.therapyScope };
  const population = { concepts: filter.population, scope: filter.populationScope };
  return {
    over,
    map: {
      ...map,
      rows: map.rows.map((line) => ({ ...line, filter: lineFilter(db, line, therapy) })),
      columns: map.columns.map((line) => ({
        ...line,
        filter: over === 'years' ? { concepts: [], scope: 'below' } : lineFilter(db, line, population),
        year: line.key === yearKey(null) || over !== 'years' ? null : Number(line.name),
      })),
    },
    depths: { therapy: depthOf(therapies), population: depthOf(populations) },
    view,
  };
}
