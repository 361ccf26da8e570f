import { coefficientWords } from '#shared/figures/synthesis/of-analysis/coefficient-words.ts';
import { shownEffects } from '#shared/figures/synthesis/of-analysis/effects-of.ts';
import type { AnalysisLabels } from '#shared/figures/synthesis/of-analysis/labels.ts';
import { measureName } from '#shared/figures/synthesis/of-analysis/measure-name.ts';
import { brief, fixed, percentOf, printedP } from '#shared/figures/synthesis/of-analysis/printed.ts';
import { shareOfItsQ } from '#shared/figures/synthesis/of-analysis/share-of-q.ts';
import { moderatorTestName, studiesOfQ } from '#shared/figures/synthesis/of-analysis/words-of.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { naturalValue } from '#shared/stats/analysis/natural.ts';
import type { AnalysedSubgroup } from '#shared/stats/analysis/subgroups-of.ts';
import { measureInfo } from '#shared/stats/effect-sizes/measures.ts';

/** A number of a result: in full precision, and as it is printed. */
export type ResultLine = {
  readonly name: string;
  readonly value: number;
  readonly printed: string;
};

type Maybe = number | null | undefined;

/** A line; none where there is no number. */
function line(name: string, value: Maybe, print: (value: number) => string): ResultLine[] {
  return value === null || value === undefined || !Number.isFinite(value)
    ? []
    : [{ name, value, printed: print(value) }];
}

const p = (value: number): string => printedP(value).replace(/^P (?:= )?/u, '');
const whole = (value: number): string => brief(value, 12);

/** Every number of a result that a reader may want to compute with: effect, test, prediction, heterogeneity, subgroups. */
export function resultLines(analysis: Analysis, { unit }: Pick<AnalysisLabels, 'unit'>): ResultLine[] {
  const { pooled, request } = analysis;
  const name = measureName(request.measure, unit);
  return [
    ...line('Studies', pooled.k, whole),
    ...(pooled.b.length === 1 ? effectLines(analysis, name) : coefficientLines(analysis)),
    ...spreadLines(analysis),
    ...subgroupLines(analysis, name),
  ];
}

/** A value of the analysis scale as readers know it. */
function naturalOf(analysis: Analysis): (value: Maybe) => number | null {
  return (value) => (value === null || value === undefined ? null : (naturalValue(analysis, value) ?? value));
}

/** An effect on the scale that readers know, printed as figures print it. */
function natural(analysis: Analysis, name: string, value: Maybe): ResultLine[] {
  const { print } = shownEffects(analysis);
  return line(name, naturalOf(analysis)(value), () => print(value ?? 0));
}

function effectLines(analysis: Analysis, name: string): ResultLine[] {
  const { pooled, request } = analysis;
  const { scale } = measureInfo(request.measure);
  const level = percentOf(request.settings.level);
  const [b, se, lower, upper] = [pooled.b[0], pooled.se[0], pooled.ciLower[0], pooled.ciUpper[0]];
  const own = scale === 'plain' ? '' : ` (${scale} scale)`;
  const onScale =
    scale === 'plain'
      ? []
      : [
          ...line(`${name}${own}`, b, brief),
          ...line(`${level} CI lower${own}`, lower, brief),
          ...line(`${level} CI upper${own}`, upper, brief),
        ];
  return [
    ...natural(analysis, name, b),
    ...natural(analysis, `${level} CI lower`, lower),
    ...natural(analysis, `${level} CI upper`, upper),
    ...onScale,
    ...line(`Standard error${own}`, se, brief),
    ...line(pooled.ddf === null ? 'Z' : 't', pooled.stat[0], (value) => fixed(value, 2)),
    ...line('Degrees of freedom of t', pooled.ddf, whole),
    ...line('P', pooled.pval[0], p),
    ...natural(analysis, `${level} prediction interval lower`, pooled.prediction?.lower),
    ...natural(analysis, `${level} prediction interval upper`, pooled.prediction?.upper),
    ...line('Degrees of freedom of the prediction interval', pooled.prediction?.df, whole),
    ...natural(analysis, `${level} CI lower by Wald’s test`, pooled.wald?.ciLower),
    ...natural(analysis, `${level} CI upper by Wald’s test`, pooled.wald?.ciUpper),
    ...line('P by Wald’s test', pooled.wald?.pval, p),
  ];
}

function coefficientLines(analysis: Analysis): ResultLine[] {
  const { pooled, request } = analysis;
  const level = percentOf(request.settings.level);
  return [
    ...pooled.coefficients.flatMap((coefficient, at) => {
      const name = coefficientWords(analysis, coefficient);
      return [
        ...line(name, pooled.b[at], brief),
        ...line(`${name}: ${level} CI lower`, pooled.ciLower[at], brief),
        ...line(`${name}: ${level} CI upper`, pooled.ciUpper[at], brief),
        ...line(`${name}: standard error`, pooled.se[at], brief),
        ...line(`${name}: P`, pooled.pval[at], p),
      ];
    }),
    ...line(`Test of the moderators: ${moderatorTestName(pooled) ?? ''}`, pooled.qm, (value) =>
      fixed(value, 2),
    ),
    ...line('Test of the moderators: P', pooled.qmp, p),
    ...line('R² (%)', pooled.r2, (value) => fixed(value, 1)),
  ];
}

function spreadLines(analysis: Analysis): ResultLine[] {
  const { pooled, request } = analysis;
  const { tau2Interval: interval } = pooled;
  const level = percentOf(request.settings.level);
  const counted = studiesOfQ(pooled, request);
  return [
    ...line('Tau²', pooled.tau2, brief),
    ...line(`Tau²: ${level} CI lower`, interval?.tau2.lower, brief),
    ...line(`Tau²: ${level} CI upper`, interval?.tau2.upper, brief),
    ...line('Tau', Math.sqrt(pooled.tau2), brief),
    ...line('I² (%)', pooled.i2, share),
    ...line(`I²: ${level} CI lower`, interval?.i2.lower, share),
    ...line(`I²: ${level} CI upper`, interval?.i2.upper, share),
    ...line('H²', pooled.h2, brief),
    ...line(`H²: ${level} CI lower`, interval?.h2.lower, brief),
    ...line(`H²: ${level} CI upper`, interval?.h2.upper, brief),
    ...line('Q', pooled.qe, (value) => fixed(value, 2)),
    ...line('Q: degrees of freedom', pooled.qeDf, (df) =>
      counted === null ? whole(df) : `${whole(df)} (${counted})`,
    ),
    ...line('Q: P', pooled.qep, p),
    ...shareOfQLines(analysis, level),
  ];
}

const share = (value: number): string => fixed(value, 1);

/** I² and H² of the Q above them, for readers of programs that have them from it. */
function shareOfQLines(analysis: Analysis, level: string): ResultLine[] {
  const found = shareOfItsQ(analysis);
  const { i2Interval, h2Interval } = found ?? {};
  return [
    ...line('I² from Q (%)', found?.i2, share),
    ...line(`I² from Q: ${level} test-based CI lower`, i2Interval?.lower, share),
    ...line(`I² from Q: ${level} test-based CI upper`, i2Interval?.upper, share),
    ...line('H² from Q', found?.h2, brief),
    ...line(`H² from Q: ${level} test-based CI lower`, h2Interval?.lower, brief),
    ...line(`H² from Q: ${level} test-based CI upper`, h2Interval?.upper, brief),
  ];
}

function subgroupLines(analysis: Analysis, name: string): ResultLine[] {
  const { subgroups } = analysis;
  if (subgroups === null) return [];
  const { q, df, df2, p: tested } = subgroups.between;
  const test = `Subgroup differences: ${df2 === null ? 'Q' : 'F'}`;
  return [
    ...subgroups.groups.flatMap((group) => groupLines(analysis, group, name)),
    ...line(test, q, (value) => fixed(value, 2)),
    ...line('Subgroup differences: degrees of freedom', q === null ? null : df, whole),
    ...line('Subgroup differences: P', tested, p),
  ];
}

function groupLines(analysis: Analysis, group: AnalysedSubgroup, name: string): ResultLine[] {
  const level = percentOf(analysis.request.settings.level);
  const of = (what: string): string => `${analysis.subgroups?.name} = ${group.level}: ${what}`;
  return [
    ...line(of('studies'), group.k, whole),
    ...natural(analysis, of(name), group.estimate),
    ...natural(analysis, of(`${level} CI lower`), group.ciLower),
    ...natural(analysis, of(`${level} CI upper`), group.ciUpper),
    ...line(of('Tau²'), group.tau2, brief),
    ...line(of('I² (%)'), group.i2, (value) => fixed(value, 1)),
  ];
}
