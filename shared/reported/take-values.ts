import type { Atom } from './atoms.ts';
import { classify, type Class, type ValueAtom } from './classify.ts';
import type { Draft, DraftArm } from './draft.ts';
import { isText } from './cursor.ts';
import { endpoints } from './lexicon.ts';
import { addArm, lastDraft, settle, startDraft, type State } from './state.ts';

type GroupMeasure = 'percent' | 'mean' | 'median' | 'count';

/** Words between the last semicolon and this atom: few of them only name the next arm. */
function wordsSinceSemicolon(state: State, at: number): number {
  if (state.semicolon === null) return 0;
  return state.atoms.slice(state.semicolon, at).filter((atom) => atom.kind === 'word').length;
}

/** Whether the next number stands against this one ("50% versus 27%"). */
function opensPair(state: State, at: number): boolean {
  for (const atom of state.atoms.slice(at + 1, at + 12)) {
    if (atom.kind === 'join' && atom.how === 'versus') return true;
    if (atom.kind === 'value' && state.depth === 0) return false;
    if (atom.kind === 'p' || (atom.kind === 'join' && atom.how === 'and')) return false;
  }
  return false;
}

/** "58.9% … and an overall survival of 68.9%": another thing is measured. */
function namesEndpoint(state: State, group: Draft, at: number): boolean {
  const last = state.atoms[group.arms.at(-1)?.from ?? at]?.next ?? 0;
  const here = state.atoms[at]?.from ?? 0;
  return state.tokens.slice(last, here).some((token) => endpoints.has(token.text));
}

/** Whether the words since the last number say that another result begins. */
function startsAnew(state: State, group: Draft, at: number): boolean {
  const versus = state.join === 'versus';
  if (wordsSinceSemicolon(state, at) > 3) return true;
  if (state.pending.timeIsFresh && group.since !== null && group.since !== state.pending.time) return true;
  if (versus) return false;
  if (namesEndpoint(state, group, at)) return true;
  if (state.pending.stat !== null && group.measure !== 'percent') return true;
  return group.pairs === 'versus' && opensPair(state, at);
}

const SHARES: ReadonlySet<string> = new Set(['percent', 'count']);

/** The group that a number of this measure continues; null when it starts one. */
function groupToJoin(state: State, measure: GroupMeasure, at: number): Draft | null {
  const group = lastDraft(state);
  if (group === null || group.kind !== 'group' || !group.open) return null;
  const shares = SHARES.has(measure) && group.measure !== null && SHARES.has(group.measure);
  if (!shares && group.measure !== measure) return null;
  return startsAnew(state, group, at) ? null : group;
}

/** The arm for a number: of the group before, or of a new one. */
export function armFor(state: State, measure: GroupMeasure, at: number): { draft: Draft; arm: DraftArm } {
  const draft = groupToJoin(state, measure, at) ?? startDraft(state, 'group', measure, at);
  if (measure === 'percent') draft.measure = 'percent';
  draft.since = draft.since ?? state.pending.time;
  state.pending.timeIsFresh = false;
  return { draft, arm: addArm(state, draft, at) };
}

function takeEffect(
  state: State,
  at: number,
  atom: ValueAtom,
  found: Extract<Class, { as: 'effect' }>,
): void {
  const draft = startDraft(state, 'effect', found.measure, at);
  draft.value = atom.value;
  draft.adjusted = found.adjusted ?? draft.adjusted;
  draft.unit = atom.percent || state.pending.percent ? '%' : atom.unit;
  state.pending.percent = false;
  if (found.consumes !== undefined) state.pending.measure = null;
  if (state.pending.sizes.length === 1 && state.namesN) addArm(state, draft, at);
  state.pending.sizes = [];
  settle(state, draft, null);
}

/** A percentage that belongs to the count before it: "12 of 45 (26.7%)". */
function completesCount(state: State, at: number, value: number): boolean {
  const arm = state.current?.arm;
  if (arm === null || arm === undefined || arm.percent !== null || arm.events === null) return false;
  if (state.join !== null && state.join !== 'comma') return false;
  const previous = state.atoms[at - 1];
  if (previous?.kind === 'mark' || arm.nAnalysed === null) return true;
  return Math.abs((100 * arm.events) / arm.nAnalysed - value) < 1.5;
}

function takePercent(state: State, at: number, atom: ValueAtom): void {
  const value = typeof atom.value === 'number' ? atom.value : null;
  const current = state.current;
  if (value !== null && current?.arm && completesCount(state, at, value)) {
    current.arm.percent = value;
    current.draft.measure = 'percent';
    state.join = null;
    return;
  }
  const { arm } = armFor(state, 'percent', at);
  arm.percent = value;
}

function takeStat(state: State, at: number, atom: ValueAtom, stat: 'mean' | 'median'): void {
  const both = state.current;
  // "mean 1.7, SD 2.5, median 1": two statistics of one group.
  if (
    stat === 'median' &&
    both?.draft.measure === 'mean' &&
    both.arm?.median === null &&
    (state.join === 'comma' || state.join === null) &&
    both.draft.arms.length === 1
  ) {
    both.arm.median = atom.value;
    state.pending.stat = null;
    return;
  }
  const { draft, arm } = armFor(state, stat, at);
  state.pending.stat = null;
  draft.unit = draft.unit ?? atom.unit;
  if (stat === 'median') arm.median = atom.value;
  else arm.mean = typeof atom.value === 'number' ? atom.value : null;
}

/** A number: what it is decides where it goes; one that nothing explains is left out. */
export function takeValue(state: State, at: number, atom: ValueAtom): void {
  // "159 ± 22/105 ± 7", "per 24 h": what stands behind a slash is of something else.
  if (isText(state.tokens, atom.from - 1, '/')) return;
  const found = classify(state, at, atom);
  if (found === null) return;
  if (found.as === 'effect') takeEffect(state, at, atom, found);
  else if (found.as === 'percent') takePercent(state, at, atom);
  else if (found.as === 'mean' || found.as === 'median') takeStat(state, at, atom, found.as);
  else if (found.as === 'events') {
    const { arm } = armFor(state, 'percent', at);
    arm.events = typeof atom.value === 'number' ? atom.value : null;
  } else if (found.as === 'rate') {
    const draft = startDraft(state, 'effect', 'rate', at);
    draft.value = atom.value;
    draft.unit = found.unit;
    settle(state, draft, null);
  }
}

/** "12 of 45": the events of the percentage before it, or an arm of its own. */
export function takeFraction(
  state: State,
  at: number,
  atom: Extract<Atom, { readonly kind: 'fraction' }>,
): void {
  const arm = state.current?.arm;
  const continues =
    arm !== null &&
    arm !== undefined &&
    arm.events === null &&
    arm.percent !== null &&
    state.join !== 'versus' &&
    state.join !== 'and';
  const target = continues ? arm : armFor(state, 'count', at).arm;
  target.events = atom.events;
  target.nAnalysed = atom.n;
}

/** "71 patients (87.7%)": events; "14,526 patients": how many there were. */
export function takeCounted(
  state: State,
  at: number,
  atom: Extract<Atom, { readonly kind: 'counted' }>,
): void {
  const bracket = state.atoms[at + 1];
  const inner = state.atoms[at + 2];
  const opened = bracket?.kind === 'mark' && '(['.includes(bracket.text);
  if (state.pending.stat !== null) {
    const unit = state.tokens[atom.from + 1]?.raw ?? null;
    takeValue(state, at, { ...atom, kind: 'value', value: atom.count, percent: false, unit, whole: true });
  } else if (opened && inner?.kind === 'value' && inner.percent) {
    armFor(state, 'percent', at).arm.events = atom.count;
  } else state.pending.sizes = [atom.count];
}
