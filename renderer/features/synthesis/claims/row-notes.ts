import type { AnalysisRowView, AnalysisSummary, RowEdit, RowSource } from '#shared/contract/analyses.ts';
import type { AnalysisRowId } from '#shared/contract/ids.ts';
import { studyName, studyNames } from '#shared/figures/synthesis/of-analysis/study-names.ts';
import { unlikeRatios } from '#shared/figures/synthesis/of-analysis/unlike-ratios.ts';
import { doubtOfRow } from '#shared/stats/effect-sizes/ratio-doubts.ts';
import { type CountedTwice, countedTwice } from '#shared/stats/from-results/counted-twice.ts';
import { numberHead } from '../grid/grid-columns.ts';
import { combined, isSplit, splitControl, twoGroups } from './shared-control.ts';

/** Something that a reviewer should know about rows; nothing is kept from being pooled by it. */
export interface RowNote {
  readonly key: string;
  /** In a list above the table. */
  readonly words: string;
  /** At each of its rows, shorter. */
  readonly rows: readonly AnalysisRowId[];
  readonly short: string;
  readonly deeds: readonly RowDeed[];
}

/** What can be done about it, as one step. */
export interface RowDeed {
  readonly label: string;
  readonly edits: readonly { readonly rowId: AnalysisRowId; readonly set: RowEdit }[];
}

type Rows = readonly AnalysisRowView[];

/** What is to be known about rows: people who count twice, numbers that do not fit, claims that have changed or gone. */
export function rowNotes(
  analysis: Pick<AnalysisSummary, 'measure' | 'unit'>,
  rows: Rows,
  sources: readonly RowSource[],
): RowNote[] {
  const used = rows.filter((row) => row.used);
  const documents = new Map(sources.map(({ rowId, documentId }) => [rowId, documentId]));
  const twice = countedTwice(
    analysis.measure,
    used.map((row) => ({ ...row, documentId: documents.get(row.id) ?? null })),
  );
  return [
    ...twice.flatMap(({ kind, rows: places }) => {
      const at = places.flatMap((place) => used[place] ?? []);
      return kind === 'control' && at.every(isSplit) ? [] : twiceNote(kind, at, analysis);
    }),
    ...used.flatMap((row) => doubtNote(row, analysis)),
    ...unlikeNote(analysis, used, sources),
    ...sources.flatMap((source) => {
      const row = rows.find(({ id }) => id === source.rowId);
      return row === undefined ? [] : (sourceNote(row, source) ?? []);
    }),
  ];
}

/** Printed numbers of a row that cannot go together. */
function doubtNote(row: AnalysisRowView, { measure }: Pick<AnalysisSummary, 'measure'>): RowNote[] {
  const doubt = doubtOfRow(measure, row.cells);
  if (doubt === null) return [];
  const words = `${studyName(row)} ${doubt}`;
  return [{ key: `doubt ${row.id}`, words, rows: [row.id], short: 'Its numbers do not fit', deeds: [] }];
}

/** Ratios of claims that are unlike the others that they are pooled with. */
function unlikeNote(
  analysis: Pick<AnalysisSummary, 'measure' | 'unit'>,
  rows: Rows,
  sources: readonly RowSource[],
): RowNote[] {
  const unlike = unlikeRatios(analysis, rows, sources);
  if (unlike === null) return [];
  return [{ ...unlike, key: 'unlike ratios', rows: unlike.rows.map(({ id }) => id), deeds: [] }];
}

function twiceNote(
  kind: CountedTwice['kind'],
  rows: Rows,
  { measure }: Pick<AnalysisSummary, 'measure'>,
): RowNote {
  const ids = rows.map(({ id }) => id);
  const note = { key: `${kind} ${ids.join(' ')}`, rows: ids };
  const names = studyNames(rows);
  if (kind === 'repeated')
    return {
      ...note,
      words: `${names}: ${rows.length} rows with the same numbers. Its people count ${times(rows.length)}.`,
      short: 'The same numbers twice',
      deeds: [
        { label: 'Leave out all but the first', edits: leftOut(rows, 'The same numbers as another row') },
      ],
    };
  if (kind === 'study')
    return {
      ...note,
      words: `${names}: ${rows.length} rows of one study. Where these are the same people, keep one of them or combine the arms.`,
      short: `One of ${rows.length} rows of its study`,
      deeds: [],
    };
  const possible = twoGroups(measure);
  return {
    ...note,
    words: `${names}: ${rows.length} rows with the same control group, which counts ${times(rows.length)}. Split it between them, or combine the arms.`,
    short: 'Shares its control group',
    deeds: possible
      ? [
          { label: 'Split the control group', edits: splitControl(measure, rows) },
          { label: 'Combine the arms', edits: combined(measure, rows) },
        ].filter(({ edits }) => edits.length > 0)
      : [],
  };
}

function leftOut(rows: Rows, reason: string): RowDeed['edits'] {
  return rows.slice(1).map(({ id }) => ({ rowId: id, set: { used: false, reason } }));
}

function times(count: number): string {
  return count === 2 ? 'twice' : `${count} times`;
}

function sourceNote(row: AnalysisRowView, source: RowSource): RowNote | null {
  const note = { key: `${row.id} ${source.resultId}`, rows: [row.id], deeds: [] };
  switch (source.state) {
    case 'same':
      return null;
    case 'gone':
      return {
        ...note,
        words: `${studyName(row)}: the claim that its numbers came from was deleted. They stay as they are.`,
        short: 'Its claim was deleted',
      };
    case 'in-bin':
      return {
        ...note,
        words: `${studyName(row)}: the paper that its numbers came from is in the bin.`,
        short: 'Its paper is in the bin',
      };
    case 'changed': {
      const now = nowWords(source);
      return {
        ...note,
        words: `${studyName(row)}: ${now}.`,
        short: `${now.charAt(0).toLocaleUpperCase('en')}${now.slice(1)}`,
        deeds: [{ label: 'Take what it says now', edits: taken(row, source) }],
      };
    }
  }
}

/** “the claim now says HR 0.41”. */
function nowWords({ now }: RowSource): string {
  const all = Object.entries(now);
  const told = all
    .filter(([, value]) => value !== null)
    .map(([column, value]) => `${numberHead(column)} ${value}`);
  const gone = all.filter(([, value]) => value === null).map(([column]) => numberHead(column));
  return [
    ...(told.length === 0 ? [] : [`the claim now says ${told.join(', ')}`]),
    ...(gone.length === 0 ? [] : [`the claim no longer gives ${gone.join(', ')}`]),
  ].join('; ');
}

function taken({ id }: AnalysisRowView, { now, claimId, resultId }: RowSource): RowDeed['edits'] {
  if (claimId === null) return [];
  const sources = Object.fromEntries(
    Object.entries(now).flatMap(([column, value]) =>
      value === null ? [] : [[column, { claimId, resultId }]],
    ),
  );
  return [{ rowId: id, set: { cells: now, sources } }];
}
