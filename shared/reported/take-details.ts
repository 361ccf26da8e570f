import type { Span } from '#shared/domain/reported-result.ts';
import type { Atom, IntervalName } from './atoms.ts';
import { type Draft, type DraftArm, newArm } from './draft.ts';
import { draftsOfSentence, lastDraft, settle, startDraft, type State } from './state.ts';

type Of<K extends Atom['kind']> = Extract<Atom, { readonly kind: K }>;

/** Results of the same list that wait for the p behind the last of them: "r = .34 and r = .45, P < .01". */
function shareP(state: State, last: Draft): void {
  const waiting = draftsOfSentence(state).filter(
    (draft) =>
      draft !== last &&
      draft.kind === 'effect' &&
      draft.measure === last.measure &&
      draft.depth === last.depth &&
      draft.open &&
      draft.interval === null &&
      draft.pOperator === null &&
      draft.sentence === last.sentence,
  );
  if (last.interval !== null || last.kind !== 'effect' || last.depth === 0) return;
  for (const draft of waiting) {
    draft.p = last.p;
    draft.pOperator = last.pOperator;
  }
}

/**
 * A p goes to the result before it and closes it; without one it is a result of its own. A p for a trend, an interaction
 * or heterogeneity is none of the result beside it and is kept only where it stands alone.
 */
export function takeP(state: State, at: number, atom: Of<'p'>): void {
  const before = lastDraft(state);
  if (atom.ofOther && before !== null) return;
  const free = before !== null && before.pOperator === null ? before : null;
  const draft = free ?? startDraft(state, 'p', null, at);
  draft.p = atom.p;
  draft.pOperator = atom.operator;
  shareP(state, draft);
  draft.open = false;
}

/** "NS" behind a result that has neither p nor interval. */
export function takeNs(state: State): void {
  const before = lastDraft(state);
  if (before === null || before.pOperator !== null || before.interval !== null) return;
  if (before.arms.some((arm) => arm.interval !== null)) return;
  before.pOperator = 'ns';
  before.open = false;
  state.current = null;
}

/** Which span of an arm limits are that nothing names where they stand; null when nothing says it. */
function unnamedSpanField(state: State, draft: Draft, listed: boolean): 'interval' | 'iqr' | 'range' | null {
  if (draft.measure === 'percent') return state.pending.span ?? 'interval';
  // "(7.5, interquartile range 0–15.5) and (8.0, 0–16.2)": in the brackets of the next arm the same kind.
  if (listed) return state.depth > 0 && draft.depth > 0 ? state.pending.span : null;
  const leveled = state.pending.level !== null || draft.level !== null;
  return state.pending.span ?? (leveled ? 'interval' : null);
}

/** Which span of an arm an interval is; null when nothing says it. */
function spanField(state: State, draft: Draft, name: IntervalName): 'interval' | 'iqr' | 'range' | null {
  if (name === 'ci') return 'interval';
  if (name === 'iqr' || name === 'range') return name;
  return name === 'prediction' ? null : unnamedSpanField(state, draft, name === 'listed');
}

/** Several spans go to as many arms; to other numbers of arms none. */
function shareSpans(draft: Draft, field: 'interval' | 'iqr' | 'range', spans: readonly Span[]): void {
  if (draft.arms.length !== spans.length || draft.arms.some((arm) => arm[field] !== null)) return;
  for (const [index, arm] of draft.arms.entries()) arm[field] = spans[index] ?? null;
}

function armSpan(state: State, draft: Draft, arm: DraftArm, atom: Of<'interval'>): void {
  const field = spanField(state, draft, atom.name);
  if (field === null || arm[field] !== null) return;
  if (atom.listed !== undefined) {
    shareSpans(draft, field, atom.listed);
    return;
  }
  arm[field] = atom.span;
  if (atom.name === 'iqr' || atom.name === 'range') state.pending.span = atom.name;
  if (field === 'interval') draft.level = draft.level ?? atom.level ?? state.pending.level;
  if (draft.measure !== 'percent' && atom.unit !== '%') draft.unit = draft.unit ?? atom.unit;
}

/** "HRs were 0.5 and 0.6 (95% CI 0.3–0.8 and 0.4–0.9)": to as many estimates of the measure, or to none. */
function shareLimits(state: State, last: Draft, { listed = [], level }: Of<'interval'>): void {
  const waiting = draftsOfSentence(state).filter(
    ({ kind, measure, interval }) => kind === 'effect' && measure === last.measure && interval === null,
  );
  if (waiting.length !== listed.length) return;
  for (const [index, draft] of waiting.toReversed().entries()) {
    draft.interval = listed[index] ?? null;
    draft.level = level;
  }
}

function effectSpan(state: State, draft: Draft, atom: Of<'interval'>): void {
  const unnamed = atom.name === 'bare' || atom.name === 'listed';
  if (draft.interval !== null || atom.name === 'iqr' || atom.name === 'range') return;
  if (atom.listed !== undefined) {
    shareLimits(state, draft, atom);
    return;
  }
  draft.interval = atom.span;
  draft.unit = draft.unit ?? atom.unit;
  const sibling = draftsOfSentence(state).find(
    (one) => one !== draft && one.kind === 'effect' && one.measure === draft.measure,
  );
  const carried = state.pending.level ?? (sibling?.sentence === draft.sentence ? sibling.level : null);
  draft.level = atom.level ?? (unnamed ? carried : null);
}

/** "22% compared to the other arms (11–12%)": unnamed limits behind "vs" or "and" are not of the number before. */
function isOfOther(state: State, atom: Of<'interval'>): boolean {
  const unnamed = atom.name === 'bare' || atom.name === 'listed';
  return unnamed && (state.join === 'versus' || state.join === 'and');
}

/** An interval or range goes to the number before it. */
export function takeInterval(state: State, at: number, atom: Of<'interval'>): void {
  const { current } = state;
  if (atom.name === 'prediction' || isOfOther(state, atom)) return;
  if (atom.ofDifference) {
    const draft = startDraft(state, 'effect', 'MD', at);
    draft.interval = atom.span;
    draft.level = atom.level;
    draft.unit = atom.unit ?? state.drafts.at(-2)?.unit ?? null;
    settle(state, draft, null);
  } else if (current !== null && current.arm !== null && current.draft.kind === 'group') {
    armSpan(state, current.draft, current.arm, atom);
  } else if (current !== null && current.draft.kind === 'effect') effectSpan(state, current.draft, atom);
}

/** The arm of a group that may still take something; null when there is none. */
function openArm(state: State): { readonly draft: Draft; readonly arm: DraftArm } | null {
  const { current } = state;
  if (current === null || current.arm === null || current.draft.kind !== 'group') return null;
  return { draft: current.draft, arm: current.arm };
}

function hasSpread(arm: DraftArm): boolean {
  return arm.sd !== null || arm.se !== null || arm.unnamed !== null;
}

/** Several spreads go to as many arms; to other numbers of arms none. */
function shareSpreads(draft: Draft, stat: 'sd' | 'se', spreads: readonly number[]): void {
  if (draft.arms.length !== spreads.length || draft.arms.some(hasSpread)) return;
  for (const [index, arm] of draft.arms.entries()) arm[stat] = spreads[index] ?? null;
}

/** ± or SD behind a mean or percentage. */
export function takeSpread(state: State, atom: Of<'spread'>): void {
  const open = openArm(state);
  if (open === null || hasSpread(open.arm)) return;
  const { arm, draft } = open;
  if (atom.listed !== undefined) {
    shareSpreads(draft, atom.stat ?? 'sd', atom.listed);
    return;
  }
  const stat = atom.stat ?? state.spread ?? state.pending.spread;
  if (stat === null || stat === 'limits') arm.unnamed = atom.value;
  else arm[stat] = atom.value;
  if (atom.stat !== null) state.spread = atom.stat;
  if (draft.measure !== 'percent') draft.unit = draft.unit ?? atom.unit;
}

function completesFraction(arm: DraftArm, percent: number): boolean {
  if (arm.events === null || arm.nAnalysed === null || arm.percent !== null) return false;
  return Math.abs((100 * arm.events) / arm.nAnalysed - percent) <= 1;
}

/** A lone number in brackets: the spread that a heading "mean (SD)" announced, or a percentage behind n/N. */
export function takeBracketed(state: State, atom: Of<'bracketed'>): void {
  const open = openArm(state);
  if (open === null) return;
  const { arm, draft } = open;
  const stat = state.pending.spread ?? state.spread;
  if (draft.measure === 'mean' && stat !== null && stat !== 'limits' && !hasSpread(arm))
    arm[stat] = atom.value;
  else if ((draft.measure === 'count' || draft.measure === 'percent') && completesFraction(arm, atom.value)) {
    arm.percent = atom.value;
    draft.measure = 'percent';
  }
}

function isBracket(atom: Atom | undefined, brackets: string): boolean {
  return atom === undefined ? brackets === ')]' : atom.kind === 'mark' && brackets.includes(atom.text);
}

/** Alone in brackets behind an estimate: the size of its group. */
function sizeOfEstimate(state: State, draft: Draft, at: number, n: number): void {
  const known = draft.measure === 'COR' || isBracket(state.atoms[at + 1], ')]');
  if (!known || draft.arms.length > 0 || state.join === 'and') return;
  draft.arms.push({ ...newArm(at, at + 1), nAnalysed: n });
}

/** "26.7% (n = 12)": the arm of a percentage that has n alone in brackets behind it, and so many events. */
function armWithEvents(state: State, at: number): DraftArm | null {
  const open = openArm(state);
  const [percent, bracket, , closing] = state.atoms.slice(at - 2, at + 2);
  const alone = percent?.kind === 'value' && isBracket(bracket, '([') && isBracket(closing, ')]');
  const free = open !== null && open.draft.measure === 'percent' && open.arm.events === null;
  return alone && free && at >= 2 ? open.arm : null;
}

/** "n=105 vs n=103; 54.4% v 39.0%": sizes side by side are of the arms to come, in their order. */
function keepSize(state: State, n: number): void {
  const { pending } = state;
  pending.sizes = state.join === null ? [n] : [...pending.sizes, n];
}

/**
 * n behind a group's number is of that group, alone behind an estimate of its group, alone behind a percentage its
 * events; else it waits for a number.
 */
export function takeN(state: State, at: number, atom: Of<'n'>): void {
  const counted = armWithEvents(state, at);
  if (counted === null) takeSize(state, at, atom);
  else counted.events = atom.n;
}

function takeSize(state: State, at: number, atom: Of<'n'>): void {
  const { current } = state;
  const closes = isBracket(state.atoms[at + 1], ')]');
  const leads = !closes && isBracket(state.atoms[at - 1], '([');
  const near = closes || state.join === null || state.join === 'comma';
  if (current?.draft.kind === 'effect' && !leads) sizeOfEstimate(state, current.draft, at, atom.n);
  else if (current?.arm?.nAnalysed === null && near && !leads) current.arm.nAnalysed = atom.n;
  else keepSize(state, atom.n);
}
