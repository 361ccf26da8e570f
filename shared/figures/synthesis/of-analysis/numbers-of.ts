import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import type { AnalysedSubgroup } from '#shared/stats/analysis/subgroups-of.ts';
import { measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import type { Interval } from '#shared/stats/models/heterogeneity.ts';
import { coefficientWords } from './coefficient-words.ts';
import { shownEffects, type ShownEffects } from './effects-of.ts';
import type { AnalysisLabels } from './labels.ts';
import { measureName } from './measure-name.ts';
import { brief, fixed, percentOf, printedP } from './printed.ts';
import { shareOfItsQ } from './share-of-q.ts';
import { isRandom, moderatorTest, studiesOfQ } from './words-of.ts';

/** A number of a result, ready to print. Results that stand side by side share names: what differs between them is in the value. */
export interface NumberLine {
  /** Tells it apart from the others of the result. */
  readonly key: string;
  readonly name: string;
  readonly value: string;
}

/** The numbers of a result, as a table has them: effect, heterogeneity, prediction, subgroups or moderators. */
export function numbersOf(analysis: Analysis, labels: Pick<AnalysisLabels, 'unit'>): NumberLine[] {
  const regression = analysis.pooled.b.length !== 1;
  const lines: (NumberLine | null)[] = [
    line('k', 'Studies', String(analysis.pooled.k)),
    ...(regression ? coefficientLines(analysis) : effectLines(analysis, labels)),
    ...spreadLines(analysis),
    ...subgroupLines(analysis),
  ];
  return lines.filter((one) => one !== null);
}

function line(key: string, name: string, value: string): NumberLine {
  return { key, name, value };
}

function effectLines(analysis: Analysis, { unit }: Pick<AnalysisLabels, 'unit'>): (NumberLine | null)[] {
  const { pooled, request } = analysis;
  const shown = shownEffects(analysis);
  const level = percentOf(request.settings.level);
  const { noEffect } = measureInfo(request.measure);
  const name = measureName(request.measure, unit);
  const [estimate = 0, p = null] = [pooled.b[0], pooled.pval[0]];
  const interval = intervalWords(pooled.ciLower[0] ?? null, pooled.ciUpper[0] ?? null, shown);
  const { prediction } = pooled;
  const df = prediction === null || prediction.df === null ? 'normal' : `t, df ${prediction.df}`;
  return [
    line(`estimate ${request.measure} ${name}`, name, shown.print(estimate)),
    interval === null ? null : line(`ci ${level}`, `${level} CI`, interval),
    p === null || noEffect === null ? null : line('p', 'P', printedP(p).replace(/^P (?:= )?/u, '')),
    prediction === null
      ? null
      : line(
          `prediction ${level}`,
          `${level} prediction interval`,
          `${shown.print(prediction.lower)} to ${shown.print(prediction.upper)} (${df})`,
        ),
  ];
}

function intervalWords(lower: number | null, upper: number | null, shown: ShownEffects): string | null {
  return lower === null || upper === null ? null : `${shown.print(lower)} to ${shown.print(upper)}`;
}

/** Coefficients stay on the scale of analysis, where they add up. */
function coefficientLines(analysis: Analysis): (NumberLine | null)[] {
  const { pooled, request } = analysis;
  const { scale } = measureInfo(request.measure);
  const on = scale === 'plain' ? '' : ` (${scale} scale)`;
  const level = percentOf(request.settings.level);
  const told = pooled.coefficients.map((name, at) => {
    const [lower, upper, p] = [
      pooled.ciLower[at] ?? null,
      pooled.ciUpper[at] ?? null,
      pooled.pval[at] ?? null,
    ];
    const bounds = lower === null || upper === null ? '' : ` [${brief(lower)}, ${brief(upper)}]`;
    const tested = p === null ? '' : `, ${printedP(p)}`;
    const shownName = coefficientWords(analysis, name);
    const full = `${shownName}${on}, ${level} CI`;
    return line(`b ${full}`, full, `${brief(pooled.b[at] ?? 0)}${bounds}${tested}`);
  });
  const test = moderatorTest(pooled);
  return [
    ...told,
    test === null ? null : line('qm', 'Test of the moderators', test),
    pooled.r2 === null ? null : line('r2', 'R²', `${fixed(pooled.r2, 1)}%`),
  ];
}

function spreadLines(analysis: Analysis): (NumberLine | null)[] {
  const { pooled, request } = analysis;
  const { k, tau2, qe, qeDf, qep, tau2Interval } = pooled;
  if (k < 2) return [];
  const random = isRandom(request.method);
  const counted = studiesOfQ(pooled, request);
  const spread =
    tau2Interval === null
      ? ''
      : ` [${brief(tau2Interval.tau2.lower, 3)}, ${brief(tau2Interval.tau2.upper, 3)}]`;
  return [
    random ? line('tau2', 'Tau²', `${brief(tau2)}${spread}`) : null,
    random ? line('tau', 'Tau', brief(Math.sqrt(tau2))) : null,
    ...(random ? shareOfTau2Lines(pooled) : []),
    ...shareOfQLines(analysis, random ? 'Q' : 'Chi²'),
    line('q', 'Q', `${fixed(qe, 2)}, df ${qeDf}, ${printedP(qep)}${counted === null ? '' : ` (${counted})`}`),
    ...countsLines(analysis),
  ];
}

/** I² and H² by the τ² of the model, with the intervals that follow from that of τ². */
function shareOfTau2Lines({ i2, h2, tau2Interval }: Analysis['pooled']): (NumberLine | null)[] {
  return [
    i2 === null ? null : line('i2 Tau²', 'I² (from Tau²)', `${fixed(i2, 1)}%${bounds(tau2Interval?.i2, 0)}`),
    h2 === null ? null : line('h2 Tau²', 'H² (from Tau²)', `${fixed(h2, 2)}${bounds(tau2Interval?.h2, 2)}`),
  ];
}

/** I² and H² of the Q that stands below them, which readers of other programs look for. */
function shareOfQLines(analysis: Analysis, source: 'Q' | 'Chi²'): NumberLine[] {
  const share = shareOfItsQ(analysis);
  if (share === null) return [];
  const { i2, h2, i2Interval, h2Interval } = share;
  return [
    line(`i2 ${source}`, `I² (from ${source})`, `${fixed(i2, 1)}%${bounds(i2Interval, 0, testBased)}`),
    line(`h2 ${source}`, `H² (from ${source})`, `${fixed(h2, 2)}${bounds(h2Interval, 2, testBased)}`),
  ];
}

const testBased = ', test-based interval';

/** “ [12, 75]”, and what is to be said of it; nothing where there is no interval. */
function bounds(interval: Interval | null | undefined, decimals: number, said = ''): string {
  if (interval === null || interval === undefined) return '';
  return ` [${fixed(interval.lower, decimals)}, ${fixed(interval.upper, decimals)}]${said}`;
}

/** Tests that models of counts have. */
function countsLines({ pooled: { cmh, tarone, qeLrt } }: Analysis): (NumberLine | null)[] {
  const told = (key: string, name: string, test: typeof cmh): NumberLine | null =>
    test === null ? null : line(key, name, `${fixed(test.stat, 2)}, df ${test.df}, ${printedP(test.pval)}`);
  return [
    told('cmh', 'Cochran-Mantel-Haenszel test', cmh),
    told('tarone', 'Tarone’s test of heterogeneity', tarone),
    told('lrt', 'Likelihood-ratio test of heterogeneity', qeLrt),
  ];
}

function subgroupLines(analysis: Analysis): (NumberLine | null)[] {
  const { subgroups } = analysis;
  if (subgroups === null) return [];
  const shown = shownEffects(analysis);
  const { p } = subgroups.between;
  return [
    ...subgroups.groups.map((group) =>
      line(`group ${group.level}`, group.level, `${groupWords(group, shown)} (${group.k})`),
    ),
    p === null ? null : line('between', 'Subgroup differences', printedP(p)),
  ];
}

function groupWords({ estimate, ciLower, ciUpper }: AnalysedSubgroup, shown: ShownEffects): string {
  if (estimate === null) return 'Not estimable';
  if (ciLower === null || ciUpper === null) return shown.print(estimate);
  return shown.words({ estimate, lower: ciLower, upper: ciUpper });
}
