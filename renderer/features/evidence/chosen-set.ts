import type { ClaimId } from '#shared/contract/ids.ts';

/** A line that can be chosen; a claim may have two. */
export interface Choosable {
  readonly key: string;
  readonly claimId: ClaimId;
}

/** Lines that are chosen, each by its key: another order of the table, or a fold, changes nothing of them. */
export interface Choice {
  readonly lines: ReadonlyMap<string, ClaimId>;
  /** Where the last range begins, and where it stands. */
  readonly anchor: string;
  readonly active: string;
  /** The line that had the focus when the range was made without it (Ctrl+A): from there the range goes on too. */
  readonly heldFrom: string | null;
  /** What that range took in; where the two no longer have just this between them, it is over. */
  readonly range: readonly string[];
  /** How many claims have left the view, and with it the choice. */
  readonly left: number;
}

/**
 * The range from the anchor goes to another line; one that is over, or that the focus has left, leaves what it chose and
 * a new one begins at the focus.
 * @param order the lines among which choosing goes on, as they stand
 * @param focus key of the line that has the focus
 * @param to key of the line that the range goes to
 */
export function extended(
  choice: Choice | null,
  order: readonly Choosable[],
  focus: string,
  to: string,
): Choice {
  const goesOn =
    choice !== null &&
    rangeEnd(choice, focus) !== null &&
    isRange(choice, between(order, choice.anchor, choice.active));
  const anchor = goesOn ? choice.anchor : focus;
  const lines = new Map(choice?.lines);
  if (goesOn) for (const key of choice.range) lines.delete(key);
  const added = between(order, anchor, to);
  for (const { key, claimId } of added) lines.set(key, claimId);
  return { lines, anchor, active: to, heldFrom: null, range: added.map(({ key }) => key), left: 0 };
}

/** The end of the range that a key moves while the focus is on a line; null: the focus has left it. */
export function rangeEnd(choice: Choice, focus: string): string | null {
  return choice.active === focus || choice.heldFrom === focus ? choice.active : null;
}

/** One line more; or, of a chosen one, all lines of its claim less. Null: nothing is left. */
export function toggled(choice: Choice | null, { key, claimId }: Choosable): Choice | null {
  const before = [...(choice?.lines ?? [])];
  const isOff = choice?.lines.has(key) === true;
  const lines = new Map(isOff ? before.filter(([, claim]) => claim !== claimId) : before).set(key, claimId);
  if (isOff) lines.delete(key);
  const range = isOff ? [] : [key];
  return lines.size === 0 ? null : { lines, anchor: key, active: key, heldFrom: null, range, left: 0 };
}

/** What is left of a choice in a view: lines that are not shown leave it for good. Null: none is left. */
export function kept(choice: Choice, shown: ReadonlySet<string>): Choice | null {
  const lines = new Map([...choice.lines].filter(([key]) => shown.has(key)));
  if (lines.size === choice.lines.size) return choice;
  if (lines.size === 0) return null;
  const left = new Set(choice.lines.values()).size - new Set(lines.values()).size;
  return { ...choice, lines, left: choice.left + left };
}

function between(order: readonly Choosable[], one: string, other: string): readonly Choosable[] {
  const [from, to] = [one, other].map((key) => order.findIndex((line) => line.key === key));
  if (from === undefined || to === undefined || from < 0 || to < 0) return [];
  return order.slice(Math.min(from, to), Math.max(from, to) + 1);
}

function isRange({ range }: Choice, now: readonly Choosable[]): boolean {
  const keys = new Set(range);
  return now.length === keys.size && now.every(({ key }) => keys.has(key));
}
