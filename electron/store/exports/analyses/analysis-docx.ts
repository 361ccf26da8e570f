import { Paragraph, TextRun } from 'docx';
import { forestFigure } from '#shared/figures/synthesis/forest-figure.ts';
import { forestOf } from '#shared/figures/synthesis/of-analysis/forest-of.ts';
import { leftOutOf } from '#shared/figures/synthesis/of-analysis/left-out-rows.ts';
import { sentencesOf } from '#shared/figures/synthesis/of-analysis/sentence.ts';
import { lightTheme } from '#shared/figures/theme.ts';
import { placedInDocument } from '../../pictures/placed-matrix.ts';
import { paperDocument, roomOf, under } from '../docx/paper.ts';
import { liesBetter, placedFigure } from '../docx/placed-figure.ts';
import { printable } from '../printed-words.ts';
import { madeWords, settingLines, subjectLines } from './about-lines.ts';
import { cochraneTable } from './cochrane-table.ts';
import type { ComputedAnalysis } from './computed-analysis.ts';
import { notPooled } from './study-table.ts';

/**
 * An analysis as a Word document: the table of studies in the Cochrane layout, what the result means in sentences, the
 * forest plot, the studies that were not pooled with why, and the settings.
 */
export async function analysisDocx(computed: ComputedAnalysis): Promise<Uint8Array> {
  const { analysis, labels, appVersion, view } = computed;
  const table = forestOf(analysis, labels);
  const drawn = forestFigure(forestOf(analysis, labels, leftOutOf(view.rows)), lightTheme);
  const figure = await placedInDocument(drawn, `Forest plot: ${labels.title}.`);
  const wide = liesBetter(figure);
  const without = notPooled(computed).map(({ study, why }) => fact(`${study}: ${why}`));
  const settings = settingLines(computed).map(([name, words]) => `${name}: ${words}.`);
  return paperDocument({
    title: printable(labels.title === '' ? 'Meta-analysis' : labels.title),
    appVersion,
    facts: [...subjectLines(computed), ['Made', `${madeWords(computed)}.`]],
    wide,
    children: [
      cochraneTable(computed, roomOf(wide)),
      ...table.footnotes.map((note) => fact(note)),
      ...under('In words', sentencesOf(analysis, labels).map(plain)),
      ...under('Forest plot', placedFigure(figure, 1, wide)),
      ...under('Not pooled', without),
      ...under('Settings', [plain(settings.join(' '))]),
    ],
  });
}

function fact(text: string): Paragraph {
  return new Paragraph({ style: 'Facts', children: [new TextRun(printable(text))] });
}

function plain(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun(printable(text))] });
}
