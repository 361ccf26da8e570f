import type { Atom } from './atoms.ts';
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

/** A p goes to the result before it and closes it; without one it is a result of its own. */
export function takeP(state: State, at: number, atom: Of<'p'>): void {
  const before = lastDraft(state);
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

function armSpan(state: State, draft: Draft, arm: DraftArm, atom: Of<'interval'>): void {
  const bare = atom.name === 'bare' || atom.name === 'listed';
  const header = state.pending.span ?? 'interval';
  const explained =
    draft.measure === 'percent' ||
    state.pending.span !== null ||
    state.pending.level !== null ||
    draft.level !== null;
  if (bare && !explained) return;
  if (atom.name === 'listed' && draft.measure !== 'percent') return;
  const place = bare
    ? draft.measure === 'percent' && state.pending.span === null
      ? 'interval'
      : header
    : atom.name === 'ci'
      ? 'interval'
      : atom.name;
  if (place !== 'iqr' && place !== 'range' && place !== 'interval') return;
  if (arm[place] !== null) return;
  arm[place] = atom.span;
  if (atom.name === 'iqr' || atom.name === 'range') state.pending.span = atom.name;
  if (place === 'interval') draft.level = draft.level ?? atom.level ?? state.pending.level;
  if (draft.measure !== 'percent') draft.unit = draft.unit ?? (atom.unit === '%' ? null : atom.unit);
}

function effectSpan(state: State, draft: Draft, atom: Of<'interval'>): void {
  const unnamed = atom.name === 'bare' || atom.name === 'listed';
  if (draft.interval !== null || atom.name === 'iqr' || atom.name === 'range') return;
  draft.interval = atom.span;
  draft.unit = draft.unit ?? atom.unit;
  const sibling = draftsOfSentence(state).find(
    (one) => one !== draft && one.kind === 'effect' && one.measure === draft.measure,
  );
  const carried = state.pending.level ?? (sibling?.sentence === draft.sentence ? sibling.level : null);
  draft.level = atom.level ?? (unnamed ? carried : null);
}

/** An interval or range goes to the number before it. */
export function takeInterval(state: State, at: number, atom: Of<'interval'>): void {
  const { current } = state;
  if (atom.name === 'prediction') return;
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

/** ± or SD behind a mean or percentage. */
export function takeSpread(state: State, atom: Of<'spread'>): void {
  const arm = state.current?.arm;
  const draft = state.current?.draft;
  if (arm === null || arm === undefined || draft === undefined || draft.kind !== 'group') return;
  if (arm.sd !== null || arm.se !== null || arm.unnamed !== null) return;
  const stat = atom.stat ?? state.spread ?? state.pending.spread;
  if (stat === null) arm.unnamed = atom.value;
  else arm[stat] = atom.value;
  if (atom.stat !== null) state.spread = atom.stat;
  if (draft.measure !== 'percent') draft.unit = draft.unit ?? atom.unit;
}

/** A lone number in brackets: the spread that a heading "mean (SD)" announced, or a percentage behind n/N. */
export function takeBracketed(state: State, atom: Of<'bracketed'>): void {
  const current = state.current;
  if (current === null || current.arm === null) return;
  const { arm, draft } = current;
  const stat = state.pending.spread ?? state.spread;
  if (draft.measure === 'mean' && stat !== null && arm.sd === null && arm.se === null) arm[stat] = atom.value;
  else if (
    draft.measure === 'count' &&
    arm.events !== null &&
    arm.nAnalysed !== null &&
    arm.percent === null
  ) {
    if (Math.abs((100 * arm.events) / arm.nAnalysed - atom.value) > 1) return;
    arm.percent = atom.value;
    draft.measure = 'percent';
  }
}

/** n behind a group's number is of that group; before a number it waits for it. */
export function takeN(state: State, at: number, atom: Of<'n'>): void {
  const current = state.current;
  const next = state.atoms[at + 1];
  const closes = next === undefined || (next.kind === 'mark' && ')]'.includes(next.text));
  const direct = state.join === null || state.join === 'comma';
  const arm = current?.arm;
  const opened = state.atoms[at - 1];
  const leads = opened?.kind === 'mark' && '(['.includes(opened.text) && !closes;
  if (arm !== null && arm !== undefined && arm.nAnalysed === null && !leads && (closes || direct))
    arm.nAnalysed = atom.n;
  else if (current !== null && current.draft.kind === 'effect' && !leads) {
    const draft = current.draft;
    if (draft.arms.length > 0 || state.join === 'and') return;
    const held = current;
    const place = draft.measure === 'COR' || closes;
    if (place) draft.arms.push({ ...newArm(at, at + 1), nAnalysed: atom.n });
    state.current = held;
  } else state.pending.n = atom.n;
}
