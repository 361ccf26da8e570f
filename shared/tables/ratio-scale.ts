import { type Measure, measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import type { Assigned } from './column-meaning.ts';
import type { Question } from './question.ts';
import { cellsOf, type ColumnRole, type StudyTable } from './study-table.ts';

/** An effect with the limits of its interval, as they stand in a row; null: not there. */
interface Printed {
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** What is known of the scale of effects. */
interface Scale {
  readonly log: boolean;
  /** Null: the headings say it, or all rows do. */
  readonly question: Question | null;
}

const precisions: ReadonlySet<ColumnRole> = new Set((['lower', 'upper', 'sei', 'vi'] as const).values());
/** By how much one reading has to fit a row better than the other before it counts: printed digits are rounded. */
const CLEARLY = 0.05;
/** How far from the middle of their interval, by its half, rounding may put logarithms. */
const ROUNDED = 0.5;

/**
 * Whether ratios are printed as such or as logarithms: by their headings, else by all rows together. Where rows speak for one
 * and for the other it is asked, and the likelier one is proposed. A minus sign alone is no logarithm: it may be a slip.
 */
export function scaleOf(
  table: StudyTable,
  columns: readonly Assigned[],
  { estimate, ratio }: { readonly estimate: Assigned; readonly ratio: boolean },
): Scale {
  if (!ratio) return { log: false, question: null };
  // What is entered for the analysis is on its scale.
  if (estimate.role === 'yi') return { log: true, question: null };
  if (estimate.log !== null) return { log: estimate.log, question: null };
  // Beside p values alone nothing can be made of logarithms.
  if (!columns.some(({ role }) => precisions.has(role))) return { log: false, question: null };
  const rows = printedRows(table, columns, estimate);
  if (!rows.some(isBelow)) {
    const shown = rows.some(isWhole) && symmetricAsRatios(rows);
    return { log: false, question: shown ? null : scaleQuestion(estimate.measure, 'natural') };
  }
  return bySigns(rows, estimate.measure);
}

/** Whether intervals are symmetric as ratios rather than as differences: by how far their estimates are from the middles. */
export function looksLikeRatio(table: StudyTable, columns: readonly Assigned[], estimate: Assigned): boolean {
  const rows = printedRows(table, columns, estimate);
  return !rows.some((row) => saysOf(row) === 'log') && symmetricAsRatios(rows);
}

function printedRows(table: StudyTable, columns: readonly Assigned[], estimate: Assigned): Printed[] {
  const limits = (role: 'lower' | 'upper') => {
    const found = columns.find((one) => one.role === role);
    return found === undefined ? [] : cellsOf(table, found.column);
  };
  const [lower, upper] = [limits('lower'), limits('upper')];
  return cellsOf(table, estimate.column).flatMap(({ number: value }, row): Printed[] =>
    value === null ? [] : [{ value, lower: lower[row]?.number ?? null, upper: upper[row]?.number ?? null }],
  );
}

type Whole = { readonly [key in keyof Printed]: number };

function isWhole(row: Printed): row is Whole {
  return row.lower !== null && row.upper !== null;
}

/** Whether a number of a row can be no ratio. */
function isBelow({ value, lower, upper }: Printed): boolean {
  return [value, lower, upper].some((one) => one !== null && one <= 0);
}

/** Whether an estimate lies outside its own limits, or these stand the wrong way round: a slip, on either scale. */
function isOutside({ value, lower, upper }: Whole): boolean {
  return !(lower < upper && lower <= value && value <= upper);
}

/** How far an estimate is from the middle of its interval, by its half. @param scale turns what is printed into what is symmetric */
function offMiddle({ value, lower, upper }: Whole, scale: (one: number) => number): number {
  const half = (scale(upper) - scale(lower)) / 2;
  return half === 0 ? 0 : Math.abs(scale(value) - (scale(lower) + scale(upper)) / 2) / Math.abs(half);
}

const asPrinted = (one: number): number => one;

function symmetricAsRatios(rows: readonly Printed[]): boolean {
  const sound = rows.filter(isWhole).filter((row) => !isBelow(row) && !isOutside(row));
  const off = (scale: (one: number) => number): number =>
    sound.reduce((sum, row) => sum + offMiddle(row, scale), 0);
  return sound.length > 0 && off(Math.log) < off(asPrinted);
}

/** What a row says of the scale; null: nothing. */
type Says = 'ratio' | 'log' | 'slip' | null;

function saysOf(row: Printed): Says {
  if (!isWhole(row)) return isBelow(row) ? 'log' : null;
  if (isOutside(row)) return 'slip';
  if (isBelow(row)) return offMiddle(row, asPrinted) <= ROUNDED ? 'log' : 'slip';
  return offMiddle(row, asPrinted) - offMiddle(row, Math.log) > CLEARLY ? 'ratio' : null;
}

/** The scale of numbers of which some are 0 or below. */
function bySigns(rows: readonly Printed[], measure: Measure | null): Scale {
  const said = rows.map(saysOf);
  const count = (wanted: Says): number => said.filter((one) => one === wanted).length;
  const limits = rows.some(isWhole);
  // Without limits nothing but the sign speaks, and numbers above 0 may be either.
  const against = limits ? count('ratio') + count('slip') : count(null);
  if (against === 0) return { log: true, question: { ...scaleQuestion(measure, 'log'), sure: true } };
  const log = limits ? count('log') > count('ratio') : count('log') * 3 > count(null);
  return { log, question: scaleQuestion(measure, log ? 'log' : 'natural') };
}

function scaleQuestion(measure: Measure | null, proposed: 'natural' | 'log'): Question {
  const name = measure === null ? 'Ratios' : `${measureInfo(measure).name}s`;
  return {
    id: 'scale',
    words: `${name}: as printed, or their logarithms?`,
    choices: [
      { value: 'natural', label: 'As printed: 1 is no effect' },
      { value: 'log', label: 'Logarithms: 0 is no effect' },
    ],
    proposed,
  };
}
