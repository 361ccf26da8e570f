import type { AnchorPart } from '#shared/contract/anchor.ts';
import type { Rect } from '#shared/text/page-text.ts';
import type { Highlight } from './types.ts';

/** A highlight on one page. */
export type Mark = {
  readonly highlight: Highlight;
  readonly rects: readonly Rect[];
  /** Above 0 it lies over others: beside its tint it gets a line under the words, one lower each. */
  readonly level: number;
};

type Draft = { readonly highlight: Highlight; readonly part: AnchorPart; readonly rects: readonly Rect[] };

function area(rects: readonly Rect[]): number {
  return rects.reduce((sum, [x0, y0, x1, y1]) => sum + (x1 - x0) * (y1 - y0), 0);
}

function touches(a: Rect, b: Rect): boolean {
  const slack = 0.5;
  return a[0] < b[2] - slack && b[0] < a[2] - slack && a[1] < b[3] - slack && b[1] < a[3] - slack;
}

function overlaps(a: Draft, b: Draft): boolean {
  const [left, right] = [a.part, b.part];
  // A region around words is told from them by its outline, whatever lies in it.
  if ((left.start === null) !== (right.start === null)) return false;
  if (left.start !== null && right.start !== null) {
    return left.start < (right.end ?? 0) && right.start < (left.end ?? 0);
  }
  return a.rects.some((one) => b.rects.some((other) => touches(one, other)));
}

/**
 * The highlights of one page in reading order, each at the lowest level that no overlapping one before it has.
 * `rectsOf` answers the boxes of a part that carries none.
 */
export function marksOn(
  page: number,
  highlights: readonly Highlight[],
  rectsOf: (part: AnchorPart) => readonly Rect[],
): readonly Mark[] {
  const drafts: Draft[] = highlights.flatMap((highlight) =>
    highlight.parts
      .filter((part) => part.page === page)
      .map((part) => ({
        highlight,
        part,
        rects: part.rects.length > 0 ? part.rects : rectsOf(part),
      })),
  );
  drafts.sort((a, b) => (a.part.start ?? 0) - (b.part.start ?? 0) || area(b.rects) - area(a.rects));
  const levels: number[] = [];
  drafts.forEach((draft, index) => {
    const taken = new Set(levels.filter((_, before) => overlaps(draft, drafts[before] ?? draft)));
    let level = 0;
    while (taken.has(level)) level += 1;
    levels[index] = level;
  });
  return drafts.map(({ highlight, rects }, index) => ({ highlight, rects, level: levels[index] ?? 0 }));
}

/** The highlights under a point of a page (PDF units), the smallest first. */
export function marksAt(marks: readonly Mark[], x: number, y: number): readonly Mark[] {
  return marks
    .filter(({ rects }) => rects.some(([x0, y0, x1, y1]) => x >= x0 && x <= x1 && y >= y0 && y <= y1))
    .toSorted((a, b) => area(a.rects) - area(b.rects));
}

/** Of several highlights at one place: the one after the active one, so that clicking again goes through them. */
export function nextOf(
  marks: readonly { readonly highlight: Highlight }[],
  activeId: string | null,
): Highlight | null {
  const at = marks.findIndex(({ highlight }) => highlight.id === activeId);
  return (marks[(at + 1) % Math.max(1, marks.length)] ?? marks[0])?.highlight ?? null;
}

const stateSigns = {
  exact: null,
  moved: { glyph: '⤳', words: 'its words have moved' },
  'needs-check': { glyph: '!', words: 'its words need a look' },
  lost: { glyph: '∅', words: 'its words were not found' },
} as const;

/** The sign of an anchor state that is not exact, with the words for it. */
export function stateSign(state: Highlight['state']) {
  return stateSigns[state];
}

/** What a highlight is called, with the state of its anchor where that needs saying. */
export function highlightName({ label, state }: Highlight): string {
  const sign = stateSign(state);
  return sign === null ? label : `${label} (${sign.words})`;
}
