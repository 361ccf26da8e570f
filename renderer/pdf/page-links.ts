import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Rect } from '#shared/text/page-text.ts';
import { placeOf } from './destinations.ts';
import type { PdfPlace } from './destinations.ts';

/** A link of a page: its box, and the place in the file or the address outside that it leads to. */
export type PdfLink = { readonly rect: Rect } & (
  | { readonly place: PdfPlace; readonly address: null }
  | { readonly place: null; readonly address: string }
);

/** More links than a page of references has. */
const most = 500;
const longestAddress = 2_000;

type Raw = { readonly rect: readonly number[]; readonly dest: unknown; readonly url: unknown };

/** Reads a link annotation of pdf.js; whatever else is on the page is none. */
function asLink(value: unknown): Raw | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('subtype' in value) || value.subtype !== 'Link' || !('rect' in value)) return null;
  if (!Array.isArray(value.rect) || !value.rect.every(Number.isFinite)) return null;
  const rect: readonly number[] = value.rect;
  return {
    rect,
    dest: 'dest' in value ? value.dest : null,
    url: 'url' in value ? value.url : null,
  };
}

/** An address that may be shown and opened: a web page or a mail; null for everything else. */
export function safeAddress(url: unknown): string | null {
  if (typeof url !== 'string' || url.length > longestAddress) return null;
  return /^(?:https?:\/\/|mailto:)[^\s]+$/iu.test(url) ? url : null;
}

function boxOf(rect: readonly number[], view: readonly number[]): Rect {
  const [left = 0, bottom = 0] = view;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = rect;
  return [
    Math.min(x0, x1) - left,
    Math.min(y0, y1) - bottom,
    Math.max(x0, x1) - left,
    Math.max(y0, y1) - bottom,
  ];
}

/** The links of a page that lead to a place of the file, a web page or a mail address; in the order of the file. */
export async function linksOf(pdf: PDFDocumentProxy, page: number): Promise<readonly PdfLink[]> {
  const proxy = await pdf.getPage(page);
  const annotations: unknown = await proxy.getAnnotations({ intent: 'display' });
  const raw = Array.isArray(annotations)
    ? annotations.flatMap((one) => asLink(one) ?? []).slice(0, most)
    : [];
  const links = await Promise.all(
    raw.map(async ({ rect, dest, url }): Promise<PdfLink | null> => {
      const box = boxOf(rect, proxy.view);
      const address = safeAddress(url);
      if (address !== null) return { rect: box, place: null, address };
      const place = dest === null ? null : await placeOf(pdf, dest);
      return place === null ? null : { rect: box, place, address: null };
    }),
  );
  return links.filter((link) => link !== null);
}
