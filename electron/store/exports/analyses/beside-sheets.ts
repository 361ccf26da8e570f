import {
  influenceCaption,
  influenceColumns,
  influenceOf,
  standsOut,
} from '#shared/figures/synthesis/of-analysis/influence-columns.ts';
import { measureName } from '#shared/figures/synthesis/of-analysis/measure-name.ts';
import { percentOf } from '#shared/figures/synthesis/of-analysis/printed.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { naturalValue } from '#shared/stats/analysis/natural.ts';
import type { Beside } from '#shared/stats/analysis/request.ts';
import { measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import type { PooledStep } from '#shared/stats/sensitivity/pooled-steps.ts';
import { tableSheet } from '../xlsx.ts';
import { type BesideResult, besideResult, computedWith } from './beside-result.ts';
import type { ComputedAnalysis } from './computed-analysis.ts';

type Sheet = ReturnType<typeof tableSheet>;
type Cells = Readonly<Record<string, string | number | null>>;

const remark = 'What must be known';

/** What is told beside a result as sheets of a workbook: what the window says, and influence and leave-one-out in full precision. */
export function besideSheets(computed: ComputedAnalysis): Sheet[] {
  const { analysis, labels } = computed;
  const name = measureName(analysis.request.measure, labels.unit);
  return [
    ...besideResult(computed).map(toldSheet),
    numbersSheet('Influence', analysis, { also: 'influence', rows: influenceRows }),
    numbersSheet('Leave-one-out', analysis, {
      also: 'leave1out',
      rows: (left) => leaveOneOutRows(left, name),
    }),
  ];
}

function toldSheet({ title, about, parts }: BesideResult): Sheet {
  const alone = parts.length === 1 && about.length === 0;
  const partOf = (words: string) => (alone ? {} : { Part: words });
  const rows = parts.flatMap((part) =>
    part.lines.map((line) => ({
      ...partOf(part.heading === null ? part.title : `${part.heading}: ${part.title}`),
      Name: line.name,
      Result: line.value,
      [remark]: line.remark,
    })),
  );
  const notes = about.map((words) => ({ ...partOf('Note'), Name: null, Result: null, [remark]: words }));
  return sheetOf(title, [...rows, ...notes]);
}

/** Numbers of each study; where there are none, why. */
function numbersSheet(
  name: string,
  analysis: Analysis,
  { also, rows }: { readonly also: Beside; readonly rows: (analysis: Analysis) => readonly Cells[] },
): Sheet {
  const computed = computedWith(analysis, [also]);
  return sheetOf(
    name,
    computed.analysis === null ? [{ 'No numbers': computed.none }] : rows(computed.analysis),
  );
}

/** The keys of the first row are the headings. */
function sheetOf(name: string, rows: readonly Cells[]): Sheet {
  const columns = Object.keys(rows[0] ?? {}).map((heading) => [heading, heading] as const);
  const widths = { Study: 30, 'Study left out': 30, Part: 28, Name: 44, Result: 60 };
  return tableSheet({ name, columns, widths: { ...widths, [remark]: 80, 'No numbers': 80 }, rows });
}

function influenceRows(analysis: Analysis): Cells[] {
  const found = influenceOf(analysis) ?? [];
  return found.map(({ study, influence }, at) => ({
    Study: study,
    ...Object.fromEntries(
      influenceColumns.map(({ head, percent, of }) => [percent ? `${head} (%)` : head, of(influence)]),
    ),
    [standsOut]: influence.isInfluential === null ? null : influence.isInfluential ? 'yes' : 'no',
    // Once, beside the first study.
    [remark]: at === 0 ? influenceCaption : null,
  }));
}

/** The pooled effect without each study, on the scale that readers know and on that of the analysis. @param name of the effect */
function leaveOneOutRows(analysis: Analysis, name: string): Cells[] {
  const { sensitivity, rows, effects } = analysis;
  return (sensitivity.leaveOneOut ?? []).map((step, at) => ({
    'Study left out': effects.studies[effects.usedRows.indexOf(rows.usedRows[at] ?? 0)] ?? '',
    ...stepCells(analysis, step, name),
  }));
}

function stepCells(analysis: Analysis, step: PooledStep, name: string): Cells {
  const { measure, settings } = analysis.request;
  const { scale } = measureInfo(measure);
  const level = percentOf(settings.level);
  const natural = (value: number | null): number | null => naturalValue(analysis, value) ?? value;
  const own =
    scale === 'plain'
      ? {}
      : { [`${name} (${scale} scale)`]: step.estimate, [`Standard error (${scale} scale)`]: step.se };
  return {
    [name]: natural(step.estimate),
    [`${level} CI lower`]: natural(step.ciLower),
    [`${level} CI upper`]: natural(step.ciUpper),
    ...(scale === 'plain' ? { 'Standard error': step.se } : own),
    P: step.pval,
    'Tau²': step.tau2,
    'I² (%)': step.i2,
    Q: step.q,
    'Q: P': step.qp,
  };
}
