import { isMeasure, type Measure, measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import type { Assigned } from './column-meaning.ts';
import type { EffectChoice } from './effect-shapes.ts';
import { answerTo, type Answers, type Question } from './question.ts';
import { isRatio } from './revman-table.ts';
import { cellsOf, type StudyTable } from './study-table.ts';

const effects = ['HR', 'RR', 'OR', 'IRR', 'MD', 'SMD', 'RD'] as const;

/** What the effects of a table are, with what has to be asked about them; null where it holds none. */
export function effectChoice(
  table: StudyTable,
  columns: readonly Assigned[],
  answers: Answers,
): { readonly choice: EffectChoice; readonly questions: readonly Question[] } | null {
  const estimate = columns.find(({ role }) => role === 'estimate' || role === 'yi');
  if (estimate === undefined) return null;
  const { measure, ratio, question } = measureOf(table, columns, estimate, answers);
  const scale = scaleOf(table, columns, { estimate, ratio });
  const log = scale.question === null ? scale.log : answerTo(scale.question, answers) === 'log';
  const limits = columns.find((one) => one.role === 'lower' && one.level !== null);
  const level = limits?.level ?? estimate.level ?? 0.95;
  const questions = [question, scale.question].filter((one) => one !== null);
  return { choice: { measure, log, ratio, level }, questions };
}

/** What the headings or the file say of effects; else it is asked, but of what is entered as plain `yi`. */
function measureOf(
  table: StudyTable,
  columns: readonly Assigned[],
  estimate: Assigned,
  answers: Answers,
): { readonly measure: Measure | null; readonly ratio: boolean; readonly question: Question | null } {
  const said = estimate.measure ?? table.title.measure;
  if (said !== null) return { measure: said, ratio: isRatio(said), question: null };
  if (estimate.role === 'yi' && estimate.log !== true) return { measure: null, ratio: false, question: null };
  const question = measureQuestion(table, columns, estimate);
  const answered = answerTo(question, answers);
  const measure = answered !== null && isMeasure(answered) ? answered : null;
  return { measure, ratio: isRatio(measure) || answered === 'ratio', question };
}

function measureQuestion(table: StudyTable, columns: readonly Assigned[], estimate: Assigned): Question {
  const choices = [
    ...effects.map((value) => ({ value, label: measureInfo(value).name })),
    { value: 'ratio', label: 'Another ratio' },
    { value: 'other', label: 'Something else, no ratio' },
  ];
  const words = `What are the effects in “${estimate.column.heading || 'the table'}”?`;
  const { heading } = estimate.column;
  const share = /prevalen|proportion|inciden|häufigkeit|anteil/iu.test(heading);
  const ratio = /\bratio\b/iu.test(heading) || (!share && looksLikeRatio(table, columns, estimate));
  const proposed = ratio ? 'ratio' : 'other';
  return { id: 'effect', words, choices, proposed };
}

type Triple = readonly [estimate: number, lower: number, upper: number];

/** Estimates with their limits, row by row, where all three are there. */
function triples(table: StudyTable, columns: readonly Assigned[], estimate: Assigned): Triple[] {
  const [lower, upper] = (['lower', 'upper'] as const).map((role) =>
    columns.find((one) => one.role === role),
  );
  if (lower === undefined || upper === undefined) return [];
  const [e, l, u] = [estimate, lower, upper].map(({ column }) => cellsOf(table, column));
  return (e ?? []).flatMap(({ number }, row): Triple[] => {
    const [lo, hi] = [l?.[row]?.number ?? null, u?.[row]?.number ?? null];
    return number === null || lo === null || hi === null ? [] : [[number, lo, hi]];
  });
}

/** Whether intervals are symmetric as ratios rather than as differences: by how far their estimates are from the middles. */
function looksLikeRatio(table: StudyTable, columns: readonly Assigned[], estimate: Assigned): boolean {
  const found = triples(table, columns, estimate);
  if (found.length === 0 || found.some((numbers) => numbers.some((value) => value <= 0))) return false;
  const off = (of: (value: number) => number): number =>
    found.reduce((sum, [e, lo, hi]) => {
      const half = (of(hi) - of(lo)) / 2;
      return sum + (half === 0 ? 0 : Math.abs(of(e) - (of(lo) + of(hi)) / 2) / Math.abs(half));
    }, 0);
  return off(Math.log) < off((value) => value);
}

/** Whether ratios are printed as such or as logarithms: by their headings, else by their signs; else it is asked. */
function scaleOf(
  table: StudyTable,
  columns: readonly Assigned[],
  { estimate, ratio }: { readonly estimate: Assigned; readonly ratio: boolean },
): { readonly log: boolean; readonly question: Question | null } {
  if (!ratio) return { log: false, question: null };
  // What is entered for the analysis is on its scale.
  if (estimate.role === 'yi') return { log: true, question: null };
  if (estimate.log !== null) return { log: estimate.log, question: null };
  const values = cellsOf(table, estimate.column).flatMap(({ number }) => number ?? []);
  if (values.some((value) => value <= 0)) return { log: true, question: null };
  if (triples(table, columns, estimate).length > 0 && looksLikeRatio(table, columns, estimate))
    return { log: false, question: null };
  return { log: false, question: scaleQuestion(estimate.measure) };
}

function scaleQuestion(measure: Measure | null): Question {
  const name = measure === null ? 'Ratios' : `${measureInfo(measure).name}s`;
  return {
    id: 'scale',
    words: `${name}: as printed, or their logarithms?`,
    choices: [
      { value: 'natural', label: 'As printed: 1 is no effect' },
      { value: 'log', label: 'Logarithms: 0 is no effect' },
    ],
    proposed: 'natural',
  };
}
