import type { Anchor, AnchorPart } from '#shared/contract/anchor.ts';
import type { AnnotationId, ClaimId, DocumentId } from '#shared/contract/ids.ts';
import type { AnnotationView } from '#shared/contract/annotations.ts';

export type AnchorState = AnnotationView['place']['state'];

/** A claim as it stands beside its words. */
export type MarginNote = {
  readonly claimId: ClaimId;
  /** The sign of its direction. */
  readonly glyph: string;
  readonly hue: number | null;
  /** What it says, in a line or two. */
  readonly words: string;
};

/** An annotation as it is drawn over the words. */
export type Highlight = {
  readonly id: AnnotationId;
  readonly parts: readonly AnchorPart[];
  /** Where a region stands among the words of its page, as an offset in its text. */
  readonly regionOffset?: number;
  readonly state: AnchorState;
  /** Index into the palette of eight; null: no hue of its own. */
  readonly hue: number | null;
  /** What it says, for tooltips and screen readers. */
  readonly label: string;
  /** The claims that rest on it. */
  readonly claims: readonly MarginNote[];
};

/** Where to go. A new `nonce` goes there again. */
export type Target = {
  readonly parts: readonly AnchorPart[];
  readonly annotationId: AnnotationId | null;
  readonly nonce: number;
};

export type ReaderProps = {
  readonly documentId: DocumentId;
  readonly goTo: Target | null;
  readonly highlights: readonly Highlight[];
  readonly activeId: AnnotationId | null;
  /** Told the selected words after each mouse up or key up; null when nothing is selected any more. */
  readonly onSelection: (anchor: Anchor | null) => void;
  /** `claimId`: the claim that was meant, of several on these words. */
  readonly onActivate: (annotationId: AnnotationId, claimId?: ClaimId) => void;
  /** Back or forward through jumps led to this document. */
  readonly onOpen: (documentId: DocumentId) => void;
};

/** What the reader of one format is given: the same, for a document that is known to be readable. */
export type BodyProps = Omit<ReaderProps, 'documentId'> & {
  readonly documentId: DocumentId;
  readonly sha256: string;
  readonly title: string;
};
