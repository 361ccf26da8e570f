import type { ResultMeasure } from '#shared/domain/reported-result.ts';
import type { Atom, IntervalName } from './atoms.ts';
import { isText } from './cursor.ts';
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

/** What may stand between a number and its "per 1000". */
function passesToRate(atom: Atom): boolean {
  if (atom.kind === 'value') return !atom.percent && atom.unit === null;
  if (atom.kind === 'interval') return atom.name !== 'iqr';
  if (atom.kind === 'mark') return '])'.includes(atom.text);
  return atom.kind === 'word' || atom.kind === 'join';
}

/** "7.4 to 3.3 cases per 1000 patient-years": the denominator of this number, also across its partner. */
function rateUnit(state: State, at: number): string | null {
  for (const atom of state.atoms.slice(at + 1, at + 9)) {
    if (atom.kind === 'per') return atom.unit;
    if (!passesToRate(atom)) return null;
  }
  return null;
}

/** "17, 20 and 25%": a bare number whose sign stands behind its partner. */
function sharesPercent(state: State, at: number, atom: ValueAtom): boolean {
  if (typeof atom.value !== 'number' || Math.abs(atom.value) > 100) return false;
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
  return atom.unit === null && sharesPercent(state, at, atom);
}

function isEvents(state: State, at: number, atom: ValueAtom): boolean {
  const bracket = state.atoms[at + 1];
  const inner = state.atoms[at + 2];
  const opened = bracket?.kind === 'mark' && '(['.includes(bracket.text);
  return opened && atom.whole && atom.unit === null && inner?.kind === 'value' && inner.percent;
}

const LINKS = ['=', ':', ',', 'of', 'was', 'were', 'is', 'by', 'to', 'from', ')', ']', '<', '>'];
const LARGEST_COUNTLESS = 20;

/** "1549": more likely a number of something than an estimate. */
function isBareCount(atom: ValueAtom): boolean {
  if (!atom.whole || atom.percent || atom.unit !== null) return false;
  return typeof atom.value === 'number' && Math.abs(atom.value) >= LARGEST_COUNTLESS;
}

/** Whether the words lead from the measure to this number: not every number in its sentence is its value. */
function isLed(state: State, at: number, atom: ValueAtom): boolean {
  const next = following(state, at);
  if (next?.kind === 'interval' || next?.kind === 'p') return true;
  const direct = state.pending.measureEnd === atom.from;
  if (!direct && !isText(state.tokens, atom.from - 1, ...LINKS)) return false;
  return !isBareCount(atom) || state.pending.measure?.measure === 'NNT';
}

const UNITLESS: ReadonlySet<ResultMeasure> = new Set(['HR', 'OR', 'RR', 'IRR', 'DOR', 'COR', 'SMD']);

/** Whether the number can be a value of the measure: a hazard ratio has neither unit nor "%" nor spread. */
function fitsMeasure(state: State, at: number, atom: ValueAtom, measure: ResultMeasure): boolean {
  const next = following(state, at);
  // An estimate may have a standard error; "HR 72 ± 9" is a heart rate.
  if ((next?.kind === 'spread' && next.stat !== 'se') || isEvents(state, at, atom)) return false;
  if (isPercent(state, at, atom)) return IN_PERCENT.has(measure);
  return atom.unit === null || !UNITLESS.has(measure);
}

function byMeasure(state: State, at: number, atom: ValueAtom): Class | null {
  const { measure } = state.pending;
  if (measure === null || !fitsMeasure(state, at, atom, measure.measure) || !isLed(state, at, atom))
    return null;
  const name = measure.plain === true && isPercent(state, at, atom) ? 'RD' : measure.measure;
  return { as: 'effect', measure: name, adjusted: measure.adjusted ?? null, consumes: 'pending' };
}

/** "a 20% relative risk reduction", "10.3 ml/min mean difference". */
function byMeasureBehind(state: State, at: number): Class | null {
  const next = state.atoms[at + 1];
  if (next?.kind !== 'measure') return null;
  if (next.word.behind !== true && !NAMED_BEHIND.has(next.word.measure)) return null;
  return { as: 'effect', measure: next.word.measure, adjusted: null, consumes: 'behind' };
}

/** The open group of means or medians that the next number may continue. */
function openStatGroup(
  state: State,
): { readonly measure: 'mean' | 'median'; readonly unit: string | null } | null {
  const group = lastDraft(state);
  if (group === null || group.kind !== 'group' || !group.open || state.join === null) return null;
  return group.measure === 'mean' || group.measure === 'median'
    ? { measure: group.measure, unit: group.unit }
    : null;
}

function isComma(atom: Atom | undefined): boolean {
  return atom?.kind === 'join' && atom.how === 'comma';
}

/** "162, 280 (190–425)" under "median (IQR)": before the number with its spread stands the size of the group. */
function isSizeInRow(state: State, at: number, atom: ValueAtom): boolean {
  const [join, value, bracket] = state.atoms.slice(at + 1, at + 4);
  const headed = state.pending.span !== null || state.pending.spread !== null;
  if (!headed || !isBareCount(atom) || !isComma(join) || value?.kind !== 'value') return false;
  return bracket?.kind === 'bracketed' || (bracket?.kind === 'interval' && bracket.name === 'bare');
}

/** The statistic in force: said before, or that of the open group which this number continues. */
function byStat(state: State, at: number, atom: ValueAtom): Class | null {
  const { stat } = state.pending;
  if (isSizeInRow(state, at, atom)) return null;
  if (stat === 'mean' || stat === 'median') return { as: stat };
  const group = openStatGroup(state);
  if (group === null) return null;
  const sameUnit = atom.unit === group.unit;
  if (state.join === 'comma' && !sameUnit && state.atoms[at + 1]?.kind !== 'bracketed') return null;
  return sameUnit || atom.unit === null || group.unit === null ? { as: group.measure } : null;
}

function lastEffect(state: State): Draft | null {
  const last = draftsOfSentence(state).find((draft) => draft.kind === 'effect');
  return last !== undefined && last.sentence === state.sentence && last.measure !== 'rate' ? last : null;
}

/** A number with an interval that nothing names: of the measure before, or an estimate of an unknown one. */
function withInterval(name: IntervalName, before: Draft | null): Class | null {
  if (name === 'iqr') return { as: 'median' };
  const estimate = name === 'ci' || name === 'bare' || (name === 'listed' && before !== null);
  if (!estimate) return null;
  return { as: 'effect', measure: before?.measure ?? null, adjusted: before?.adjusted ?? null };
}

function isListed(atom: Atom | undefined): boolean {
  return atom?.kind === 'join' && atom.how !== 'versus';
}

/** A further estimate of the measure before: "1.21 (1.05–1.41) and 1.08 (0.70–1.66)", "0.93, 0.81". */
function byInterval(state: State, at: number): Class | null {
  const next = following(state, at);
  const before = lastEffect(state);
  if (next?.kind === 'interval') {
    const headed = before === null && next.name === 'bare' && state.pending.span !== null;
    return headed ? { as: 'median' } : withInterval(next.name, before);
  }
  return listedEstimate(state, at, before);
}

/** A further estimate in a list, without an interval of its own. */
function listedEstimate(state: State, at: number, before: Draft | null): Class | null {
  const next = following(state, at);
  if (before === null || before.interval !== null) return null;
  // "1.89 (p=0.01), and for MDD it was 1.33 (p=0.22)"
  const ownP = next?.kind === 'p' && before.pOperator !== null;
  const listed = isListed(state.atoms[at - 1]) && before === state.drafts.at(-1);
  return ownP || listed ? { as: 'effect', measure: before.measure, adjusted: before.adjusted } : null;
}

function byUnit(atom: ValueAtom): Class | null {
  return atom.unit?.startsWith('percentage') === true
    ? { as: 'effect', measure: 'RD', adjusted: null }
    : null;
}

function bySpread(state: State, at: number): Class | null {
  if (following(state, at)?.kind !== 'spread') return null;
  return { as: state.pending.stat === 'median' ? 'median' : 'mean' };
}

function asRate(state: State, at: number, percent: boolean): Class | null {
  if (percent || state.pending.measure !== null) return null;
  const unit = rateUnit(state, at) ?? state.pending.per;
  return unit === null ? null : { as: 'rate', unit };
}

/** "Not reached" is a median's. */
function asNotReached(state: State): Class | null {
  const median = state.pending.stat === 'median' || lastDraft(state)?.measure === 'median';
  return median ? { as: 'median' } : null;
}

/** "relative risk reductions were 62% and 50%" */
function asFurtherPercent(state: State, at: number, atom: ValueAtom): Class | null {
  const before = state.drafts.at(-1);
  const further =
    atom.percent && before?.kind === 'effect' && before.unit === '%' && isListed(state.atoms[at - 1]);
  const alike = (before?.interval === null) === (following(state, at)?.kind !== 'interval');
  if (!further || !alike || before.pOperator !== null) return null;
  return { as: 'effect', measure: before.measure, adjusted: before.adjusted };
}

function asShare(state: State, at: number, atom: ValueAtom): Class | null {
  if (isEvents(state, at, atom)) return { as: 'events' };
  return isPercent(state, at, atom) ? { as: 'percent' } : null;
}

/** What the number at an atom is; null where nothing says it. */
export function classify(state: State, at: number, atom: ValueAtom): Class | null {
  if (atom.value === 'not-reached') return asNotReached(state);
  return (
    asRate(state, at, isPercent(state, at, atom)) ??
    byMeasure(state, at, atom) ??
    byMeasureBehind(state, at) ??
    byUnit(atom) ??
    asFurtherPercent(state, at, atom) ??
    asShare(state, at, atom) ??
    bySpread(state, at) ??
    byStat(state, at, atom) ??
    byInterval(state, at)
  );
}
