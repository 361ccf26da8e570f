import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { placeOf } from './destinations.ts';
import type { PdfPlace } from './destinations.ts';

/** One bookmark: its words, how deep it lies (from 1), and its place; null when it leads nowhere in this file. */
export type PdfBookmark = { readonly title: string; readonly level: number; readonly place: PdfPlace | null };

/** More than any book has; a file may hold anything. */
const most = 3_000;
const deepest = 12;
const longestTitle = 300;

type Item = { readonly title: string; readonly dest: unknown; readonly items: readonly Item[] };

function isItem(value: unknown): value is Item {
  return (
    typeof value === 'object' &&
    value !== null &&
    'title' in value &&
    typeof value.title === 'string' &&
    'dest' in value &&
    'items' in value &&
    Array.isArray(value.items)
  );
}

type Flat = { readonly title: string; readonly level: number; readonly dest: unknown };

function flatten(items: readonly unknown[], level: number, into: Flat[]): void {
  for (const item of items) {
    if (into.length >= most) return;
    if (!isItem(item)) continue;
    const title = item.title.replaceAll(/\s+/gu, ' ').trim().slice(0, longestTitle);
    into.push({ title: title === '' ? 'Untitled' : title, level, dest: item.dest });
    if (level < deepest) flatten(item.items, level + 1, into);
  }
}

/** The bookmarks of a file in order; empty when it has none. */
export async function bookmarksOf(pdf: PDFDocumentProxy): Promise<readonly PdfBookmark[]> {
  const flat: Flat[] = [];
  const items: unknown = await pdf.getOutline();
  if (Array.isArray(items)) flatten(items, 1, flat);
  return Promise.all(
    flat.map(async ({ title, level, dest }) => ({ title, level, place: await placeOf(pdf, dest) })),
  );
}
