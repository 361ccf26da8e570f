import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import type { Asymmetry } from '#shared/stats/analysis/asymmetry.ts';
import type { Offered } from '#shared/stats/analysis/offered.ts';
import type { BeggTest } from '#shared/stats/reporting-bias/begg.ts';
import type { CountsTest } from '#shared/stats/reporting-bias/counts-tests.ts';
import type { RegressionTest } from '#shared/stats/reporting-bias/egger.ts';
import { biasOffer, type BiasTest, fewestStudies } from '#shared/stats/reporting-bias/offers.ts';
import type { TrimAndFill } from '#shared/stats/reporting-bias/trim-and-fill.ts';
import { shownEffects, type ShownEffects } from './effects-of.ts';
import { fixed, percentOf, printedP } from './printed.ts';
import type { ToldLine, ToldPart } from './told-line.ts';

/** What an analysis says of small-study effects: tests in the order in which they are offered, and what trim and fill adds. */
export interface AsymmetryWords {
  /** Why the first test is the first, or why there is none; and what asymmetry may come from. */
  readonly about: string;
  /** Why there are no numbers with so few studies; null: there are, if any is offered. */
  readonly few: string | null;
  /** Tests, trim and fill, and what is kept for what was once published with it and is no reason to trust a result. */
  readonly parts: readonly ToldPart[];
}

/** Whether an analysis has too few studies for tests of asymmetry, unless they are forced. */
export function isTooFew({ effects }: Analysis): boolean {
  return effects.yi.length < fewestStudies;
}

/** Prints the tests of asymmetry of an analysis that was computed with `bias` and `trimfill`; null without them. */
export function asymmetryLines(analysis: Analysis): AsymmetryWords | null {
  const { asymmetry, request, effects } = analysis;
  if (asymmetry === null) return null;
  const offer = biasOffer(request.measure);
  const about = `${offer.reason} Asymmetry has other causes than studies that were not published: differences between small and large studies, chance, the measure itself.`;
  if (isTooFew(analysis) && !request.settings.force) {
    const few = `With ${effects.yi.length} studies no test can tell chance from bias. Look at the funnel plot.`;
    return { about, few, parts: [] };
  }
  const shown = shownEffects(analysis);
  // Forced, tests are computed for measures that none is offered for too.
  const tests = offer.tests.length > 0 ? offer.tests : forced(request.settings.force, offer.reason);
  if (tests.length === 0) return { about, few: null, parts: [] };
  const lines = tests.flatMap(({ test, reason }) => testLine(test, reason, asymmetry, shown));
  const filled = [
    trimLine('L0', asymmetry.trimL0, shown, request.settings.level),
    trimLine('R0', asymmetry.trimR0, shown, request.settings.level),
  ];
  return {
    ...{ about, few: null },
    parts: [
      { title: 'Tests of asymmetry', heading: null, lines },
      { title: 'Trim and fill', heading: null, lines: filled },
      { title: 'Fail-safe N', heading: 'Historical', lines: failSafeLines(asymmetry) },
    ],
  };
}

function forced(force: boolean, reason: string): readonly { test: BiasTest; reason: string }[] {
  if (!force) return [];
  return [
    { test: 'egger', reason },
    { test: 'begg', reason },
  ];
}

function testLine(
  test: BiasTest,
  reason: string,
  asymmetry: Asymmetry,
  shown: ShownEffects,
): readonly ToldLine[] {
  const line = (name: string, value: string): ToldLine[] => [{ key: test, name, value, remark: reason }];
  switch (test) {
    case 'egger':
      return line('Egger’s test', told(asymmetry.eggerLine, regressionWords));
    case 'eggerModel':
      return line('Egger’s test, random effects', told(asymmetry.eggerReml, regressionWords));
    case 'harbord':
      return line('Harbord’s test', told(asymmetry.harbord, countsWords));
    case 'peters':
      return line('Peters’ test', told(asymmetry.peters, countsWords));
    case 'begg':
      return line('Begg’s test', told(asymmetry.begg, beggWords));
    case 'peese':
      return line(
        'PEESE, effect at a variance of 0',
        told(asymmetry.peese, ({ limitEstimate, limitLower, limitUpper }) =>
          limitLower === null || limitUpper === null
            ? shown.print(limitEstimate)
            : shown.words({ estimate: limitEstimate, lower: limitLower, upper: limitUpper }),
        ),
      );
  }
}

function told<Test>({ value, refused }: Offered<Test>, words: (test: Test) => string): string {
  return value === null ? (refused ?? '') : words(value);
}

function regressionWords({ stat, df, pval }: RegressionTest): string {
  if (stat === null || pval === null) return 'No test: there is no standard error.';
  return df === null
    ? `z = ${fixed(stat, 2)}, ${printedP(pval)}`
    : `t = ${fixed(stat, 2)}, df ${df}, ${printedP(pval)}`;
}

function countsWords({ line, leftOut }: CountsTest): string {
  const { stat, pval } = line.slope;
  const without = leftOut.length === 0 ? '' : `; ${leftOut.length} left out, which say nothing to it`;
  if (stat === null || pval === null) return 'No test: there is no standard error.';
  return `t = ${fixed(stat, 2)}, df ${line.df}, ${printedP(pval)}${without}`;
}

function beggWords({ tau, pval, exact }: BeggTest): string {
  return `τ = ${fixed(tau, 2)}, ${printedP(pval)} (${exact ? 'exact' : 'asymptotic'})`;
}

function trimLine(
  estimator: 'L0' | 'R0',
  { value, refused }: Offered<TrimAndFill>,
  shown: ShownEffects,
  level: number,
): ToldLine {
  const name = `Trim and fill, ${estimator}`;
  if (value === null) return { key: estimator, name, value: refused, remark: null };
  const { k0, side, fit } = value;
  const [estimate = 0, lower = null, upper = null] = [fit.b[0], fit.ciLower[0], fit.ciUpper[0]];
  const pooled =
    lower === null || upper === null ? shown.print(estimate) : shown.words({ estimate, lower, upper });
  const added = `${k0} ${k0 === 1 ? 'study' : 'studies'} added on the ${side}`;
  return {
    key: estimator,
    name,
    value: `${added}; with them ${pooled}, ${percentOf(level)} CI`,
    remark: null,
  };
}

function failSafeLines({ failSafe: { value, refused } }: Asymmetry): ToldLine[] {
  const line = (key: string, name: string, count: number | null | undefined): ToldLine => ({
    ...{ key, name, remark: null },
    value: value === null ? (refused ?? '') : count === null || count === undefined ? 'None' : String(count),
  });
  return [
    line('rosenthal', 'Fail-safe N, Rosenthal', value?.rosenthal),
    line('rosenberg', 'Fail-safe N, Rosenberg', value?.rosenberg),
    line('orwin', 'Fail-safe N, Orwin (half the mean effect)', value?.orwin),
  ];
}
