import type { Fragment } from './fragments.ts';

/** Fragments that stand on one line across, with the extent of that line. */
export type Row = { readonly fragments: Fragment[]; top: number; bottom: number; size: number; base: number };

/** The middle value (the upper one of two); 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** How many rows above are looked at for one that a fragment belongs to. */
const LOOK_BACK = 6;

/**
 * Groups fragments into rows from top to bottom. A fragment belongs to a row when they share at least half of the
 * lower one's band, so raised and lowered small text stays with its line.
 */
export function rowsOf(fragments: readonly Fragment[]): Row[] {
  const sorted = fragments.toSorted((a, b) => a.base - b.base || a.x0 - b.x0);
  const rows: Row[] = [];
  for (const fragment of sorted) {
    const row = rows.slice(-LOOK_BACK).findLast((candidate) => belongs(candidate, fragment));
    if (row) join(row, fragment);
    else {
      const { top, bottom, size, base } = fragment;
      rows.push({ fragments: [fragment], top, bottom, size, base });
    }
  }
  return rows.toSorted((a, b) => a.base - b.base);
}

function belongs(row: Row, fragment: Fragment): boolean {
  const overlap = Math.min(row.bottom, fragment.bottom) - Math.max(row.top, fragment.top);
  return overlap >= 0.5 * Math.min(row.bottom - row.top, fragment.bottom - fragment.top);
}

function join(row: Row, fragment: Fragment): void {
  row.fragments.push(fragment);
  if (fragment.size <= row.size * 1.05) return;
  row.size = fragment.size;
  row.top = fragment.top;
  row.bottom = fragment.bottom;
  row.base = fragment.base;
}
