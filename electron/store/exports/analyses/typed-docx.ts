import { AlignmentType, Paragraph, TableCell, TextRun } from 'docx';
import { isWide, paperDocument, roomOf, under } from '../docx/paper.ts';
import { paperTable, textCell, widthOf } from '../docx/table.ts';
import { printable } from '../printed-words.ts';
import { madeWords, settingLines, subjectLines } from './about-lines.ts';
import type { TypedAnalysis } from './computed-analysis.ts';
import { type StudyLine, studyLines } from './study-lines.ts';
import { enteredColumns, headOf } from './study-table.ts';

/** Widths in mm that columns want. */
const wants = { study: 44, entered: 22, remark: 60 };

/** An analysis without a result as a Word document: its studies as they were typed, why there is no result, and the settings. */
export async function typedDocx(kept: TypedAnalysis): Promise<Uint8Array> {
  const { labels, appVersion, refusal } = kept;
  const { own, others } = enteredColumns(kept);
  const entered = [...own, ...others];
  const lines = studyLines(kept);
  const head = headOf(kept);
  const remarks = lines.some((line) => remarkOf(line) !== '');
  const columns = [
    { heading: 'Study', width: wants.study },
    ...entered.map((column) => ({ heading: head(column), width: wants.entered })),
    ...(remarks ? [{ heading: 'Problem', width: wants.remark }] : []),
  ];
  const rows = lines.map((line) => [
    textCell([{ text: line.study, look: 'plain' }]),
    ...entered.map((column) => enteredCell(line.row.cells[column] ?? '')),
    ...(remarks ? [textCell([{ text: remarkOf(line), look: 'plain' }])] : []),
  ]);
  const wide = isWide(widthOf(columns));
  const settings = settingLines(kept).map(([name, words]) => `${name}: ${words}.`);
  return paperDocument({
    title: printable(labels.title === '' ? 'Meta-analysis' : labels.title),
    appVersion,
    facts: [...subjectLines(kept), ['Made', `${madeWords(kept)}.`]],
    wide,
    children: [
      paperTable(columns, rows, roomOf(wide)),
      ...under('No result', [plain(refusal.reason)]),
      ...under('Settings', [plain(settings.join(' '))]),
    ],
  });
}

/** What a reader must know of a row: that its numbers can’t be, or that it is left out. */
function remarkOf({ row, problem, why }: StudyLine): string {
  return row.used ? problem : why;
}

function enteredCell(cell: string | number): TableCell {
  const number = typeof cell === 'number' ? { alignment: AlignmentType.RIGHT } : {};
  const children = [new TextRun(printable(String(cell)))];
  return new TableCell({ children: [new Paragraph({ style: 'Cell', ...number, children })] });
}

function plain(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun(printable(text))] });
}
