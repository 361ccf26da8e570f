import { ImpossibleData } from '../impossible-data.ts';
import { type Conversion, flag } from './conversion.ts';
import type { Given } from './given.ts';
import { interval, optional, people, plain, positive, deviation, pValue, twoSizes } from './inputs.ts';
import { endsOf, symmetry } from './interval-check.ts';
import { boundOfP, percentOf, smallGroup, tOfLevel, tOfP, zOfLevel } from './quantiles.ts';
import { observedRange, sdAgainstRange } from './sd-check.ts';
import { shown } from './words.ts';

/** Degrees of freedom of one group; one person has no spread. */
function dfOfOne(given: Given): number {
  const n = given.number('n');
  if (n > 1) return n - 1;
  throw new ImpossibleData(`A group of ${shown(n)} has no standard deviation.`, { column: 'n' });
}

/** Degrees of freedom of two groups with one spread. */
export function dfOfTwo(given: Given): number {
  const total = given.number('n1') + given.number('n2');
  if (total > 2) return total - 2;
  throw new ImpossibleData(`Groups of ${shown(total)} people together have no standard deviation.`, {
    column: 'n1',
  });
}

/** √(1/n1 + 1/n2), by which the SD of both groups is multiplied to get the SE of their difference. */
export function rootOfSizes(given: Given): number {
  return Math.sqrt(1 / given.number('n1') + 1 / given.number('n2'));
}

const seToSd: Conversion = {
  kind: 'se_to_sd',
  from: 'se',
  to: { sd: ['sd'] },
  title: 'Standard error of a mean to SD',
  source: 'Cochrane Handbook 6.5.2.2',
  inputs: [positive('se', 'Standard error of the mean'), people('n', 'People'), ...observedRange],
  answers: { sd: 'Standard deviation' },
  run: (given) => {
    const se = given.number('se');
    const n = given.number('n');
    const sd = se * Math.sqrt(n);
    return {
      values: { sd },
      steps: [`SD = SE × √n = ${shown(se)} × √${shown(n)} = ${shown(sd)}.`],
      flags: sdAgainstRange(given, sd, n),
    };
  },
};

const sdToSe: Conversion = {
  kind: 'sd_to_se',
  from: 'sd',
  to: { se: ['se'] },
  title: 'SD to standard error of a mean',
  source: 'Cochrane Handbook 6.5.2.2',
  inputs: [deviation('sd', 'Standard deviation'), people('n', 'People'), ...observedRange],
  answers: { se: 'Standard error of the mean' },
  run: (given) => {
    const sd = given.number('sd');
    const n = given.number('n');
    const se = sd / Math.sqrt(n);
    return {
      values: { se },
      steps: [`SE = SD ÷ √n = ${shown(sd)} ÷ √${shown(n)} = ${shown(se)}.`],
      flags: sdAgainstRange(given, sd, n),
    };
  },
};

const meanCiToSd: Conversion = {
  kind: 'mean_ci_to_sd',
  from: 'ci',
  to: { sd: ['sd'] },
  title: 'Confidence interval of a mean to SD',
  source: 'Cochrane Handbook 6.5.2.2',
  inputs: [
    ...interval,
    people('n', 'People'),
    plain('mean', 'Mean, to check the interval against', optional),
    { type: 'choice', name: 'quantile', label: 'Quantile', choices: ['t', 'z'], standard: 't' },
    ...observedRange,
  ],
  answers: { sd: 'Standard deviation', sd_t: 'Standard deviation by t', sd_z: 'Standard deviation by z' },
  run: (given) => {
    const [lower, upper] = endsOf(given, false);
    const n = given.number('n');
    const df = dfOfOne(given);
    const percent = percentOf(given);
    const t = tOfLevel(percent, df);
    const z = zOfLevel(percent);
    const byT = (Math.sqrt(n) * (upper - lower)) / (2 * t);
    const byZ = (Math.sqrt(n) * (upper - lower)) / (2 * z);
    const useT = given.choice('quantile') === 't';
    const sd = useT ? byT : byZ;
    const width = `√${shown(n)} × (${shown(upper)} − ${shown(lower)})`;
    return {
      values: { sd, sd_t: byT, sd_z: byZ },
      steps: [
        `SD = √n × width ÷ (2 × ${useT ? 't' : 'z'}) = ${width} ÷ (2 × ${shown(useT ? t : z)}) = ${shown(sd)}.`,
        `t for ${shown(percent)} % and ${shown(df)} degrees of freedom is ${shown(t)}, z is ${shown(z)}; with ${useT ? 'z' : 't'} the SD would be ${shown(useT ? byZ : byT)}.`,
      ],
      flags: [
        ...(useT ? smallGroup(n) : []),
        ...(given.has('mean') ? symmetry(given, 'mean', false) : []),
        ...sdAgainstRange(given, sd, n),
      ],
    };
  },
};

type Spread = { readonly se: number; readonly steps: readonly string[] };

/** SE of a difference to the SD of both groups. */
function pooledSd(given: Given, { se, steps }: Spread) {
  const sd = se / rootOfSizes(given);
  const sizes = `√(1/${shown(given.number('n1'))} + 1/${shown(given.number('n2'))})`;
  return {
    values: { sd, se },
    steps: [
      ...steps,
      `SD = SE ÷ √(1/n1 + 1/n2) = ${shown(se)} ÷ ${sizes} = ${shown(sd)}, the same for both groups.`,
    ],
  };
}

/** SE of a difference from its size and t. A difference of 0, or t of 0, tells nothing about it. */
function seFromT(md: number, t: number): number {
  if (md !== 0 && t !== 0) return Math.abs(md) / Math.abs(t);
  const column = md === 0 ? 'md' : 't';
  const what = md === 0 ? 'A difference of 0' : 'A test value of 0 (p = 1)';
  throw new ImpossibleData(`${what} tells nothing about the standard error.`, { column });
}

const meanDifference = plain('md', 'Difference of means', { also: ['diff', 'difference'] });
const bothGroups = { sd: 'Standard deviation of both groups', se: 'Standard error of the difference' };
const toSdOrSe = { sd: ['sd'], se: ['se'] };

const mdPToSd: Conversion = {
  kind: 'md_p_to_sd',
  from: 'p',
  to: toSdOrSe,
  title: 'p value of a difference of means to SD',
  source: 'Cochrane Handbook 6.5.2.3',
  inputs: [meanDifference, pValue, ...twoSizes],
  answers: bothGroups,
  run: (given) => {
    const md = given.number('md');
    const p = given.number('p_two_sided');
    const df = dfOfTwo(given);
    const t = tOfP(p, df);
    const se = seFromT(md, t);
    const steps = [
      `t for p = ${shown(p)} with ${shown(df)} degrees of freedom is ${shown(t)}.`,
      `SE = |difference| ÷ t = ${shown(Math.abs(md))} ÷ ${shown(t)} = ${shown(se)}.`,
    ];
    const flags = [
      ...smallGroup(Math.min(given.number('n1'), given.number('n2'))),
      ...boundOfP(given, 'the SD is at most this'),
    ];
    return { ...pooledSd(given, { se, steps }), flags };
  },
};

const mdTToSd: Conversion = {
  kind: 'md_t_to_sd',
  from: 't',
  to: toSdOrSe,
  title: 't value of a difference of means to SD',
  source: 'Cochrane Handbook 6.5.2.3',
  inputs: [meanDifference, plain('t', 't value'), ...twoSizes],
  answers: bothGroups,
  run: (given) => {
    const md = given.number('md');
    const t = given.number('t');
    dfOfTwo(given);
    const se = seFromT(md, t);
    const steps = [`SE = |difference ÷ t| = |${shown(md)} ÷ ${shown(t)}| = ${shown(se)}.`];
    const flips = md * t < 0;
    const words = `The difference ${shown(md)} and t = ${shown(t)} have opposite signs: one of them is the other way round.`;
    return { ...pooledSd(given, { se, steps }), flags: flips ? [flag('sign-flip', words)] : [] };
  },
};

const mdSeToSd: Conversion = {
  kind: 'md_se_to_sd',
  from: 'se',
  to: { sd: ['sd'] },
  title: 'Standard error of a difference of means to SD',
  source: 'Cochrane Handbook 6.5.2.3',
  inputs: [positive('se', 'Standard error of the difference'), ...twoSizes],
  answers: bothGroups,
  run: (given) => {
    dfOfTwo(given);
    return { ...pooledSd(given, { se: given.number('se'), steps: [] }), flags: [] };
  },
};

const mdCiToSd: Conversion = {
  kind: 'md_ci_to_sd',
  from: 'ci',
  to: { sd: ['sd'] },
  title: 'Confidence interval of a difference of means to SD',
  source: 'Cochrane Handbook 6.5.2.3',
  inputs: [...interval, { ...meanDifference, ...optional }, ...twoSizes],
  answers: bothGroups,
  run: (given) => {
    const [lower, upper] = endsOf(given, false);
    const df = dfOfTwo(given);
    const percent = percentOf(given);
    const t = tOfLevel(percent, df);
    const se = (upper - lower) / (2 * t);
    const steps = [
      `t for ${shown(percent)} % and ${shown(df)} degrees of freedom is ${shown(t)}.`,
      `SE = width ÷ (2 × t) = (${shown(upper)} − ${shown(lower)}) ÷ (2 × ${shown(t)}) = ${shown(se)}.`,
    ];
    const flags = [
      ...smallGroup(Math.min(given.number('n1'), given.number('n2'))),
      ...(given.has('md') ? symmetry(given, 'md', false) : []),
    ];
    return { ...pooledSd(given, { se, steps }), flags };
  },
};

/** Standard errors, intervals, t and p of means and of their differences to standard deviations. */
export const deviations: readonly Conversion[] = [
  meanCiToSd,
  mdCiToSd,
  seToSd,
  mdSeToSd,
  sdToSe,
  mdPToSd,
  mdTToSd,
];
