import type { Anchor } from '#shared/contract/anchor.ts';
import { Anchor as AnchorSchema } from '#shared/contract/anchor.ts';
import type { AnchorPlace } from '#shared/contract/text.ts';
import { resolveAnchor } from '#shared/text/resolve-anchor.ts';
import { unpackBoxes } from '#shared/text/page-text.ts';
import { indexPages, type TextIndex } from '#shared/text/text-index.ts';
import type { Reader, Writer } from '../database/connection.ts';
import { insertInto } from '../database/insert.ts';
import { pageOf, pagesOf, pageTextsOf, recipeOf } from './texts.ts';

/** Where a recorded anchor stands under today's text of its file. */
export function placeOf(
  derived: Reader,
  anchor: Anchor,
  index?: TextIndex,
): AnchorPlace & { readonly recipe: string } {
  const recipe = recipeOf(derived, anchor.sha256);
  const region = anchor.parts.every((part) => part.start === null);
  if (recipe === null || region || recipe === anchor.recipe) {
    // The same recipe over the same bytes gives the same text; without any text the recorded place is all there is.
    return { state: 'exact', parts: anchor.parts, recipe: recipe ?? anchor.recipe };
  }
  const pages = pagesOf(derived, anchor.sha256).flatMap(({ page }) => {
    const row = pageOf(derived, anchor.sha256, page);
    if (!row) return [];
    const boxes = row.boxes ? unpackBoxes(row.boxes) : null;
    return [{ ...row, ...(boxes?.ok ? { boxes: boxes.value } : { boxes: undefined }) }];
  });
  const usable = pages.map(({ boxes, ...page }) => (boxes ? { ...page, boxes } : page));
  const resolved = resolveAnchor(anchor, usable, index ?? indexPages(pageTextsOf(derived, anchor.sha256)));
  const parts = resolved.parts.map((part) => ({ ...part, rects: part.rects.map(([...rect]) => rect) }));
  return { state: resolved.state, parts, recipe };
}

/** Finds again the places of annotations and keeps them; an annotation that is gone loses its place. */
export function refreshPlaces(review: Reader, derived: Writer, annotationIds: readonly string[]): void {
  for (const id of annotationIds) {
    const row = review.get<{ anchor: string }>(
      'SELECT anchor FROM annotation WHERE id = ? AND deleted = 0',
      id,
    );
    derived.run('DELETE FROM place WHERE annotation_id = ?', id);
    if (!row) continue;
    const place = placeOf(derived, AnchorSchema.parse(JSON.parse(row.anchor)));
    const { recipe, state, parts } = place;
    insertInto(derived, 'place', { annotation_id: id, recipe, state, parts: JSON.stringify(parts) });
  }
}
