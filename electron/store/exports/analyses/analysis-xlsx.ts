import { sentencesOf } from '#shared/figures/synthesis/of-analysis/sentence.ts';
import { type AboutLine, aboutSheet, bookBytes, tableSheet } from '../xlsx.ts';
import { settingLines, subjectLines } from './about-lines.ts';
import type { ComputedAnalysis } from './computed-analysis.ts';
import { resultLines } from './result-lines.ts';
import { pooledRows, type StudyTable } from './study-table.ts';

const widths = { Study: 30, 'Why not': 40, Quote: 60, Document: 50, 'Cells with a source': 30 };

const resultColumns = [
  ['Quantity', 'name'],
  ['Value', 'value'],
  ['As printed', 'printed'],
] as const;

/** An analysis as a workbook: its studies, its result in full precision, and everything that was chosen. */
export function analysisXlsx(computed: ComputedAnalysis, studies: StudyTable): Promise<Uint8Array> {
  const { analysis, labels, view, appVersion, made } = computed;
  const words = [
    ...sentencesOf(analysis, labels).map((printed) => ({ name: 'In words', value: null, printed })),
    ...analysis.notes.map((printed) => ({ name: 'Note', value: null, printed })),
  ];
  const settings: AboutLine[] = [
    ...subjectLines(computed),
    ...settingLines(computed),
    ['Rows of the table', view.rows.length],
    ['Pooled', pooledRows(computed)],
    ['Made (UTC)', new Date(made)],
    ['Sheaf version', appVersion],
  ];
  return bookBytes([
    tableSheet({ name: 'Studies', widths, ...studies }),
    tableSheet({
      name: 'Result',
      columns: resultColumns,
      widths: { Quantity: 46, Value: 24, 'As printed': 60 },
      rows: [...resultLines(analysis, labels), ...words],
    }),
    aboutSheet('Settings', settings),
  ]);
}
