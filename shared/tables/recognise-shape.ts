import { betterWords } from '#shared/stats/effect-sizes/better-words.ts';
import {
  isMeasure,
  type Measure,
  measureInfo,
  measures,
  type RawFamily,
} from '#shared/stats/effect-sizes/measures.ts';
import type { Assigned } from './column-meaning.ts';
import { columnRoles, type ColumnRoles } from './column-roles.ts';
import { effectChoice } from './effect-choice.ts';
import type { EffectChoice } from './effect-shapes.ts';
import { columnsOf, type Mapping } from './mapping.ts';
import { moderatorsOf } from './moderators.ts';
import type { Offer } from './offer.ts';
import { answerTo, type Answers, type Question } from './question.ts';
import { ratioName } from './ratio-name.ts';
import { oneEffect } from './several-effects.ts';
import { finder, offersOf } from './shapes.ts';
import { cellsOf, type ColumnRole, type Group, type StudyTable, type TableColumn } from './study-table.ts';

/** What a column was taken for. */
export interface RecognisedColumn {
  readonly id: string;
  readonly heading: string;
  readonly role: ColumnRole;
  readonly group: Group;
  /** Whether rows have something of it. */
  readonly used: boolean;
}

/** What a table holds. */
export interface Shape {
  readonly columns: readonly RecognisedColumn[];
  /** Null: no numbers that an analysis can be made of; `reason` says what is missing. */
  readonly family: RawFamily | null;
  readonly mapping: Mapping | null;
  readonly reason: string | null;
  /** Each is asked once; until then what it proposes holds. Those that propose nothing are left open. */
  readonly questions: readonly Question[];
  readonly notes: readonly string[];
  /** There are more columns of a kind than were taken, or effects of different kinds: a person should look. */
  readonly unsure: boolean;
}

/**
 * Recognises what the columns of a table are and what they can become. Answers are taken into account: with each new one it is
 * asked again. `column:<id>` with a role (`events1`, `ignored`, …) corrects any column. Never throws.
 */
export function recogniseShape(table: StudyTable, answers: Answers = {}): Shape {
  const read = columnRoles(table, answers);
  const one = oneEffect(read.columns, answers);
  const roles = { ...read, columns: one.columns };
  const effect = effectChoice(table, roles.columns, answers);
  const offers = offersOf(finder(roles.columns), effect?.choice ?? null);
  const shape = shapeQuestion(offers);
  const offer = chosenOffer(offers, shape, answers);
  if (offer === undefined) return nothing(table, roles);
  const computed = isComputed(offer) ? effect : null;
  const ofEffects = computed === null ? [] : [one.question, ...computed.questions];
  return shapeOf(
    table,
    { roles, offer, effect: computed?.choice ?? null, answers },
    {
      asked: [...roles.questions, shape, ...ofEffects].filter((question) => question !== null),
      notes: computed?.notes ?? [],
    },
  );
}

function chosenOffer(offers: readonly Offer[], shape: Question | null, answers: Answers): Offer | undefined {
  const wanted = shape === null ? null : answerTo(shape, answers);
  return offers.find(({ family }) => family === wanted) ?? offers[0];
}

/** Whether effects are taken that somebody has computed. */
function isComputed({ cells }: Offer): boolean {
  return 'yi' in cells || 'hr' in cells || 'ratio' in cells;
}

interface Chosen {
  readonly roles: ColumnRoles;
  readonly offer: Offer;
  readonly effect: EffectChoice | null;
  readonly answers: Answers;
}

/** @param so what is asked and said of the columns and of the effects */
function shapeOf(
  table: StudyTable,
  chosen: Chosen,
  so: { readonly asked: readonly Question[]; readonly notes: readonly string[] },
): Shape {
  const { roles, offer, answers } = chosen;
  const question = measureQuestion(table, roles.columns, offer);
  const answered = answerTo(question, answers);
  const measure = answered !== null && isMeasure(answered) ? answered : 'GEN';
  const mapping = mappingOf(table, chosen, measure);
  const two = measureInfo(measure).groups === 2;
  const groups = two && !isComputed(offer) ? roles.firstGroup : null;
  return {
    columns: recognised(roles.columns, mapping),
    ...{ family: offer.family, mapping, reason: null },
    questions: [
      ...so.asked,
      ...(groups === null ? [] : [groups]),
      ...(question.choices.length > 1 ? [question] : []),
      ...(units[offer.family] ?? []),
      ...(two ? [direction(measure)] : []),
    ],
    unsure: roles.notes.length > 0 || so.notes.length > 0,
    notes: [...table.notes, ...roles.notes, ...so.notes, ...offer.notes, ...repeatNotes(table, mapping, two)],
  };
}

/** Studies that stand in several lines: arms, outcomes or times, which are not put together. */
function repeatNotes(table: StudyTable, { study }: Mapping, two: boolean): string[] {
  const column = table.columns.find(({ id }) => id === study);
  const names = column === undefined ? [] : cellsOf(table, column).map(({ text }) => text.trim());
  const repeated = new Set(names.filter((name, at) => name !== '' && names.indexOf(name) !== at));
  if (repeated.size === 0) return [];
  const some = [...repeated].slice(0, 5).join(', ');
  const words = `Studies stand in several lines: ${some}${repeated.size > 5 ? ' …' : ''}.`;
  return [
    two
      ? `${words} People who are counted twice make the result too sure: leave out all but one line of each.`
      : `${words} Lines of single arms are not put together: give each study one line.`,
  ];
}

function nothing(table: StudyTable, { columns, notes, questions }: ColumnRoles): Shape {
  return {
    columns: recognised(columns, null),
    ...{ family: null, mapping: null, questions, notes: [...table.notes, ...notes] },
    unsure: notes.length > 0,
    reason: lacksTotals(columns)
      ? 'There are percentages without the number of people that they are of. Add a column with the total of each group.'
      : 'No columns that an analysis can be made of. It takes events and totals, means with SD and n, or effects with their intervals or standard errors: say which columns these are. Medians are converted to means first.',
  };
}

/** Percentages alone have no precision. */
function lacksTotals(columns: readonly Assigned[]): boolean {
  const has = (wanted: ColumnRole): boolean => columns.some(({ role }) => role === wanted);
  return has('percent') && !has('total');
}

function shapeQuestion(offers: readonly Offer[]): Question | null {
  if (offers.length < 2) return null;
  const choices = offers.map(({ family, words }) => ({ value: family, label: words }));
  return {
    id: 'shape',
    words: 'The table can be read in several ways. Which numbers are wanted?',
    choices,
    proposed: offers[0]?.family ?? null,
  };
}

/** Measures of the family; the one that the table names first, of counts and means, where it names one. */
function measureQuestion(table: StudyTable, columns: readonly Assigned[], { family }: Offer): Question {
  const offered = measures.filter((measure) => measureInfo(measure).family === family);
  const computed = columns.filter(({ role }) => role === 'estimate' || role === 'lower' || role === 'yi');
  const named = [table.title.measure, ...computed.map(({ measure }) => measure)];
  const proposed = named.find((measure): measure is Measure => measure !== null && offered.includes(measure));
  return {
    id: 'measure',
    words: 'Which measure is wanted?',
    choices: offered.map((value) => ({ value, label: measureInfo(value).name })),
    proposed: proposed ?? offered[0] ?? null,
  };
}

const unitOfMeans: Question = {
  id: 'unit',
  words: 'What is the unit of the means?',
  choices: [],
  proposed: null,
};
const unitOfTime: Question = {
  id: 'unit',
  words: 'What is the unit of person-time?',
  choices: [],
  proposed: null,
};
const units: Partial<Record<RawFamily, readonly Question[]>> = {
  means: [unitOfMeans],
  mean: [unitOfMeans],
  'person-time': [unitOfTime],
  rate: [unitOfTime],
};

function direction(measure: Measure): Question {
  const { higher, lower } = betterWords(measure);
  return {
    id: 'better',
    words: 'Which way is better for the patient?',
    choices: [
      { value: 'higher', label: higher },
      { value: 'lower', label: lower },
    ],
    proposed: null,
  };
}

function mappingOf(table: StudyTable, chosen: Chosen, measure: Measure): Mapping {
  const { roles, offer, answers } = chosen;
  const { columns, names } = roles;
  const { better } = answers;
  return {
    measure,
    effect: namedEffect(chosen),
    study: finder(columns)('study', null),
    cells: offer.cells,
    ...moderatorsOf(table, columns, offer),
    group1: names[0] || table.title.group1,
    group2: names[1] || table.title.group2,
    unit: unitOf(table, chosen),
    better: better === 'higher' || better === 'lower' ? better : null,
  };
}

/** What ratios and effects as entered are; other measures say it themselves. */
function namedEffect({ offer, effect }: Chosen): Measure | null {
  return ['ratio', 'generic'].includes(offer.family) ? (effect?.measure ?? null) : null;
}

/** The unit that was answered, else what the heading of ratios says of them; null where rows are of different kinds. */
function unitOf(table: StudyTable, chosen: Chosen): string | null {
  const { offer, effect, answers } = chosen;
  const said = answers['unit']?.trim() ?? '';
  if (said !== '') return said;
  const column = effect?.mixed === true ? undefined : ratioColumn(table, offer);
  if (column === undefined) return null;
  return ratioName(column, offer.family === 'hazard-ratio' ? 'HR' : namedEffect(chosen));
}

/** The column that holds ratios as they are printed. */
function ratioColumn({ columns }: StudyTable, { family, cells }: Offer): TableColumn | undefined {
  if (family !== 'ratio' && family !== 'hazard-ratio') return undefined;
  const recipe = cells['ratio'] ?? cells['hr'] ?? cells['yi'];
  const [estimate] = recipe === undefined ? [] : columnsOf(recipe);
  return columns.find(({ id }) => id === estimate);
}

function recognised(columns: readonly Assigned[], mapping: Mapping | null): RecognisedColumn[] {
  const used = new Set(mapping === null ? [] : Object.values(mapping.cells).flatMap(columnsOf));
  for (const { column } of mapping?.moderators ?? []) used.add(column);
  if (mapping?.study != null) used.add(mapping.study);
  return columns.map(({ column: { id, heading }, role, group }) => ({
    id,
    heading,
    role,
    group,
    used: used.has(id),
  }));
}
