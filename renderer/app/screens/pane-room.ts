/** A side pane as the person wants it: its width in CSS pixels while it is open. */
export interface WantedSide {
  readonly width: number;
  readonly open: boolean;
}

/** How the person left the panes; `middle` is the width that they left between the sides. */
export interface WantedPanes {
  readonly left: WantedSide;
  readonly right: WantedSide;
  readonly middle: number;
}

/**
 * The least width of each pane, in CSS pixels. A page of two columns can just be read in that of the middle; where even
 * the right pane alone leaves less, the middle goes down to `beside`, and to `tight` while the right one is worked in: that
 * is what a window of 1280 px leaves with text of twice the size.
 */
export const leastWidth = { left: 180, right: 260, middle: 520, beside: 420, tight: 256 } as const;

/** The panes of somebody who has not moved anything yet. */
export const usualPanes: WantedPanes = {
  left: { width: 260, open: true },
  right: { width: 340, open: true },
  middle: leastWidth.middle,
};

/** What stands in the place of a pane that is put away, in CSS pixels. */
export const stripWidth = 24;

/**
 * The widths of the side panes in a window that leaves this much room for all three; 0 is put away. What is read in
 * the middle comes first: the left pane gives way, then the right one; where that is not enough the left one goes, then
 * the right one, while it is worked in only when nothing could be read beside it. Nobody who has chosen a narrower
 * middle is overruled.
 */
export function sidesFor(
  width: number,
  wanted: WantedPanes,
  rightInUse: boolean,
): { readonly left: number; readonly right: number } {
  const middle = Math.min(leastWidth.middle, wanted.middle);
  const beside = rightInUse ? leastWidth.tight : Math.min(leastWidth.beside, wanted.middle);
  const least = (side: 'left' | 'right', open: boolean): number => (open ? leastWidth[side] : stripWidth);
  const roomBeside = (left: boolean, right: boolean): number =>
    width - least('left', left) - least('right', right);
  const leftOpen = wanted.left.open && roomBeside(true, wanted.right.open) >= middle;
  const rightOpen = wanted.right.open && roomBeside(leftOpen, true) >= beside;
  const most = (side: 'left' | 'right', other: number): number =>
    Math.min(wanted[side].width, Math.max(leastWidth[side], width - middle - other));
  const left = leftOpen ? most('left', rightOpen ? wanted.right.width : stripWidth) : 0;
  return { left, right: rightOpen ? most('right', Math.max(left, stripWidth)) : 0 };
}

/** Whether something remembered is of this shape. */
export function isWantedPanes(value: unknown): value is WantedPanes {
  return isRecord(value) && isSide(value['left']) && isSide(value['right']) && isWidth(value['middle']);
}

function isSide(value: unknown): value is WantedSide {
  return isRecord(value) && isWidth(value['width']) && typeof value['open'] === 'boolean';
}

function isWidth(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && Number.isFinite(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
