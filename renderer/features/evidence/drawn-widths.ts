import type { Widths } from './columns-layout.ts';

/** The table as it is drawn, in px: its own width, and the widths of its columns by id. */
export interface Drawn {
  readonly width: number;
  readonly columns: Widths;
}

/** Measures a table. @param scroller what scrolls it; null: it is not there, and nothing is known */
export function drawnTable(scroller: HTMLElement | null): Drawn {
  const heads = [...(scroller?.querySelectorAll<HTMLElement>('[data-column]') ?? [])];
  return {
    width: scroller?.clientWidth ?? 0,
    columns: new Map(
      heads.map((head) => [head.dataset['column'] ?? '', head.getBoundingClientRect().width] as const),
    ),
  };
}

/** Space beside the words of a cell, and a little more, in px. */
const beside = 16;

/** The width in px that the rows in sight, and the head, need in a column. @param place of the column, from 0 */
export function contentWidth(scroller: HTMLElement, place: number): number {
  const cells = [...scroller.querySelectorAll(`[data-cell$=":${place}"]`)];
  const widths = cells.map((cell) => {
    const words = document.createRange();
    words.selectNodeContents(cell);
    return words.getBoundingClientRect().width;
  });
  return Math.ceil(Math.max(0, ...widths)) + beside;
}
