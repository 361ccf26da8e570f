import type { DocumentId } from '#shared/contract/ids.ts';
import type { StackPlace } from '#renderer/pdf/page-stack.ts';
import { fitWidth } from './zoom.ts';
import type { Zoom } from './zoom.ts';

/** Where somebody is in a paper. `part` of `place` is how far down the page. */
export type PdfPosition = { readonly zoom: Zoom; readonly place: StackPlace };

/** Where somebody is in a text document: the offset of the first words in view, and the size of type. */
export type TreePosition = { readonly offset: number; readonly scale: number };

const pdfPositions = new Map<DocumentId, PdfPosition>();
const treePositions = new Map<DocumentId, TreePosition>();

/** Reading positions, kept for as long as the window lives. */
export const positions = {
  pdf: (documentId: DocumentId): PdfPosition =>
    pdfPositions.get(documentId) ?? { zoom: fitWidth, place: { index: 0, part: -0.05 } },
  keepPdf: (documentId: DocumentId, position: PdfPosition): void => {
    pdfPositions.set(documentId, position);
  },
  tree: (documentId: DocumentId): TreePosition => treePositions.get(documentId) ?? { offset: 0, scale: 1 },
  keepTree: (documentId: DocumentId, position: TreePosition): void => {
    treePositions.set(documentId, position);
  },
};
