import { Anchor } from '#shared/contract/anchor.ts';
import type { AnchorPlace } from '#shared/contract/text.ts';
import { resolveAnchor } from '#shared/text/resolve-anchor.ts';
import { type AnchorPage, unpackBoxes } from '#shared/text/page-text.ts';
import { indexPages, type TextIndex } from '#shared/text/text-index.ts';
import type { Reader, Writer } from '../database/connection.ts';
import { insertInto } from '../database/insert.ts';
import { pageOf, pageTextsOf, recipeOf } from './texts.ts';

/** The text of a document's current file, read once for all of its annotations. */
type CurrentText = {
  readonly sha256: string;
  readonly recipe: string | null;
  readonly text: () => { readonly pages: readonly AnchorPage[]; readonly index: TextIndex };
};

function currentText(derived: Reader, sha256: string): CurrentText {
  let kept: ReturnType<CurrentText['text']> | null = null;
  const read = () => ({
    pages: pageTextsOf(derived, sha256).map((page) => withBoxes(derived, sha256, page)),
    index: indexPages(pageTextsOf(derived, sha256)),
  });
  return {
    sha256,
    recipe: recipeOf(derived, sha256),
    text: () => {
      kept ??= read();
      return kept;
    },
  };
}

/** Boxes are unpacked for the pages that words are found on, not for the whole book. */
function withBoxes(
  derived: Reader,
  sha256: string,
  page: { readonly page: number; readonly label: string; readonly text: string },
): AnchorPage {
  let boxes: Float32Array | null = null;
  return {
    ...page,
    get boxes() {
      boxes ??= boxesOf(derived, sha256, page.page);
      return boxes;
    },
  };
}

function boxesOf(derived: Reader, sha256: string, page: number): Float32Array {
  const packed = pageOf(derived, sha256, page)?.boxes ?? null;
  const unpacked = packed === null ? null : unpackBoxes(packed);
  return unpacked?.ok ? unpacked.value : new Float32Array(0);
}

type Place = AnchorPlace & { readonly recipe: string };

/** Where a recorded anchor stands under today's text of its document's file. */
function placeOf(anchor: Anchor, current: CurrentText): Place {
  const { recipe } = current;
  const sameFile = anchor.sha256 === current.sha256;
  const region = anchor.parts.every((part) => part.start === null);
  if (sameFile && (recipe === null || region || recipe === anchor.recipe)) {
    // The same recipe over the same bytes gives the same text; without any text the recorded place is all there is.
    return { state: 'exact', parts: anchor.parts, recipe: recipe ?? anchor.recipe };
  }
  // The text of a file that was put in is on its way: until it is there, nothing is known of the words.
  if (recipe === null) return { state: 'needs-check', parts: anchor.parts, recipe: anchor.recipe };
  const { pages, index } = current.text();
  const { state, parts } = resolveAnchor(anchor, pages, index);
  // Whether a figure is where it was, only eyes can tell.
  return {
    state: region && state === 'exact' ? 'needs-check' : state,
    parts: parts.map((part) => ({ ...part, rects: part.rects.map(([...rect]) => rect) })),
    recipe,
  };
}

/** Finds again the places of annotations and keeps them; an annotation that is gone loses its place. */
export function refreshPlaces(review: Reader, derived: Writer, annotationIds: Iterable<string>): void {
  const texts = new Map<string, CurrentText>();
  const textOf = (sha256: string): CurrentText => {
    const text = texts.get(sha256) ?? currentText(derived, sha256);
    texts.set(sha256, text);
    return text;
  };
  for (const id of annotationIds) {
    const row = review.get<{ anchor: string; sha256: string }>(
      `SELECT a.anchor, d.sha256 FROM annotation a JOIN document d ON d.id = a.document_id
       WHERE a.id = ? AND a.deleted = 0`,
      id,
    );
    derived.run('DELETE FROM place WHERE annotation_id = ?', id);
    if (!row) continue;
    const { recipe, state, parts } = placeOf(Anchor.parse(JSON.parse(row.anchor)), textOf(row.sha256));
    insertInto(derived, 'place', { annotation_id: id, recipe, state, parts: JSON.stringify(parts) });
  }
}

/** Finds again the places of all annotations of documents, whose file or text is another one now. */
export function refreshPlacesOfDocuments(
  review: Reader,
  derived: Writer,
  documentIds: readonly string[],
): void {
  refreshPlaces(
    review,
    derived,
    documentIds.flatMap((id) => annotationsOf(review, id)),
  );
}

function annotationsOf(review: Reader, documentId: string): string[] {
  const sql = 'SELECT id FROM annotation WHERE document_id = ? AND deleted = 0 ORDER BY id';
  return review.all<{ id: string }>(sql, documentId).map(({ id }) => id);
}
