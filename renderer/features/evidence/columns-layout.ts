import { type Column, columns as catalogue, isUsual } from './columns.ts';

/** How one column stands: at its place in the list, with a width in px where a person has set one. */
export interface ColumnPlace {
  readonly id: string;
  readonly width?: number;
  /** It stays at the left while the others scroll sideways. */
  readonly pinned?: true;
  readonly hidden?: true;
}

/** All columns in their order, pinned ones first. A plain value: it is kept, and part of a saved view. */
export type ColumnLayout = readonly ColumnPlace[];

/** A column as the table draws it. */
export interface ShownColumn extends Column {
  /** In px, where a person has set one. */
  readonly set: number | null;
  /** Its distance in px from the left edge, at which it stays; null: it scrolls with the others. */
  readonly stuckAt: number | null;
}

/** The widths that a column can be given, in px. */
export const narrowest = 24;
export const widest = 1_200;

/** Room in px that pinned columns leave to those that scroll; what does not fit beside it scrolls too. */
const roomBeside = 240;

/**
 * A layout from a value of unknown origin: columns that are not known (or not known yet, or told twice) are left out,
 * those that it does not tell of come last, hidden. Null, the usual columns, when nothing of it can be used.
 */
export function parseColumnLayout(value: unknown): ColumnLayout | null {
  if (!Array.isArray(value)) return null;
  const told = new Map<string, ColumnPlace>();
  for (const one of value) {
    const place = parsePlace(one);
    if (place !== null && !told.has(place.id)) told.set(place.id, place);
  }
  if ([...told.values()].every(({ hidden }) => hidden === true)) return null;
  const rest = catalogue
    .filter(({ id }) => !told.has(id))
    .map(({ id }): ColumnPlace => ({ id, hidden: true }));
  return pinnedFirst([...told.values(), ...rest]);
}

function parsePlace(value: unknown): ColumnPlace | null {
  if (typeof value !== 'object' || value === null) return null;
  const given: Partial<Record<string, unknown>> = { ...value };
  const column = catalogue.find(({ id }) => id === given['id']);
  if (column === undefined) return null;
  const width = given['width'];
  return {
    id: column.id,
    ...(typeof width === 'number' && Number.isFinite(width) ? { width: withinLimits(width) } : {}),
    ...(given['pinned'] === true ? { pinned: true } : {}),
    ...(given['hidden'] === true ? { hidden: true } : {}),
  };
}

function withinLimits(width: number): number {
  return Math.round(Math.min(Math.max(width, narrowest), widest));
}

function pinnedFirst(places: readonly ColumnPlace[]): ColumnLayout {
  return [
    ...places.filter(({ pinned }) => pinned === true),
    ...places.filter(({ pinned }) => pinned !== true),
  ];
}

/** The usual columns of a table of this width, in px, as a layout: nothing is pinned or has a width of its own. */
export function usualLayout(width: number): ColumnLayout {
  return catalogue.map((column) =>
    isUsual(column, width) ? { id: column.id } : { id: column.id, hidden: true },
  );
}

/**
 * The columns that a table draws, in order.
 * @param layout null: the usual ones
 * @param width of the table, in px
 */
export function shownColumns(layout: ColumnLayout | null, width: number): readonly ShownColumn[] {
  let left = 0;
  return (layout ?? usualLayout(width)).flatMap((place): ShownColumn[] => {
    const column = catalogue.find(({ id }) => id === place.id);
    if (column === undefined || place.hidden === true) return [];
    const own = place.width ?? null;
    if (place.pinned !== true) return [{ ...column, set: own, stuckAt: null }];
    // What stays needs a width that is known: else nobody could say where the next one stays.
    const set = own ?? column.width[0];
    const fits = width === 0 || left + set <= width - roomBeside;
    const stuckAt = fits ? left : null;
    left = fits ? left + set : Number.POSITIVE_INFINITY;
    return [{ ...column, set, stuckAt }];
  });
}

/** The width in px of the columns that stay at the left. */
export function stuckWidth(shown: readonly ShownColumn[]): number {
  return shown.reduce((sum, { set, stuckAt }) => (stuckAt === null ? sum : sum + (set ?? 0)), 0);
}

/** The widths of the columns as a value of `grid-template-columns`. */
export function gridTemplate(shown: readonly ShownColumn[]): string {
  return shown
    .map(({ set, width: [min, share] }) => {
      if (set !== null) return `${set}px`;
      return share === 0 ? `${min}px` : `minmax(${min}px, ${share}fr)`;
    })
    .join(' ');
}

/** The smallest width at which every column has its own, in px. */
export function leastWidth(shown: readonly ShownColumn[]): number {
  return shown.reduce((sum, { set, width }) => sum + (set ?? width[0]), 0);
}

/** How many columns a layout shows. */
export function countShown(layout: ColumnLayout): number {
  return layout.filter(({ hidden }) => hidden !== true).length;
}

/** A layout with a column shown or hidden. The last one that is shown stays: a table has a column. */
export function withShown(layout: ColumnLayout, id: string, shown: boolean): ColumnLayout {
  if (!shown && countShown(layout) <= 1) return layout;
  return layout.map((place) => {
    if (place.id !== id) return place;
    const { hidden: _, ...rest } = place;
    return shown ? rest : { ...rest, hidden: true };
  });
}

/** Widths as they are drawn, in px, by column. */
export type Widths = ReadonlyMap<string, number>;

/** A layout with a column pinned, as the last of the pinned ones, or no longer pinned. It keeps the width it has. */
export function withPinned(layout: ColumnLayout, id: string, pinned: boolean, drawn: Widths): ColumnLayout {
  return pinnedFirst(
    layout.map((place) => {
      if (place.id !== id) return place;
      const { pinned: _, ...rest } = place;
      if (!pinned) return rest;
      const width = place.width ?? drawn.get(id);
      return { ...rest, ...(width === undefined ? {} : { width: withinLimits(width) }), pinned: true };
    }),
  );
}

/**
 * A layout with a column one place further, among its like: pinned ones stay pinned.
 * @param step −1: to the left, 1: to the right
 * @param among `shown`: past the next column that is shown; `all`: past the next of the list
 */
export function withMoved(
  layout: ColumnLayout,
  id: string,
  step: -1 | 1,
  among: 'shown' | 'all',
): ColumnLayout {
  const from = layout.findIndex((place) => place.id === id);
  const moved = layout[from];
  if (moved === undefined) return layout;
  let to = from + step;
  while (among === 'shown' && layout[to]?.hidden === true) to += step;
  const past = layout[to];
  if (past === undefined || past.pinned !== moved.pinned) return layout;
  return layout.toSpliced(from, 1).toSpliced(to, 0, moved);
}

/** A layout with a column right before or after another, which it joins: beside a pinned one it is pinned too. */
export function withMovedBeside(
  layout: ColumnLayout,
  id: string,
  beside: { readonly id: string; readonly side: 'before' | 'after' },
  drawn: Widths,
): ColumnLayout {
  const target = layout.find((place) => place.id === beside.id);
  if (target === undefined || beside.id === id) return layout;
  const joined = withPinned(layout, id, target.pinned === true, drawn);
  const moved = joined.find((place) => place.id === id);
  const others = joined.filter((place) => place.id !== id);
  const at = others.findIndex((place) => place.id === beside.id) + (beside.side === 'after' ? 1 : 0);
  return moved === undefined ? layout : others.toSpliced(at, 0, moved);
}

/**
 * A layout with a column of another width. Those to its left keep the widths that they are drawn with, or the edge
 * would run away from the pointer.
 * @param width in px
 */
export function withWidth(layout: ColumnLayout, id: string, width: number, drawn: Widths): ColumnLayout {
  const at = layout.findIndex((place) => place.id === id);
  return layout.map((place, index) => {
    if (place.id === id) return { ...place, width: withinLimits(width) };
    const now = drawn.get(place.id);
    if (index > at || place.hidden === true || place.width !== undefined || now === undefined) return place;
    return { ...place, width: withinLimits(now) };
  });
}
