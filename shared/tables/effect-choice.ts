import { isMeasure, type Measure, measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import type { Assigned } from './column-meaning.ts';
import type { EffectChoice } from './effect-shapes.ts';
import { kindsByRow, kindsNote } from './kinds-by-row.ts';
import { answerTo, type Answers, type Question } from './question.ts';
import { looksLikeRatio, scaleOf } from './ratio-scale.ts';
import { isRatio } from './revman-table.ts';
import type { StudyTable } from './study-table.ts';

const effects = ['HR', 'RR', 'OR', 'IRR', 'MD', 'SMD', 'RD'] as const;

/** What the effects of a table are, with what has to be asked and said about them. */
interface Chosen {
  readonly choice: EffectChoice;
  readonly questions: readonly Question[];
  readonly notes: readonly string[];
}

/** What the effects of a table are; null where it holds none. */
export function effectChoice(
  table: StudyTable,
  columns: readonly Assigned[],
  answers: Answers,
): Chosen | null {
  const estimate = columns.find(({ role }) => role === 'estimate' || role === 'yi');
  if (estimate === undefined) return null;
  const byRow = estimate.role === 'yi' ? null : kindsByRow(table, columns, estimate);
  const mixed = byRow !== null && byRow.kinds.length > 1;
  const { measure, ratio, question } = mixed
    ? ofMixed(table, columns, { estimate, kinds: byRow.kinds, answers })
    : measureOf(table, columns, { estimate, kind: byRow?.kinds[0] ?? null, answers });
  const scale = scaleOf(table, columns, { estimate, ratio });
  const log = scale.question === null ? scale.log : answerTo(scale.question, answers) === 'log';
  const limits = columns.find((one) => one.role === 'lower' && one.level !== null);
  const level = limits?.level ?? estimate.level ?? 0.95;
  const questions = [question, scale.question].filter((one) => one !== null);
  const notes = mixed ? [kindsNote(byRow, byRow.kinds.every(isRatio))] : [];
  return { choice: { measure, mixed, log, ratio, level }, questions, notes };
}

interface Said {
  readonly measure: Measure | null;
  readonly ratio: boolean;
  readonly question: Question | null;
}

/** Different kinds of ratios are ratios, of which none gives the name; of what else stands together it is asked. */
function ofMixed(
  table: StudyTable,
  columns: readonly Assigned[],
  about: { readonly estimate: Assigned; readonly kinds: readonly Measure[]; readonly answers: Answers },
): Said {
  if (about.kinds.every(isRatio)) return { measure: null, ratio: true, question: null };
  return asked(table, columns, about);
}

/** What the headings, the rows or the file say of effects; else it is asked, but of what is entered as plain `yi`. */
function measureOf(
  table: StudyTable,
  columns: readonly Assigned[],
  about: { readonly estimate: Assigned; readonly kind: Measure | null; readonly answers: Answers },
): Said {
  const { estimate, kind } = about;
  const said = estimate.measure ?? table.title.measure ?? kind;
  if (said !== null) return { measure: said, ratio: isRatio(said), question: null };
  if (estimate.role === 'yi' && estimate.log !== true) return { measure: null, ratio: false, question: null };
  return asked(table, columns, about);
}

function asked(
  table: StudyTable,
  columns: readonly Assigned[],
  { estimate, answers }: { readonly estimate: Assigned; readonly answers: Answers },
): Said {
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
  const { heading } = estimate.column;
  const words = `What are the effects in ${heading === '' ? 'the table' : `“${heading}”`}?`;
  const share = /prevalen|proportion|inciden|häufigkeit|anteil/iu.test(heading);
  const ratio = /\bratio\b/iu.test(heading) || (!share && looksLikeRatio(table, columns, estimate));
  const proposed = ratio ? 'ratio' : 'other';
  return { id: 'effect', words, choices, proposed };
}
