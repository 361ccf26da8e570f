import { exactCorrection } from '../effect-sizes/bias-correction.ts';
import { ImpossibleData } from '../impossible-data.ts';
import { type Conversion, type Flag, flag, type Outcome } from './conversion.ts';
import { dfOfTwo, rootOfSizes } from './deviations.ts';
import type { ChoiceInput, Given } from './given.ts';
import { optional, plain, positive, pValue, twoSizes } from './inputs.ts';
import { boundOfP, smallGroup, tOfP } from './quantiles.ts';
import { operand, shown } from './words.ts';

/** Hedges’ exact correction; too few people have none. */
function correctionOf(df: number): number {
  if (df > 1) return exactCorrection(df);
  throw new ImpossibleData('Groups of 3 people together are too few for a standardised difference.', {
    column: 'n1',
  });
}

/** g and its variance as metafor's escalc gives them for SMD: 1/n1 + 1/n2 + g² ÷ (2(n1 + n2)). */
function hedges(given: Given, d: number): Pick<Outcome, 'values' | 'steps'> {
  const n1 = given.number('n1');
  const n2 = given.number('n2');
  const df = dfOfTwo(given);
  const correction = correctionOf(df);
  const g = correction * d;
  const vi = 1 / n1 + 1 / n2 + (g * g) / (2 * (n1 + n2));
  return {
    values: { g, vi, se: Math.sqrt(vi), d },
    steps: [
      `g = J × d = ${shown(correction)} × ${operand(d)} = ${shown(g)}; J is the exact small-sample correction for ${shown(df)} degrees of freedom.`,
      `Variance = 1/n1 + 1/n2 + g² ÷ (2(n1 + n2)) = ${shown(vi)}.`,
    ],
  };
}

const answers = {
  g: 'Standardised mean difference (Hedges’ g)',
  vi: 'Its variance',
  se: 'Its standard error',
  d: 'Uncorrected difference (Cohen’s d)',
};
const to = { smd: ['g'], g: ['g'], yi_vi: ['g', 'vi'] };
const source = 'Hedges 1981; metafor escalc, measure SMD';

function fromT(given: Given, t: number): Pick<Outcome, 'values' | 'steps'> {
  const d = t * rootOfSizes(given);
  const sizes = `√(1/${shown(given.number('n1'))} + 1/${shown(given.number('n2'))})`;
  const found = hedges(given, d);
  return {
    ...found,
    steps: [`d = t × √(1/n1 + 1/n2) = ${shown(t)} × ${sizes} = ${shown(d)}.`, ...found.steps],
  };
}

const tToSmd: Conversion = {
  kind: 't_to_smd',
  from: 't',
  to,
  title: 't value of two groups to standardised mean difference',
  source,
  inputs: [plain('t', 't value, positive where group 1 has the larger mean'), ...twoSizes],
  answers,
  run: (given) => ({ ...fromT(given, given.number('t')), flags: [] }),
};

/** Which way round an effect lies, where a p value does not tell. */
export const directionInput = (
  name: string,
  label: string,
  choices: readonly [string, string],
): ChoiceInput => ({
  type: 'choice',
  name,
  label,
  choices,
  standard: choices[0],
});

const larger = directionInput('larger', 'Group with the larger mean', ['group 1', 'group 2']);

/** p says nothing about the direction: what was taken for it is said. */
export function assumedDirection(given: Given, name: string, taken: string): readonly Flag[] {
  if (given.has(name)) return [];
  return [
    flag('direction-assumed', `p does not tell the direction; ${taken} was assumed. Say it with “${name}”.`),
  ];
}

const pToSmd: Conversion = {
  kind: 'p_to_smd',
  from: 'p',
  to,
  title: 'p value of a t test to standardised mean difference',
  source,
  inputs: [pValue, ...twoSizes, larger],
  answers,
  run: (given) => {
    const p = given.number('p_two_sided');
    const df = dfOfTwo(given);
    const size = tOfP(p, df);
    const t = given.choice('larger') === 'group 1' ? size : -size;
    const found = fromT(given, t);
    return {
      values: found.values,
      steps: [
        `|t| for a two-sided p of ${shown(p)} with ${shown(df)} degrees of freedom is ${shown(size)}.`,
        ...found.steps,
      ],
      flags: [
        ...assumedDirection(given, 'larger', 'a larger mean in group 1'),
        ...smallGroup(Math.min(given.number('n1'), given.number('n2'))),
        ...boundOfP(given, 'the difference is at least this large'),
      ],
    };
  },
};

const dToG: Conversion = {
  kind: 'd_to_hedges_g',
  from: 'd',
  to,
  title: 'Cohen’s d to Hedges’ g',
  source,
  inputs: [plain('d', 'Cohen’s d'), ...twoSizes],
  answers,
  run: (given) => ({ ...hedges(given, given.number('d')), flags: [] }),
};

/** π ÷ √3: the SD of the standard logistic distribution. */
const LOGISTIC = Math.PI / Math.sqrt(3);

function logistic(given: Given, input: string, factor: number) {
  const value = given.number(input);
  const vi = given.maybe('vi');
  const out = value * factor;
  const variance = vi === null ? null : vi * factor * factor;
  return { value, out, vi: variance };
}

const smdToLogOr: Conversion = {
  kind: 'smd_to_log_or',
  from: 'smd',
  to: { log_or: ['log_or'], or: ['or'] },
  title: 'Standardised mean difference to log odds ratio',
  source: 'Chinn 2000; Cochrane Handbook 10.6',
  inputs: [
    plain('smd', 'Standardised mean difference', { also: ['g'] }),
    positive('vi', 'Its variance', optional),
  ],
  answers: { log_or: 'Log odds ratio', or: 'Odds ratio', vi: 'Variance of the log odds ratio' },
  run: (given) => {
    const { value, out, vi } = logistic(given, 'smd', LOGISTIC);
    return {
      values: { log_or: out, or: Math.exp(out), ...(vi === null ? {} : { vi }) },
      steps: [
        `Log odds ratio = SMD × π ÷ √3 = ${shown(value)} × ${shown(LOGISTIC)} = ${shown(out)}, for logistic outcomes.`,
        ...(vi === null ? [] : [`Its variance = variance × π² ÷ 3 = ${shown(vi)}.`]),
      ],
      flags: [],
    };
  },
};

const logOrToSmd: Conversion = {
  kind: 'log_or_to_smd',
  from: 'log_or',
  to: { smd: ['smd'] },
  title: 'Log odds ratio to standardised mean difference',
  source: 'Chinn 2000; Cochrane Handbook 10.6',
  inputs: [plain('log_or', 'Log odds ratio'), positive('vi', 'Its variance', optional)],
  answers: { smd: 'Standardised mean difference', vi: 'Its variance' },
  run: (given) => {
    const { value, out, vi } = logistic(given, 'log_or', 1 / LOGISTIC);
    return {
      values: { smd: out, ...(vi === null ? {} : { vi }) },
      steps: [
        `SMD = log odds ratio × √3 ÷ π = ${shown(value)} ÷ ${shown(LOGISTIC)} = ${shown(out)}, for logistic outcomes.`,
        ...(vi === null ? [] : [`Its variance = variance × 3 ÷ π² = ${shown(vi)}.`]),
      ],
      flags: [],
    };
  },
};

/** Standardised mean differences from t, p and d, and to and from log odds ratios. */
export const standardised: readonly Conversion[] = [tToSmd, pToSmd, dToG, smdToLogOr, logOrToSmd];
