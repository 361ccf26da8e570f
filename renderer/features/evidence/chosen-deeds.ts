import type { KeyboardEvent } from 'react';
import { type ChosenStep, chosenStep } from './chosen-keys.ts';
import { type Choice, extended, rangeEnd, toggled } from './chosen-set.ts';
import { type ClaimLine, type GridLine, rowsOf } from './grid-lines.ts';

/** What choosing needs to know and do. */
interface Choosing {
  readonly lines: readonly GridLine[];
  readonly choice: Choice | null;
  /** The stretch that the choice is in; null: nothing is chosen. */
  readonly stretch: number | null;
  /** Index of the line that has the focus; −1: the heads of the columns. */
  readonly row: number;
  /** Lines that Page Up and Down go past; asked when a key is pressed, as it measures the table. */
  readonly page: () => number;
  readonly setChoice: (choice: Choice | null) => void;
  /** Puts the focus on a line, by its index. */
  readonly goTo: (row: number) => void;
  readonly copy: () => void;
}

/** What keys and clicks do to the lines that are chosen. */
export function chosenDeeds(choosing: Choosing) {
  const { lines, choice, stretch, row, setChoice, goTo } = choosing;
  const focused = claimAt(lines, row);
  const within = (line: ClaimLine): Choice | null => (line.stretch === stretch ? choice : null);
  const extendTo = (to: ClaimLine): void => {
    // What is chosen stays within one stretch: in another one choosing begins anew.
    const from = focused?.stretch === to.stretch ? focused : to;
    const order = rowsOf(lines, to.stretch).map(({ line }) => line);
    setChoice(extended(within(from), order, from.key, to.key));
    goTo(lines.indexOf(to));
  };
  const toggle = (line: ClaimLine): void => setChoice(toggled(within(line), line));
  const extendBy = (from: ClaimLine, by: number): void => {
    const rows = rowsOf(lines, from.stretch);
    const own = within(from);
    const end = own === null ? null : rangeEnd(own, from.key);
    const wanted = rows.findIndex(({ line }) => line.key === (end ?? from.key)) + by;
    const to = rows[Math.min(Math.max(wanted, 0), rows.length - 1)];
    if (to !== undefined) extendTo(to.line);
  };
  const chooseAll = (): void => {
    const order = rowsOf(lines, focused?.stretch ?? lines[row]?.stretch ?? 0).map(({ line }) => line);
    const [first, last] = [order[0], order.at(-1)];
    if (first === undefined || last === undefined) return;
    // The focus stays; the end of the range is the last line all the same, and Shift+↑ takes that one out.
    setChoice({ ...extended(null, order, first.key, last.key), heldFrom: focused?.key ?? null });
  };
  const walkBy = (by: 1 | -1): void => {
    const claims = rowsOf(lines, stretch ?? 0).map(({ at }) => at);
    const to = by > 0 ? claims.find((at) => at > row) : claims.findLast((at) => at < row);
    if (to !== undefined) goTo(to);
  };
  const onFocused = (step: ChosenStep, line: ClaimLine): boolean => {
    if (step.kind === 'extend') extendBy(line, step.by);
    else if (step.kind === 'toggle') toggle(line);
    return step.kind === 'extend' || step.kind === 'toggle';
  };
  const onChosen = (step: ChosenStep): boolean => {
    if (step.kind === 'walk') walkBy(step.by);
    else if (step.kind === 'leave') setChoice(null);
    return step.kind === 'walk' || step.kind === 'leave';
  };
  /** True: the key was one of choosing. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const step = isOnButton(event) ? null : chosenStep(event, choosing.page());
    if (step === null) return false;
    if (step.kind === 'copy') return copyKey(choosing, focused);
    if (step.kind === 'all') chooseAll();
    return (
      step.kind === 'all' ||
      (focused !== null && onFocused(step, focused)) ||
      (choice !== null && onChosen(step))
    );
  };
  return { extendTo, toggle, onKeyDown };
}

function claimAt(lines: readonly GridLine[], row: number): ClaimLine | null {
  const line = lines[row];
  return line?.kind === 'claim' ? line : null;
}

function copyKey({ choice, copy }: Choosing, focused: ClaimLine | null): boolean {
  // Words that were marked with the mouse are copied as such.
  const isMarked = window.getSelection()?.isCollapsed === false;
  if (isMarked || (choice === null && focused === null)) return false;
  copy();
  return true;
}

/** Space presses a button that has the focus. */
function isOnButton({ key, target }: KeyboardEvent): boolean {
  return key === ' ' && target instanceof Element && target.closest('button') !== null;
}
