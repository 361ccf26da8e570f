import type { ResultMeasure } from '#shared/domain/reported-result.ts';
import type { Atom } from './atoms.ts';
import { draftsOfSentence, following, lastDraft, type State } from './state.ts';
import type { Draft } from './draft.ts';

export type ValueAtom = Extract<Atom, { readonly kind: 'value' }>;

/** What a number is. `events`: a count whose percentage stands in brackets behind it. */
export type Class =
  | {
      readonly as: 'effect';
      readonly measure: ResultMeasure | null;
      readonly adjusted: boolean | null;
      readonly consumes?: 'pending' | 'behind';
    }
  | { readonly as: 'rate'; readonly unit: string }
  | { readonly as: 'percent' | 'mean' | 'median' | 'events' };

const IN_PERCENT: ReadonlySet<ResultMeasure> = new Set(['RD', 'PE', 'MD', 'other', 'SMD']);
const NAMED_BEHIND: ReadonlySet<ResultMeasure> = new Set(['RD', 'PE', 'MD']);

/** "7.4 to 3.3 cases per 1000 patient-years": the denominator of this number, also across its partner. */
function rateUnit(state: State, at: number): string | null {
  for (let step = at + 1; step < at + 9; step += 1) {
    const atom = state.atoms[step];
    if (atom === undefined) return null;
    if (atom.kind === 'per') return atom.unit;
    const passes =
      atom.kind === 'word' ||
      atom.kind === 'join' ||
      (atom.kind === 'value' && !atom.percent && atom.unit === null) ||
      (atom.kind === 'interval' && atom.name !== 'iqr') ||
      (atom.kind === 'mark' && '])'.includes(atom.text));
    if (!passes) return null;
  }
  return null;
}

/** "17, 20 and 25%": a bare number whose sign stands behind its partner. */
function sharesPercent(state: State, at: number): boolean {
  for (let step = at + 1; step < at + 7; step += 2) {
    const join = state.atoms[step];
    const value = state.atoms[step + 1];
    if (join?.kind !== 'join' || value?.kind !== 'value') return false;
    if (value.percent) return true;
    if (value.unit !== null) return false;
  }
  return false;
}

/** "10.8 ± 0.7%", "35+/-5%": the sign stands behind the spread. */
function isPercent(state: State, at: number, atom: ValueAtom): boolean {
  const next = following(state, at);
  if (atom.percent) return true;
  if (next?.kind === 'spread' && next.percent && atom.unit === null) return true;
  return atom.unit === null && sharesPercent(state, at);
}

function isEvents(state: State, at: number, atom: ValueAtom): boolean {
  const bracket = state.atoms[at + 1];
  const inner = state.atoms[at + 2];
  const opened = bracket?.kind === 'mark' && '(['.includes(bracket.text);
  return opened && atom.whole && atom.unit === null && inner?.kind === 'value' && inner.percent;
}

function byMeasure(state: State, at: number, atom: ValueAtom): Class | null {
  const { measure } = state.pending;
  if (measure === null) return null;
  if (following(state, at)?.kind === 'spread' || isEvents(state, at, atom)) return null;
  if (isPercent(state, at, atom) && !IN_PERCENT.has(measure.measure)) return null;
  const name = measure.plain === true && isPercent(state, at, atom) ? 'RD' : measure.measure;
  return { as: 'effect', measure: name, adjusted: measure.adjusted ?? null, consumes: 'pending' };
}

/** "a 20% relative risk reduction", "10.3 ml/min mean difference". */
function byMeasureBehind(state: State, at: number): Class | null {
  const next = state.atoms[at + 1];
  if (next?.kind !== 'measure' || !NAMED_BEHIND.has(next.word.measure)) return null;
  return { as: 'effect', measure: next.word.measure, adjusted: null, consumes: 'behind' };
}

/** The statistic in force: said before, or that of the open group which this number continues. */
function byStat(state: State, at: number, atom: ValueAtom): Class | null {
  const { stat } = state.pending;
  if (stat === 'mean' || stat === 'median') return { as: stat };
  const group = lastDraft(state);
  if (group === null || group.kind !== 'group' || !group.open || state.join === null) return null;
  if (group.measure !== 'mean' && group.measure !== 'median') return null;
  const direct =
    state.join !== 'comma' || atom.unit === group.unit || state.atoms[at + 1]?.kind === 'bracketed';
  return direct && (atom.unit === null || group.unit === null || atom.unit === group.unit)
    ? { as: group.measure }
    : null;
}

function lastEffect(state: State): Draft | null {
  const last = draftsOfSentence(state).find((draft) => draft.kind === 'effect');
  return last !== undefined && last.sentence === state.sentence && last.measure !== 'rate' ? last : null;
}

/** A further estimate of the measure before ("1.21 (1.05–1.41) and 1.08 (0.70–1.66)"), or one that nothing names. */
function byInterval(state: State, at: number): Class | null {
  const next = following(state, at);
  const before = lastEffect(state);
  const adjusted = before?.adjusted ?? null;
  if (next?.kind === 'interval') {
    if (next.name === 'iqr') return { as: 'median' };
    const estimate =
      next.name === 'ci' || next.name === 'bare' || (next.name === 'listed' && before !== null);
    return estimate ? { as: 'effect', measure: before?.measure ?? null, adjusted } : null;
  }
  // "1.89 (p=0.01), and for MDD it was 1.33 (p=0.22)"
  if (next?.kind === 'p' && before !== null && before.pOperator !== null && before.interval === null) {
    return { as: 'effect', measure: before.measure, adjusted };
  }
  const previous = state.atoms[at - 1];
  const joined =
    previous?.kind === 'join' &&
    (previous.how === 'and' || previous.how === 'comma' || previous.how === 'to');
  if (!joined || before === null || before !== state.drafts.at(-1) || before.interval !== null) return null;
  return { as: 'effect', measure: before.measure, adjusted };
}

function byUnit(atom: ValueAtom): Class | null {
  return atom.unit !== null && /^percentage/u.test(atom.unit)
    ? { as: 'effect', measure: 'RD', adjusted: null }
    : null;
}

function bySpread(state: State, at: number): Class | null {
  if (following(state, at)?.kind !== 'spread') return null;
  return { as: state.pending.stat === 'median' ? 'median' : 'mean' };
}

/** What the number at an atom is; null where nothing says it. */
export function classify(state: State, at: number, atom: ValueAtom): Class | null {
  if (atom.value === 'not-reached') {
    const median = state.pending.stat === 'median' || lastDraft(state)?.measure === 'median';
    return median ? { as: 'median' } : null;
  }
  const percent = isPercent(state, at, atom);
  const unit = percent || state.pending.measure !== null ? null : (rateUnit(state, at) ?? state.pending.per);
  if (unit !== null) return { as: 'rate', unit };
  const named = byMeasure(state, at, atom) ?? byMeasureBehind(state, at) ?? byUnit(atom);
  if (named !== null) return named;
  if (isEvents(state, at, atom)) return { as: 'events' };
  if (percent) return { as: 'percent' };
  return bySpread(state, at) ?? byStat(state, at, atom) ?? byInterval(state, at);
}
