import { sentencesOf } from '#shared/figures/synthesis/of-analysis/sentence.ts';
import { type AboutLine, aboutSheet, bookBytes, tableSheet } from '../xlsx.ts';
import { settingLines, subjectLines } from './about-lines.ts';
import { besideSheets } from './beside-sheets.ts';
import type { ComputedAnalysis, TypedAnalysis } from './computed-analysis.ts';
import { resultLines } from './result-lines.ts';
import { pooledRows, type StudyTable } from './study-table.ts';

const widths = { Study: 30, Problem: 40, 'Why not': 40, Quote: 60, Document: 50, 'Cells with a source': 30 };

const resultColumns = [
  ['Quantity', 'name'],
  ['Value', 'value'],
  ['As printed', 'printed'],
] as const;

/** An analysis as a workbook: its studies, its result and what is told beside it or why there is none, and everything that was chosen. */
export function analysisXlsx(
  kept: ComputedAnalysis | TypedAnalysis,
  studies: StudyTable,
): Promise<Uint8Array> {
  const { view, appVersion, made } = kept;
  const settings: AboutLine[] = [
    ...subjectLines(kept),
    ...settingLines(kept),
    ['Rows of the table', view.rows.length],
    ['Pooled', pooledRows(kept)],
    ['Made (UTC)', new Date(made)],
    ['Sheaf version', appVersion],
  ];
  return bookBytes([
    tableSheet({ name: 'Studies', widths, ...studies }),
    tableSheet({
      name: 'Result',
      columns: resultColumns,
      widths: { Quantity: 46, Value: 24, 'As printed': 60 },
      rows: kept.analysis === null ? [worded('No result', kept.refusal.reason)] : resultRows(kept),
    }),
    ...(kept.analysis === null ? [] : besideSheets(kept)),
    aboutSheet('Settings', settings),
  ]);
}

function worded(name: string, printed: string) {
  return { name, value: null, printed };
}

function resultRows({ analysis, labels }: ComputedAnalysis) {
  return [
    ...resultLines(analysis, labels),
    ...sentencesOf(analysis, labels).map((words) => worded('In words', words)),
    ...[...analysis.notes, ...(labels.remarks ?? [])].map((words) => worded('Note', words)),
  ];
}
