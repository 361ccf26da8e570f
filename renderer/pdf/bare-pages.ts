import { AnnotationMode } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { drawnAgain } from '#shared/text/others-notes.ts';

/** How pdf.js is asked to draw a page's annotations. */
type Annotations = { readonly annotationMode: number };

const asTheFileHasThem: Annotations = { annotationMode: AnnotationMode.ENABLE };
// In this mode pdf.js asks its storage about each annotation; what is not in there (links, fields) is drawn as ever.
const withoutThoseStored: Annotations = { annotationMode: AnnotationMode.ENABLE_STORAGE };

/**
 * Makes what tells how a page is drawn: as the file has it or, when `bare`, without the highlights and notes of others
 * that were imported and are drawn over the page by Sheaf. A page whose annotations can't be read is drawn as it is.
 */
export function barePages(pdf: PDFDocumentProxy) {
  const hidden = new Map<number, Promise<Annotations>>();
  const hide = async (page: PDFPageProxy): Promise<Annotations> => {
    const found: unknown = await page.getAnnotations({ intent: 'display' }).then(undefined, () => []);
    for (const name of Array.isArray(found) ? drawnAgain(found) : [])
      pdf.annotationStorage.setValue(name, { noView: true });
    return withoutThoseStored;
  };
  return async (page: PDFPageProxy, bare: boolean): Promise<Annotations> => {
    if (!bare) return asTheFileHasThem;
    const known = hidden.get(page.pageNumber) ?? hide(page);
    hidden.set(page.pageNumber, known);
    return known;
  };
}
