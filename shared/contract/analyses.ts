import { figureNames } from '#shared/domain/analysis-figures.ts';
import { analysisMethods } from '#shared/stats/analysis/request.ts';
import { isMeasure, measures } from '#shared/stats/effect-sizes/measures.ts';
import { coefficientTests } from '#shared/stats/models/settings.ts';
import { z } from 'zod';
import { ConceptScope } from './concept-scope.ts';
import {
  AnalysisId,
  AnalysisRowId,
  ClaimId,
  ConceptId,
  DocumentId,
  GrantId,
  JobId,
  ResultId,
  StudyId,
} from './ids.ts';
import { command, job, query } from './kinds.ts';
import { AnalysisSettings } from './meta-request.ts';
import { Line, Moment, Prose } from './values.ts';

/*
 * Analyses of a review: each belongs to a comparison and an outcome and holds a table of studies. What follows from it is
 * computed from these alone (`shared/stats/analysis`) and never stored.
 */

/** The name of a column: of the measure (`e1`, `hr`, …), or a moderator’s own. */
const Column = z.string().min(1).max(200);
const Cell = z.union([z.number(), z.string().max(10_000), z.null()]);

/** Where a cell came from: a result of a claim, whose words it leads back to. */
export const CellSource = z.strictObject({ claimId: ClaimId, resultId: ResultId });
export type CellSource = z.infer<typeof CellSource>;

const Measure = z.string().refine(isMeasure, { error: `A measure is one of ${measures.join(' ')}.` });

/** What is chosen about an analysis, besides its rows. */
const fields = {
  /** “Blinatumomab against chemotherapy”. */
  comparison: Line,
  /** “Disease-free survival at 3 years”. */
  outcome: Line,
  /** Tells several analyses of one comparison and outcome apart: “Without the trial that stopped early”. */
  name: Line,
  measure: Measure,
  method: z.enum(analysisMethods),
  test: z.enum(coefficientTests),
  /** Those that were chosen; the others are as a new analysis has them. */
  settings: AnalysisSettings,
  moderators: z.array(z.strictObject({ name: Column, factor: z.boolean() })).max(20),
  subgroup: Column.nullable(),
  group1: Line,
  group2: Line,
  /** Whether more of the outcome is better; null: not said. */
  better: z.enum(['higher', 'lower']).nullable(),
  /** Of means and their differences, “mmHg”; of ratios as reported (GENR) what they are, “Odds ratio”, also of hazard ratios. */
  unit: Line.nullable(),
  note: Prose,
  /** Among those of the same comparison and outcome; equals stand in the order of their making. */
  place: z.int().min(0),
};

export const AnalysisEdit = z.strictObject(fields).partial();
export type AnalysisEdit = z.infer<typeof AnalysisEdit>;

const rowFields = {
  study: Line,
  /** The study of the review that it is of; null: none that is known, or one that was deleted. */
  studyId: StudyId.nullable(),
  /** By column; empty cells are not kept. */
  cells: z.record(Column, Cell),
  /** By column, with the claim that has the result now; columns that were typed, and those whose result is gone, have none. */
  sources: z.record(Column, CellSource),
  /** False: shown, and left out of what is pooled. */
  used: z.boolean(),
  /** Why it is left out. */
  reason: Line.nullable(),
  place: z.int().min(0),
};

export const RowEdit = z.strictObject(rowFields).partial();
export type RowEdit = z.infer<typeof RowEdit>;

export const NewRow = z.strictObject({ rowId: AnalysisRowId, set: RowEdit });
export type NewRow = z.infer<typeof NewRow>;

export const AnalysisRowView = z.strictObject({ id: AnalysisRowId, analysisId: AnalysisId, ...rowFields });
export type AnalysisRowView = z.infer<typeof AnalysisRowView>;

/** An analysis without its rows, with how many it has and how many of them are used. */
export const AnalysisSummary = z.strictObject({
  id: AnalysisId,
  ...fields,
  rows: z.int(),
  used: z.int(),
  created: Moment,
});
export type AnalysisSummary = z.infer<typeof AnalysisSummary>;

export const AnalysisView = z.strictObject({
  analysis: AnalysisSummary,
  rows: z.array(AnalysisRowView),
});
export type AnalysisView = z.infer<typeof AnalysisView>;

/** What can be written of an analysis: its studies and result, figures, a script for R, the result as `sheaf meta` prints it. */
export const AskedFile = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('table'), format: z.enum(['docx', 'xlsx', 'csv']) }),
  z.strictObject({
    what: z.literal('figure'),
    /** All of them: pages of one PDF, or pictures in one zip. */
    figure: z.enum([...figureNames, 'all']),
    format: z.enum(['svg', 'png', 'pdf']),
    /** The funnel plot has the studies that trim and fill adds. */
    filled: z.boolean().optional(),
  }),
  z.strictObject({ what: z.literal('script') }),
  z.strictObject({ what: z.literal('result') }),
]);
export type AskedFile = z.infer<typeof AskedFile>;

/** What was written of an analysis. */
export const AnalysisExport = z.strictObject({
  what: z.enum(['table', 'figure', 'script', 'result']),
  /** Name of the file written, never its path. */
  fileName: z.string(),
  /** Rows of the table, and how many of them were pooled. */
  studies: z.int().min(0),
  pooled: z.int().min(0),
  /** Why there is no result in it: then it is a table with the studies as they were typed; null: there is one. */
  noResult: z.string().nullable(),
  /** The figures that are in it. */
  figures: z.array(z.enum(figureNames)),
  /** Letters are boxes or the wrong way round, since pictures have Latin, Greek and Cyrillic ones; an SVG has all as text. */
  boxes: z.boolean(),
  bytes: z.int().min(0),
});
export type AnalysisExport = z.infer<typeof AnalysisExport>;

/**
 * The result of a claim that cells of a row came from, as it stands today: `changed`: it has other numbers now; `in-bin`: its
 * paper is in the bin; `gone`: it was deleted, or its claim was.
 */
export const RowSource = z.strictObject({
  rowId: AnalysisRowId,
  resultId: ResultId,
  /** The claim that has the result now, and its paper; null: gone. */
  claimId: ClaimId.nullable(),
  documentId: DocumentId.nullable(),
  state: z.enum(['same', 'changed', 'in-bin', 'gone']),
  /** What it says that its ratio is: “Adjusted odds ratio”; null: it is none of two groups, or gone. */
  ratio: z.string().nullable(),
  /** The columns that came from it. */
  columns: z.array(Column),
  /** What it says now where that is something else, by column; null: nothing any more. */
  now: z.record(Column, Cell),
});
export type RowSource = z.infer<typeof RowSource>;

const ids = z.array(AnalysisRowId).min(1).max(10_000);

export const analyses = {
  /** By comparison, outcome and place. */
  list: query({
    input: z.strictObject({}),
    output: z.array(AnalysisSummary),
    topics: ['analysis'],
  }),
  /** One analysis with its rows in their order. `not-found`. */
  one: query({
    input: z.strictObject({ analysisId: AnalysisId }),
    output: AnalysisView,
    topics: ['analysis', 'study', 'claim'],
  }),
  /** Where the rows of an analysis came from, in their order: one for each row and result. `not-found`. */
  sources: query({
    input: z.strictObject({ analysisId: AnalysisId }),
    output: z.array(RowSource),
    topics: ['analysis', 'claim', 'document'],
  }),
  /**
   * With its first rows, as one step. What is not set: an odds ratio by REML and Hartung-Knapp, without studies, behind those
   * of its comparison and outcome. `not-found`: a study or result that a row names.
   */
  create: command({
    input: z.strictObject({
      analysisId: AnalysisId,
      set: AnalysisEdit,
      rows: z.array(NewRow).max(10_000).default([]),
    }),
    output: AnalysisView,
    label: 'analysis.created',
  }),
  edit: command({
    input: z.strictObject({ analysisId: AnalysisId, set: AnalysisEdit }),
    output: AnalysisView,
    label: 'analysis.edited',
  }),
  /** A copy with its rows and their sources under new ids, behind the original. */
  duplicate: command({
    input: z.strictObject({ analysisId: AnalysisId, copyId: AnalysisId, name: Line }),
    output: AnalysisView,
    label: 'analysis.duplicated',
  }),
  /** With its rows, as one step. */
  delete: command({
    input: z.strictObject({ analysisId: AnalysisId }),
    output: z.strictObject({ deleted: z.literal(true) }),
    label: 'analysis.deleted',
  }),
  /** Puts rows behind those that are there, in the order given, as one step; one with a place stands there. */
  addRows: command({
    input: z.strictObject({ analysisId: AnalysisId, rows: z.array(NewRow).min(1).max(10_000) }),
    output: AnalysisView,
    label: 'analysisRow.created',
  }),
  /**
   * Changes rows as one step; of `cells` and `sources` only the columns that are named. A cell that gets another value than
   * it has comes from where this edit says: without a source it was typed. Null empties a cell.
   */
  editRows: command({
    input: z.strictObject({
      analysisId: AnalysisId,
      rows: z.array(NewRow).min(1).max(10_000),
    }),
    output: AnalysisView,
    label: 'analysisRow.edited',
  }),
  deleteRows: command({
    input: z.strictObject({ analysisId: AnalysisId, rowIds: ids }),
    output: AnalysisView,
    label: 'analysisRow.deleted',
  }),
  /**
   * The words of a chosen file with a table (CSV, text, RevMan), decoded; what they come to is worked out by whoever asks
   * (`shared/tables`). The grant is used up. `not-found`, `empty-file`, `too-large` (10 MB), `unsupported-format`, `unreadable`.
   */
  readTable: query({
    input: z.strictObject({ grantId: GrantId }),
    output: z.strictObject({
      /** The name of the file, never its path. */
      fileName: z.string(),
      text: z.string(),
      /** Some characters could not be decoded. */
      lossy: z.boolean(),
    }),
    topics: [],
  }),
  /**
   * Rows that the results of claims would give, of the claims of a view in their order: cells for the columns of the measure,
   * as far as they are reported. The therapy is group 1, the way round that the evidence has it. Nothing is converted but
   * for the measure GEN, which takes the logarithm of a ratio and the standard error that an interval amounts to.
   * Claims without numbers, and those of papers in the bin, have none.
   */
  fromClaims: query({
    input: z.strictObject({
      measure: Measure,
      claimIds: z.array(ClaimId).max(10_000),
      /** The therapies that the view is about: they are group 1, as they are the therapy of its rows. */
      therapy: z.array(ConceptId).default([]),
      therapyScope: ConceptScope.default('below'),
    }),
    output: z.array(
      z.strictObject({
        claimId: ClaimId,
        resultId: ResultId,
        documentId: DocumentId,
        study: Line,
        studyId: StudyId.nullable(),
        /** The paper in a line, what is compared in which outcome, the words of the claim, and the numbers as a paper prints them. */
        source: z.string(),
        about: z.string(),
        quote: z.string(),
        reported: z.string(),
        /** What it is where it is a ratio of two groups: “Adjusted odds ratio”. */
        ratio: z.string().nullable(),
        /** Comparisons and single groups are told apart; null: neither, such as a comparison of groups of patients. */
        groups: z.union([z.literal(1), z.literal(2)]).nullable(),
        /** All of them come from this result. */
        cells: z.record(Column, Cell),
        /** Why it can’t be a row, in sentences; null: it can. */
        problem: z.string().nullable(),
        /** The measures of which it can be a row, one for each kind of numbers. */
        measures: z.array(Measure),
      }),
    ),
    topics: ['review', 'claim', 'annotation', 'study', 'document', 'concept', 'text'],
  }),
  /**
   * Writes an analysis to the granted file: whole, or not at all. It is computed from its rows as they are kept. What is
   * refused there (`impossible-data` with study, row and column, `not-converged`, `invalid-input`) refuses the file, but for
   * a table: that has the studies as they were typed, and says why there is no result.
   */
  export: job({
    input: z.strictObject({ jobId: JobId, grantId: GrantId, analysisId: AnalysisId, file: AskedFile }),
    output: AnalysisExport,
  }),
} as const;
