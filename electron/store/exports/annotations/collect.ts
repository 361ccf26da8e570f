import type { AnnotationView } from '#shared/contract/annotations.ts';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { DocumentView } from '#shared/contract/documents.ts';
import type { Reader } from '../../database/connection.ts';
import { annotationsOfDocument } from '../../repositories/annotations.ts';
import { claimIdsOfDocument, claimViews } from '../../repositories/claims.ts';

/** An annotation with the claims that rest on it and when it was last changed. */
export type Annotated = {
  readonly annotation: AnnotationView;
  readonly claims: readonly ClaimView[];
  readonly modified: string;
};

/** The annotations of a document in reading order, with their claims. */
export function annotatedOf(db: Reader, document: Pick<DocumentView, 'id'>): Annotated[] {
  const claims = claimViews(db, claimIdsOfDocument(db, document.id));
  const changed = lastChanges(db, document.id);
  return annotationsOfDocument(db, document.id).map((annotation) => {
    const resting = claims.filter(({ quotes }) =>
      quotes.some(({ annotationId }) => annotationId === annotation.id),
    );
    const moments = [
      annotation.created,
      changed.get(annotation.id) ?? '',
      ...resting.map((one) => one.changed),
    ];
    return { annotation, claims: resting, modified: moments.toSorted().at(-1) ?? annotation.created };
  });
}

/** Whether an annotation stands where it is shown for certain: nothing else is told to other programs as a place. */
export function isPlaced({ place }: AnnotationView): boolean {
  return place.state === 'exact' || place.state === 'moved';
}

function lastChanges(db: Reader, documentId: string): Map<string, string> {
  const rows = db.all<{ id: string; time: string }>(
    `SELECT a.id, max(c.time) AS time FROM annotation a JOIN operation o ON o.entity_id = a.id
     JOIN change c ON c.id = o.change_id WHERE a.document_id = ? AND a.deleted = 0 GROUP BY a.id`,
    documentId,
  );
  return new Map(rows.map(({ id, time }) => [id, time]));
}
