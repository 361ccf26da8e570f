import type { EvidenceFilter } from '#shared/contract/evidence.ts';
import type { PictureView } from '#shared/contract/pictures.ts';
import { hasDirection, type Placed } from '#shared/counting/cell.ts';
import type { Reader } from '../database/connection.ts';
import { filterWords } from '../exports/filter-words.ts';
import { countAll, pooledBeside, viewIds } from '../repositories/evidence.ts';

/** The claims that a picture is made of, and what it leaves out. */
export function pictureView(
  db: Reader,
  filter: EvidenceFilter,
): {
  /** Claims that may stand in it: those of the view, and others that fit it only the other way round. */
  readonly ids: readonly string[];
  readonly fits: (placed: Placed) => boolean;
  readonly view: PictureView;
} {
  const ids = viewIds(db, filter, []).map(({ id }) => id);
  const { direction } = filter;
  const candidates =
    direction.length === 0 ? ids : viewIds(db, { ...filter, direction: [] }, []).map(({ id }) => id);
  const { allClaims, putAside } = countAll(db);
  const view = {
    claims: ids.length,
    leftOut: allClaims - ids.length,
    putAside,
    pooledBeside: pooledBeside(db, filter),
    filter: filterWords(db, filter),
  };
  return { ids: candidates, fits: hasDirection(direction), view };
}
