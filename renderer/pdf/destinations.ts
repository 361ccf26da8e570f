import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/**
 * A place in a file: a page, and how high on it (PDF units of the unrotated page from the lower edge of its view box);
 * `y` is null where the file means the page as a whole.
 */
export type PdfPlace = { readonly page: number; readonly y: number | null };

type Reference = { readonly num: number; readonly gen: number };

function isReference(value: unknown): value is Reference {
  return (
    typeof value === 'object' &&
    value !== null &&
    'num' in value &&
    'gen' in value &&
    Number.isInteger(value.num) &&
    Number.isInteger(value.gen)
  );
}

/** Which number of an explicit destination is the upper edge (ISO 32000-1, table 151). */
const topAt: Readonly<Record<string, number>> = { XYZ: 3, FitH: 2, FitBH: 2, FitR: 5 };

/** The height that an explicit destination such as `[page, /XYZ, left, top, zoom]` names; null where it names none. */
export function topOf(explicit: readonly unknown[]): number | null {
  const kind = explicit[1];
  const name = typeof kind === 'object' && kind !== null && 'name' in kind ? String(kind.name) : '';
  const top = explicit[topAt[name] ?? -1];
  return typeof top === 'number' && Number.isFinite(top) ? top : null;
}

/** Finds where a named or explicit destination lies; null when the file has no such place. */
export async function placeOf(pdf: PDFDocumentProxy, destination: unknown): Promise<PdfPlace | null> {
  try {
    const explicit: unknown =
      typeof destination === 'string' ? await pdf.getDestination(destination) : destination;
    if (!Array.isArray(explicit)) return null;
    const parts: readonly unknown[] = explicit;
    const [target] = parts;
    const index = isReference(target)
      ? await pdf.getPageIndex(target)
      : typeof target === 'number'
        ? target
        : -1;
    if (!Number.isInteger(index) || index < 0 || index >= pdf.numPages) return null;
    const top = topOf(parts);
    if (top === null) return { page: index + 1, y: null };
    const bottom = (await pdf.getPage(index + 1)).view[1] ?? 0;
    return { page: index + 1, y: top - bottom };
  } catch {
    // A destination is made by whoever made the file: one that leads nowhere is nothing to report.
    return null;
  }
}
