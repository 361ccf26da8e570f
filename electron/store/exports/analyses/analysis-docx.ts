import { Paragraph, TextRun } from 'docx';
import { forestFigure, forestPages } from '#shared/figures/synthesis/forest-figure.ts';
import type { ForestTable } from '#shared/figures/synthesis/forest-table.ts';
import { numbersOf } from '#shared/figures/synthesis/of-analysis/numbers-of.ts';
import { forestOf } from '#shared/figures/synthesis/of-analysis/forest-of.ts';
import { leftOutOf } from '#shared/figures/synthesis/of-analysis/left-out-rows.ts';
import { sentencesOf } from '#shared/figures/synthesis/of-analysis/sentence.ts';
import type { ToldLine } from '#shared/figures/synthesis/of-analysis/told-line.ts';
import { lightTheme } from '#shared/figures/theme.ts';
import { type PlacedFigure, placedInDocument } from '../../pictures/placed-matrix.ts';
import { paperDocument, roomOf, under } from '../docx/paper.ts';
import { liesBetter, placedFigure, uprightHeight } from '../docx/placed-figure.ts';
import { printable } from '../printed-words.ts';
import { type BesideResult, besideResult } from './beside-result.ts';
import { madeWords, settingLines, subjectLines } from './about-lines.ts';
import { cochraneTable } from './cochrane-table.ts';
import type { ComputedAnalysis } from './computed-analysis.ts';
import { notPooled } from './study-table.ts';

/**
 * An analysis as a Word document: the table of studies in the Cochrane layout, what the result means in sentences, the
 * forest plot (in parts where it is higher than a page), the studies that were not pooled with why, small-study effects, what
 * the studies say without pooling, and the settings.
 */
export async function analysisDocx(computed: ComputedAnalysis): Promise<Uint8Array> {
  const { analysis, labels, appVersion, view } = computed;
  const table = forestOf(analysis, labels, leftOutOf(view.rows));
  const { figures, wide } = await forestFigures(table, labels.title);
  const without = notPooled(computed).map(({ study, why }) => fact(`${study}: ${why}`));
  const settings = settingLines(computed).map(([name, words]) => `${name}: ${words}.`);
  const regression = analysis.pooled.b.length === 1 ? [] : numbersOf(analysis, labels);
  return paperDocument({
    title: printable(labels.title === '' ? 'Meta-analysis' : labels.title),
    appVersion,
    facts: [...subjectLines(computed), ['Made', `${madeWords(computed)}.`]],
    wide,
    children: [
      cochraneTable(table, roomOf(wide)),
      ...table.footnotes.map((note, at) => fact(note, at === 0)),
      ...under(
        'Coefficients',
        regression.map(({ name, value }) => fact(`${name}: ${value}`)),
      ),
      ...under('In words', sentencesOf(analysis, labels).map(plain)),
      ...under(
        'Forest plot',
        figures.flatMap((figure, at) => placedFigure(figure, at + 1, wide)),
      ),
      ...under('Not pooled', without),
      ...besideResult(computed).flatMap(besideParagraphs),
      ...under('Settings', [plain(settings.join(' '))]),
    ],
  });
}

/** The forest plot on a page that lies on its side where it is larger so; else upright, in as many parts as it takes. */
async function forestFigures(
  table: ForestTable,
  title: string,
): Promise<{ readonly figures: readonly PlacedFigure[]; readonly wide: boolean }> {
  const whole = forestFigure(table, lightTheme);
  const wide = liesBetter(whole);
  const parts = wide ? [whole] : forestPages(table, lightTheme, uprightHeight(whole.width));
  const figures: PlacedFigure[] = [];
  for (const [at, part] of parts.entries()) {
    const which = parts.length === 1 ? '' : `, part ${at + 1} of ${parts.length}`;
    figures.push(await placedInDocument(part, `Forest plot${which}: ${title}.`));
  }
  return { figures, wide };
}

/** Tests of asymmetry and the like: what they are about, then each part of their numbers. */
function besideParagraphs({ title, about, parts }: BesideResult): Paragraph[] {
  return under(title, [
    ...about.map(plain),
    ...parts.flatMap(({ title: name, heading, lines }) => [
      ...(name === title ? [] : [strong(heading === null ? name : `${heading}: ${name}`)]),
      ...lines.map((line) => fact(lineWords(line))),
    ]),
  ]);
}

/** “Begg’s test: τ = 0.20, P = 0.48 (exact). It has little power.” */
function lineWords({ name, value, remark }: ToldLine): string {
  if (remark === null) return `${name}: ${value}`;
  return `${name}: ${value}${/[.!?]$/u.test(value) ? '' : '.'} ${remark}`;
}

function strong(text: string): Paragraph {
  const children = [new TextRun({ text: printable(text), bold: true })];
  return new Paragraph({ keepNext: true, spacing: { before: 80, after: 20 }, children });
}

function fact(text: string, first = false): Paragraph {
  const spacing = first ? { spacing: { before: 120, after: 40 } } : {};
  return new Paragraph({ style: 'Facts', ...spacing, children: [new TextRun(printable(text))] });
}

function plain(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun(printable(text))] });
}
