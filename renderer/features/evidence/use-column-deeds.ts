import { useState } from 'react';
import {
  type ColumnLayout,
  type ShownColumn,
  shownColumns,
  usualLayout,
  withMoved,
  withMovedBeside,
  withPinned,
  withShown,
  withWidth,
} from './columns-layout.ts';
import { contentWidth, type Drawn, drawnTable } from './drawn-widths.ts';
import type { Table } from './use-table.ts';

/** How much one press of a key widens or narrows a column, in px. */
const widthStep = 16;

/** Why the last column that is shown can't be hidden. */
export const oneStays = 'One column has to stay';

type Work = (before: ColumnLayout, drawn: Drawn) => ColumnLayout;

/** What can be done with a column at its head. */
export interface ColumnDeeds {
  readonly move: (column: ShownColumn, step: -1 | 1) => void;
  readonly moveBeside: (id: string, beside: ShownColumn, side: 'before' | 'after') => void;
  readonly widen: (column: ShownColumn, step: -1 | 1) => void;
  /** As wide as what the rows in sight hold. */
  readonly fit: (column: ShownColumn, place: number) => void;
  readonly pin: (column: ShownColumn) => void;
  readonly hide: (column: ShownColumn, place: number) => void;
  /** While its edge is dragged: the width in px that it would have; null: the edge was let go of without one. */
  readonly drag: (column: ShownColumn, width: number | null) => void;
  readonly drop: (column: ShownColumn, width: number) => void;
}

/**
 * @param goTo puts the focus on the head of a column, by its place
 * @returns the deeds, and the layout while an edge is dragged
 */
export function useColumnDeeds(
  table: Table,
  goTo: (place: number) => void,
): { readonly deeds: ColumnDeeds; readonly dragged: ColumnLayout | null } {
  const [dragged, setDragged] = useState<ColumnLayout | null>(null);
  const { arrange, scroller, layout } = table;
  const setWidth = (column: ShownColumn, width: number): void =>
    arrange(widthTo(column.id, width), `${column.title}: ${Math.round(width)} pixels wide`);
  /** Follows a column to the place that it has come to. */
  const follow = (id: string, work: Work, words: string, unchanged?: string): void =>
    arrange(
      (before, drawn) => {
        const next = work(before, drawn);
        const place = shownColumns(next, drawn.width).findIndex((column) => column.id === id);
        if (place >= 0) goTo(place);
        return next;
      },
      words,
      unchanged,
    );
  const deeds: ColumnDeeds = {
    move: ({ id, title, pinned }, step) =>
      follow(
        id,
        (before) => withMoved(before, id, step, 'shown'),
        `${title} moved to the ${step < 0 ? 'left' : 'right'}`,
        `${title} ${staysWords(step, pinned, layout)}`,
      ),
    moveBeside: (id, beside, side) =>
      follow(
        id,
        (before, drawn) => withMovedBeside(before, id, { id: beside.id, side }, drawn.columns),
        `Moved ${side} ${beside.title}`,
      ),
    widen: (column, step) =>
      setWidth(column, Math.max(widthStep, headWidth(scroller.current, column.id) + step * widthStep)),
    fit: (column, place) => {
      if (scroller.current !== null) setWidth(column, contentWidth(scroller.current, place));
    },
    pin: ({ id, title, pinned }) =>
      follow(
        id,
        (before, drawn) => withPinned(before, id, !pinned, drawn.columns),
        `${title} ${pinned ? 'is no longer pinned' : 'is pinned at the left'}`,
      ),
    hide: ({ id, title }, place) => {
      arrange((before) => withShown(before, id, false), `${title} is hidden`, oneStays);
      goTo(place);
    },
    drag: ({ id }, width) => {
      const drawn = drawnTable(scroller.current);
      setDragged(width === null ? null : widthTo(id, width)(layout ?? usualLayout(drawn.width), drawn));
    },
    drop: (column, width) => {
      setDragged(null);
      setWidth(column, width);
    },
  };
  return { deeds, dragged };
}

/** Why a column does not move further: pinned ones and the others are never mixed. */
function staysWords(step: -1 | 1, pinned: boolean, layout: ColumnLayout | null): string {
  if (step > 0) return pinned ? 'is the last of the pinned columns' : 'is the last already';
  const others = !pinned && layout?.some((place) => place.pinned === true && place.hidden !== true) === true;
  return others ? 'is the first of the columns that are not pinned' : 'is the first already';
}

function widthTo(id: string, width: number): Work {
  return (before, drawn) => withWidth(before, id, width, drawn.columns);
}

function headWidth(scroller: HTMLElement | null, id: string): number {
  return scroller?.querySelector(`[data-column="${id}"]`)?.getBoundingClientRect().width ?? 0;
}
