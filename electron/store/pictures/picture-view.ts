import type { EvidenceFilter } from '#shared/contract/evidence.ts';
import type { PictureView } from '#shared/contract/pictures.ts';
import type { Reader } from '../database/connection.ts';
import { filterWords } from '../exports/filter-words.ts';
import { countPutAside, countVisible, viewIds } from '../repositories/evidence.ts';

/** The claims that a picture is made of, and what it leaves out. */
export function pictureView(
  db: Reader,
  filter: EvidenceFilter,
): { readonly ids: readonly string[]; readonly view: PictureView } {
  const ids = viewIds(db, filter, []).map(({ id }) => id);
  const view = {
    claims: ids.length,
    leftOut: countVisible(db) - ids.length,
    putAside: countPutAside(db),
    filter: filterWords(db, filter),
  };
  return { ids, view };
}
