import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { type NotPooled, notPooled } from '#shared/stats/analysis/not-pooled.ts';
import { measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import { shownEffects } from './effects-of.ts';
import { measureNameInSentence } from './measure-name.ts';
import { brief, fixed, percentOf, printedP } from './printed.ts';
import type { SentenceLabels } from './size-words.ts';
import type { ToldLine } from './told-line.ts';

/** What the studies of an analysis say together without being pooled, ready to print. */
export function notPooledLines(analysis: Analysis, labels: SentenceLabels): ToldLine[] {
  const asked = askedDirection(labels);
  const found = notPooled(analysis, labels.better, asked);
  return [
    ...signLines(analysis, found, asked),
    ...combinedLines(found),
    ...effectLines(analysis, found, labels),
  ];
}

/** The direction that is asked about: “favours Blinatumomab”. */
export function askedDirection({ better, group1 }: SentenceLabels): string {
  return better === null ? `higher with ${group1}` : `favours ${group1}`;
}

function signLines({ request }: Analysis, { signs }: NotPooled, asked: string): ToldLine[] {
  const { value, refused } = signs;
  const name = `Studies where the effect ${asked.startsWith('favours') ? asked : `is ${asked}`}`;
  if (value === null) return [{ key: 'signs', name: 'Sign test', value: refused, remark: null }];
  const { n, favouring, proportion, wilson, pval, leftOut, caveat } = value;
  const percent = (share: number): string => `${brief(share * 100, 3)}%`;
  const without = leftOut.length === 0 ? '' : `; ${leftOut.length} without a direction, not counted`;
  const interval = `${percentOf(request.settings.level)} CI ${percent(wilson.ciLower)} to ${percent(wilson.ciUpper)}`;
  return [
    {
      ...{ key: 'signs', name },
      value: `${favouring} of ${n}: ${percent(proportion)} (${interval}, Wilson)${without}`,
      remark: null,
    },
    { key: 'sign-test', name: 'Sign test, two-sided', value: printedP(pval), remark: caveat },
  ];
}

function combinedLines({ combined: { value, refused } }: NotPooled): ToldLine[] {
  if (value === null) return [{ key: 'combined', name: 'Combined P values', value: refused, remark: null }];
  const { fisher, stouffer, direction, caveat } = value;
  return [
    {
      ...{ key: 'fisher', name: `Fisher, one-sided (${direction})` },
      value: `Chi² = ${fixed(fisher.chiSquare, 2)}, df ${fisher.df}, ${printedP(fisher.pval)}`,
      remark: caveat,
    },
    {
      ...{ key: 'stouffer', name: `Stouffer, one-sided (${direction})` },
      value: `z = ${fixed(stouffer.z, 2)}, ${printedP(stouffer.pval)}`,
      remark: null,
    },
  ];
}

function effectLines(
  analysis: Analysis,
  { effects: { value, refused } }: NotPooled,
  { unit }: SentenceLabels,
): ToldLine[] {
  if (value === null) return [{ key: 'effects', name: 'Median effect', value: refused, remark: null }];
  const { print } = shownEffects(analysis);
  const { measure } = analysis.request;
  const { scale } = measureInfo(measure);
  const { k, median, q1, q3, min, max } = value;
  return [
    {
      ...{ key: 'median', name: `Median ${measureNameInSentence(measure, unit)} of ${k}` },
      value: `${print(median)} (quartiles ${print(q1)} to ${print(q3)}, range ${print(min)} to ${print(max)})`,
      remark: scale === 'plain' ? null : `Quartiles lie on the ${scale} scale.`,
    },
  ];
}
