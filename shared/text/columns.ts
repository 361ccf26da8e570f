import type { Fragment } from './fragments.ts';
import { bandsAcross, type Band } from './column-bands.ts';
import { median, rowsOf } from './rows.ts';

/** Fragments that are read line by line, in no order yet. */
export type Region = readonly Fragment[];

const DEPTH_LIMIT = 5;
const CANDIDATE_LIMIT = 30;
/** More pieces than any printed page has (plots drawn with text): read line by line. */
const FRAGMENT_LIMIT = 20_000;
const EDGE_SUPPORT = 3;

/**
 * Orders a page's fragments: running head, body, running foot; in the body what stands above columns, then column by
 * column, then what stands below. Tables stay whole and are read row by row.
 *
 * @param edges the page's upper and lower edge, measured as `Fragment.base`.
 */
export function readingRegions(
  fragments: Region,
  edges: { readonly top: number; readonly bottom: number },
): Region[] {
  if (fragments.length === 0) return [];
  if (fragments.length > FRAGMENT_LIMIT) return [fragments];
  const { heads, body, feet } = peelRunningLines(fragments, edges);
  return [...heads, ...cut(body, 0), ...feet].filter((region) => region.length > 0);
}

type Peeled = { readonly heads: Region[]; readonly body: Region; readonly feet: Region[] };

/** Share of the page's height at each end in which running heads and feet stand, and how many lines they have. */
const MARGIN_SHARE = 0.1;
const MARGIN_LINES = 3;

function peelRunningLines(
  fragments: Region,
  edges: { readonly top: number; readonly bottom: number },
): Peeled {
  const rows = rowsOf(fragments);
  const height = edges.bottom - edges.top;
  const heads: Region[] = [];
  const feet: Region[] = [];
  const gapAfter = (index: number): number => (rows[index + 1]?.top ?? 0) - (rows[index]?.bottom ?? 0);
  const sizeOf = (index: number): number => median((rows[index]?.fragments ?? []).map((piece) => piece.size));
  let first = 0;
  for (let index = 0; index < Math.min(MARGIN_LINES, rows.length - 1); index += 1) {
    if ((rows[index]?.bottom ?? 0) > edges.top + MARGIN_SHARE * height) break;
    if (gapAfter(index) > 0.6 * sizeOf(index)) {
      heads.push(rows.slice(first, index + 1).flatMap((row) => row.fragments));
      first = index + 1;
    }
  }
  let last = rows.length;
  for (let index = rows.length - 1; index > Math.max(first, rows.length - 1 - MARGIN_LINES); index -= 1) {
    if ((rows[index]?.top ?? 0) < edges.bottom - MARGIN_SHARE * height) break;
    if (gapAfter(index - 1) > 0.6 * sizeOf(index)) {
      feet.unshift(rows.slice(index, last).flatMap((row) => row.fragments));
      last = index;
    }
  }
  return { heads, body: rows.slice(first, last).flatMap((row) => row.fragments), feet };
}

function cut(region: Region, depth: number): Region[] {
  const bands = depth < DEPTH_LIMIT && region.length >= 2 * EDGE_SUPPORT ? bestBands(region) : null;
  if (!bands) return [region];
  return bands.flatMap((band) =>
    band.kind === 'columns'
      ? [...cut(band.left, depth + 1), ...cut(band.right, depth + 1)]
      : cut(band.fragments, depth + 1),
  );
}

function bestBands(region: Region): Band[] | null {
  const em = median(region.map((fragment) => fragment.size));
  let best: Band[] | null = null;
  let bestScore = 0;
  for (const edge of leftEdges(region, em)) {
    const bands = bandsAcross(region, edge - 0.3 * em, em);
    const score = bands.reduce((sum, band) => sum + (band.kind === 'columns' ? band.score : 0), 0);
    if (score > bestScore) {
      best = bands;
      bestScore = score;
    }
  }
  return best;
}

/** Positions at which many fragments begin: the left edges of columns are among them. */
function leftEdges(region: Region, em: number): number[] {
  const step = Math.max(em / 4, 0.1);
  const counts = new Map<number, { count: number; x: number }>();
  for (const fragment of region) {
    const key = Math.round(fragment.x0 / step);
    const entry = counts.get(key) ?? { count: 0, x: fragment.x0 };
    entry.count += 1;
    entry.x = Math.min(entry.x, fragment.x0);
    counts.set(key, entry);
  }
  const popular = [...counts.values()].filter((entry) => entry.count >= EDGE_SUPPORT);
  popular.sort((a, b) => b.count - a.count || a.x - b.x);
  return popular.slice(0, CANDIDATE_LIMIT).map((entry) => entry.x);
}
