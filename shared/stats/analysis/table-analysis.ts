import { withGiven } from '#shared/kit/with-given.ts';
import type { Cell } from '../effect-sizes/cells.ts';
import { effectSizes } from '../effect-sizes/effect-sizes.ts';
import { ImpossibleData, NotConverged, NotOffered } from '../impossible-data.ts';
import { type Analysis, analyse } from './analyse.ts';
import { type AnalysisRequest, type AnalysisSettings, newAnalysis } from './request.ts';

/** A row of a table of studies that is kept: one that is not used stands there and is left out of what is pooled. */
export interface TableRow {
  readonly study: string;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly used: boolean;
}

/** What was chosen about an analysis; of the settings those that differ from the usual. */
export interface AnalysisChoices
  extends Pick<AnalysisRequest, 'measure' | 'method' | 'test' | 'moderators' | 'subgroup'> {
  readonly settings: { readonly [Key in keyof AnalysisSettings]?: AnalysisSettings[Key] | undefined };
}

/** Numbers of a row that cannot be; without a column it is the row as a whole. */
export interface RowProblem<Row> {
  readonly row: Row;
  readonly column: string | null;
  /** What cannot be, without study and row: “e1 is 120 of 100: more events than people.” */
  readonly words: string;
}

/** What a request comes to. */
type Attempt =
  | { readonly kind: 'result'; readonly analysis: Analysis }
  | { readonly kind: 'not-offered' | 'not-converged'; readonly message: string }
  | { readonly kind: 'impossible'; readonly error: ImpossibleData };

/** What a table of studies comes to: numbers, nothing yet, or why there are none. */
export type TableResult<Row> =
  | Exclude<Attempt, { kind: 'impossible' }>
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'impossible';
      readonly message: string;
      /** All rows with such numbers; none where no single row is at fault. */
      readonly problems: readonly RowProblem<Row>[];
    };

type Named = { readonly study: string; readonly row: TableRow };

/** What a study without a name is called, by its place in the table, counted from 0. */
export function studyName(study: string, at: number): string {
  return study.trim() === '' ? `Study ${at + 1}` : study;
}

/** The request of an analysis over some rows; what was not chosen is as a new analysis has it. */
function requestOf(choices: AnalysisChoices, rows: readonly Named[]): AnalysisRequest {
  const { measure, method, test, moderators, subgroup, settings } = choices;
  const studies = rows.map(({ study, row }) => ({ ...row.cells, study }));
  const usual = newAnalysis(measure, studies);
  return {
    ...{ ...usual, method, test, moderators, subgroup },
    settings: withGiven(usual.settings, settings),
  };
}

/** The request of an analysis over those of its rows that are used, each named by its place in the table. */
export function requestOfTable(choices: AnalysisChoices, rows: readonly TableRow[]): AnalysisRequest {
  const named = rows.flatMap((row, at) => (row.used ? [{ study: studyName(row.study, at), row }] : []));
  return requestOf(choices, named);
}

/** Computes an analysis over those of its rows that are used. Window, files and command line get it from here. */
export function analyseTable<Row extends TableRow>(
  choices: AnalysisChoices,
  rows: readonly Row[],
): TableResult<Row> {
  const used = rows.filter((row) => row.used);
  if (!used.some(hasNumbers)) return { kind: 'nothing' };
  const request = requestOfTable(choices, rows);
  const [first, ...others] = problemsOf(request, used);
  if (first !== undefined) return { kind: 'impossible', message: first.words, problems: [first, ...others] };
  const tried = withoutIdleSubgroups(attempt(request), request);
  if (tried.kind !== 'impossible') return tried;
  const { error } = tried;
  const row = used[(error.place.row ?? 0) - 1];
  const problems = row === undefined ? [] : [problemOf(error, row)];
  return { kind: 'impossible', message: error.message, problems };
}

/** A column that parts nothing, such as one that is being filled, takes no result away: it is said, and the studies are pooled as one. */
function withoutIdleSubgroups(tried: Attempt, request: AnalysisRequest): Attempt {
  const { subgroup, studies } = request;
  if (tried.kind !== 'not-offered' || subgroup === null) return tried;
  const told = new Set(
    studies.map((study) => String(study[subgroup] ?? '').trim()).filter((name) => name !== ''),
  );
  if (told.size > 1) return tried;
  const whole = attempt({ ...request, subgroup: null });
  if (whole.kind !== 'result') return whole;
  const why =
    told.size === 0
      ? `No study has a value of ${subgroup}`
      : `All studies with a value of ${subgroup} have the same`;
  const notes = [...whole.analysis.notes, `${why}, so there are no subgroups.`];
  return { kind: 'result', analysis: { ...whole.analysis, notes } };
}

/** Computes a request; what `shared/stats` refuses is an answer. @throws anything else */
export function attempt(request: AnalysisRequest): Attempt {
  try {
    return { kind: 'result', analysis: analyse(request) };
  } catch (error) {
    if (error instanceof ImpossibleData) return { kind: 'impossible', error };
    if (error instanceof NotOffered) return { kind: 'not-offered', message: error.message };
    if (error instanceof NotConverged) return { kind: 'not-converged', message: error.message };
    throw error;
  }
}

function hasNumbers({ cells }: TableRow): boolean {
  return Object.values(cells).some((cell) => cell !== null && cell !== '');
}

/** All rows with numbers that cannot be, each told by itself. */
function problemsOf<Row>(
  { measure, studies, settings }: AnalysisRequest,
  rows: readonly Row[],
): RowProblem<Row>[] {
  return rows.flatMap((row, at) => {
    const study = studies[at];
    if (study === undefined) return [];
    try {
      effectSizes(measure, [study], settings);
      return [];
    } catch (error) {
      // A row that has not all its numbers yet is told of elsewhere, as incomplete.
      if (error instanceof NotOffered) return [];
      if (!(error instanceof ImpossibleData)) throw error;
      return problemOf(error, row);
    }
  });
}

function problemOf<Row>(error: ImpossibleData, row: Row): RowProblem<Row> {
  const words = error.message.replace(/^.*? \(row \d+\): /su, '');
  return { row, column: error.place.column ?? null, words };
}
