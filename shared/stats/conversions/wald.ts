import { ImpossibleData } from '../impossible-data.ts';
import type { Conversion, Outcome } from './conversion.ts';
import type { Given } from './given.ts';
import { interval, optional, plain, pValue, ratioInput } from './inputs.ts';
import { endsOf, symmetry } from './interval-check.ts';
import { boundOfP, percentOf, smallGroup, tOfLevel, zOfLevel, zOfP } from './quantiles.ts';
import { operand, shown } from './words.ts';

const source = 'Cochrane Handbook 6.3.1 and 6.3.2; metafor conv.wald';
const onLog = { yi: 'Log ratio', vi: 'Its variance', se: 'Its standard error' };
const asIs = { yi: 'Difference', vi: 'Its variance', se: 'Its standard error' };
const toLog = { log_se: ['se'], yi_vi: ['yi', 'vi'] };
const toSe = { se: ['se'] };

const difference = plain('diff', 'Difference', { also: ['md', 'rd', 'value', 'estimate'] });

/** SE of an estimate from its test value; nothing follows from an estimate of no difference, or from z = 0. */
function seFromZ(yi: number, z: number, columns: readonly [estimate: string, test: string]): number {
  const [estimate, test] = columns;
  if (yi === 0)
    throw new ImpossibleData('An estimate of no difference tells nothing about its standard error.', {
      column: estimate,
    });
  if (z === 0)
    throw new ImpossibleData('z = 0 (p = 1) goes only with no difference at all.', { column: test });
  return Math.abs(yi / z);
}

function variance(yi: number | null, se: number): Outcome['values'] {
  return { yi, vi: se * se, se };
}

const ratioCi: Conversion = {
  kind: 'ratio_ci_to_log_se',
  from: 'ci',
  to: toLog,
  title: 'Confidence interval of a ratio (HR, OR, RR) to log ratio and SE',
  source,
  inputs: [ratioInput, ...interval],
  answers: onLog,
  run: (given) => {
    const ratio = given.number('ratio');
    const [lower, upper] = endsOf(given, true);
    const percent = percentOf(given);
    const z = zOfLevel(percent);
    const yi = Math.log(ratio);
    const se = (Math.log(upper) - Math.log(lower)) / (2 * z);
    return {
      values: variance(yi, se),
      steps: [
        `Log ratio = ln ${shown(ratio)} = ${shown(yi)}.`,
        `SE = (ln ${shown(upper)} − ln ${shown(lower)}) ÷ (2 × ${shown(z)}) = ${shown(se)}; ${shown(z)} is z for ${shown(percent)} %.`,
        `Variance = SE² = ${shown(se * se)}.`,
      ],
      flags: symmetry(given, 'ratio', true),
    };
  },
};

/** From a test value: the steps of a ratio or a difference. */
function fromZ(given: Given, z: number, ratio: boolean): Outcome {
  const name = ratio ? 'ratio' : 'diff';
  const entered = given.number(name);
  const yi = ratio ? Math.log(entered) : entered;
  const test = given.has('z') ? 'z' : 'p_two_sided';
  const se = seFromZ(yi, z, [name, test]);
  const first = ratio ? [`Log ratio = ln ${shown(entered)} = ${shown(yi)}.`] : [];
  return {
    values: variance(yi, se),
    steps: [
      ...first,
      `SE = |${shown(yi)} ÷ ${operand(z)}| = ${shown(se)}; variance = SE² = ${shown(se * se)}.`,
    ],
    flags: boundOfP(given, 'the SE is at most this'),
  };
}

function fromP(given: Given, ratio: boolean): Outcome {
  const p = given.number('p_two_sided');
  const z = zOfP(p);
  const found = fromZ(given, z, ratio);
  return {
    ...found,
    steps: [`z for a two-sided p of ${shown(p)} is ${shown(z)} (the quantile at p ÷ 2).`, ...found.steps],
  };
}

const testValue = plain('z', 'z value');

const ratioP: Conversion = {
  kind: 'ratio_p_to_log_se',
  from: 'p',
  to: toLog,
  title: 'p value of a ratio to log ratio and SE',
  source,
  inputs: [ratioInput, pValue],
  answers: onLog,
  run: (given) => fromP(given, true),
};

const ratioZ: Conversion = {
  ...ratioP,
  kind: 'ratio_z_to_log_se',
  from: 'z',
  title: 'z value of a ratio to log ratio and SE',
  inputs: [ratioInput, testValue],
  run: (given) => fromZ(given, given.number('z'), true),
};

const differenceP: Conversion = {
  kind: 'difference_p_to_se',
  from: 'p',
  to: toSe,
  title: 'p value of a difference to SE, by z',
  source,
  inputs: [difference, pValue],
  answers: asIs,
  run: (given) => fromP(given, false),
};

const differenceZ: Conversion = {
  ...differenceP,
  kind: 'difference_z_to_se',
  from: 'z',
  title: 'z value of a difference to SE',
  inputs: [difference, testValue],
  run: (given) => fromZ(given, given.number('z'), false),
};

const differenceCi: Conversion = {
  kind: 'difference_ci_to_se',
  from: 'ci',
  to: toSe,
  title: 'Confidence interval of a mean or difference to SE',
  source,
  inputs: [
    ...interval,
    { ...difference, ...optional },
    plain('df', 'Degrees of freedom, where the interval was made with t', { least: 1, ...optional }),
  ],
  answers: asIs,
  run: (given) => {
    const [lower, upper] = endsOf(given, false);
    const percent = percentOf(given);
    const df = given.maybe('df');
    const quantile = df === null ? zOfLevel(percent) : tOfLevel(percent, df);
    const se = (upper - lower) / (2 * quantile);
    const name = df === null ? 'z' : `t with ${shown(df)} degrees of freedom`;
    return {
      values: variance(given.maybe('diff'), se),
      steps: [
        `SE = width ÷ (2 × ${df === null ? 'z' : 't'}) = (${shown(upper)} − ${operand(lower)}) ÷ (2 × ${shown(quantile)}) = ${shown(se)}; ${shown(quantile)} is ${name} for ${shown(percent)} %.`,
        `Variance = SE² = ${shown(se * se)}.`,
      ],
      flags: [
        ...(df === null ? [] : smallGroup(df + 1)),
        ...(given.has('diff') ? symmetry(given, 'diff', false) : []),
      ],
    };
  },
};

const invert: Conversion = {
  kind: 'invert_ratio',
  from: 'ratio',
  to: { inverse: ['ratio', 'ci_lb', 'ci_ub'] },
  title: 'Ratio of B to A as ratio of A to B',
  source: 'Reciprocals; the ends change places',
  inputs: [ratioInput, ...interval.slice(0, 2).map((input) => ({ ...input, ...optional }))],
  answers: { ratio: 'Ratio', ci_lb: 'Lower end', ci_ub: 'Upper end' },
  run: (given) => {
    const ratio = given.number('ratio');
    const both = given.has('ci_lb') && given.has('ci_ub');
    const flags = both ? symmetry(given, 'ratio', true) : [];
    const [lower, upper] = both ? endsOf(given, true) : [null, null];
    const values = {
      ratio: 1 / ratio,
      ...(upper === null ? {} : { ci_lb: 1 / upper }),
      ...(lower === null ? {} : { ci_ub: 1 / lower }),
    };
    const ends = both
      ? ` The interval is 1 ÷ ${shown(upper ?? 0)} to 1 ÷ ${shown(lower ?? 0)}: its ends change places.`
      : '';
    return {
      values,
      steps: [`1 ÷ ${shown(ratio)} = ${shown(1 / ratio)}.${ends}`],
      flags: [
        ...flags,
        { code: 'sign-flip', words: 'The comparison is turned round: what lay below 1 lies above it.' },
      ],
    };
  },
};

/** Intervals, p and z values of ratios and differences to standard errors. */
export const wald: readonly Conversion[] = [
  ratioCi,
  differenceCi,
  ratioP,
  differenceP,
  ratioZ,
  differenceZ,
  invert,
];
