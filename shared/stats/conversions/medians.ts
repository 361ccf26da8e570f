import { ImpossibleData } from '../impossible-data.ts';
import { type Conversion, type Flag, flag, type Outcome } from './conversion.ts';
import {
  type FiveNumbers,
  fiveNumberInputs,
  luoMean,
  readFiveNumbers,
  skewness,
  spreadOf,
  spreadSd,
} from './five-numbers.ts';
import type { Given } from './given.ts';
import { possibleSd } from './sd-check.ts';
import { shown } from './words.ts';

const answers = { mean: 'Mean', sd: 'Standard deviation' };

/** The step that tells the test of skewness, and its flag. */
function skewWords(
  five: FiveNumbers,
  instead: string,
): { readonly step: string; readonly flags: readonly Flag[] } {
  const { statistic, limit } = skewness(five);
  const skewed = statistic >= limit;
  const step = `Test of skewness: ${shown(statistic)} ${skewed ? 'reaches' : 'stays below'} its limit ${shown(limit)}.`;
  const words = `The numbers are skewed (${shown(statistic)}, limit ${shown(limit)}): ${instead}`;
  return { step, flags: skewed ? [flag('skewed', words)] : [] };
}

const estimated = flag(
  'estimated',
  'Mean and SD are estimates from a summary; see what the analysis is without this study.',
);

/** Mean as by Wan et al. 2014: all numbers weigh alike, the inner ones twice beside the outer ones. */
function wanMean({ median, range, quartiles }: FiveNumbers): number {
  const outer = range === null ? 0 : range[0] + range[1];
  const inner = quartiles === null ? 0 : quartiles[0] + quartiles[1];
  if (range === null) return (inner + median) / 3;
  return quartiles === null ? (outer + 2 * median) / 4 : (outer + 2 * inner + 2 * median) / 8;
}

function means(five: FiveNumbers, method: string): { readonly mean: number; readonly step: string } {
  if (method === 'wan') {
    const mean = wanMean(five);
    return { mean, step: `Mean, all numbers weighed as by Wan 2014, = ${shown(mean)}.` };
  }
  const { value, words } = luoMean(five);
  return { mean: value, step: `Mean = ${words} = ${shown(value)} (Luo 2018).` };
}

function toNormal(given: Given): Outcome {
  const five = readFiveNumbers(given);
  const method = given.choice('method');
  const { mean, step } = means(five, method);
  const sd = spreadSd(five, method === 'default' ? 'shi' : 'wan');
  const both = five.range !== null && five.quartiles !== null;
  const skew = skewWords(
    five,
    'a normal mean and SD are doubtful. A log-normal estimate, or leaving the study out, is the alternative.',
  );
  const range =
    five.range === null ? [] : possibleSd(sd.value, five.n, { low: five.range[0], high: five.range[1] });
  return {
    values: { mean, sd: sd.value },
    steps: [
      skew.step,
      step,
      `SD = ${sd.words} = ${shown(sd.value)} (${both && method === 'default' ? 'Shi 2020' : 'Wan 2014'}).`,
    ],
    flags: [...skew.flags, estimated, ...range],
  };
}

const normal: Conversion = {
  kind: 'median_to_mean_sd',
  from: 'five_numbers',
  to: { mean_sd: ['mean', 'sd'], mean: ['mean'], sd: ['sd'] },
  title: 'Median with range, quartiles or both to mean and SD',
  source: 'Luo 2018, Wan 2014, Shi 2020; test of skewness: Shi 2023; as metafor conv.fivenum',
  inputs: [
    ...fiveNumberInputs,
    {
      type: 'choice',
      name: 'method',
      label: 'Method: Luo with Wan or Shi; Luo with Wan; Wan alone',
      choices: ['default', 'luo-wan', 'wan'],
      standard: 'default',
    },
  ],
  answers,
  run: toNormal,
};

/** What the variance of a log-normal estimate is corrected by (Shi et al. 2020, log-normal); a, b of σ² ÷ n and σ⁴ ÷ n. */
type Corrections = {
  /** The SD on the log scale is divided by the root of this. */
  readonly z: number;
  readonly fourth: number;
  readonly a: number;
  readonly b: number;
};

function correctionsOf({ n, range, quartiles }: FiveNumbers): Corrections {
  const log2 = Math.log(n) ** 2;
  if (range !== null && quartiles !== null)
    return { z: 1 + 0.28 / log2, fourth: 1 + 3.93 / n, a: 0.405, b: 0.315 };
  if (range !== null) return { z: 1.01 + 0.25 / log2, fourth: 1 + 2.23 / log2, a: 0.565, b: 0.37 };
  return { z: 1 + 1.58 / n, fourth: 1 + 19.2 / n ** 1.2, a: 0.57, b: 0.75 };
}

function logOf(five: FiveNumbers, given: Given): FiveNumbers {
  const low = ['min', 'q1', 'median'].find((name) => given.has(name) && given.number(name) <= 0);
  if (low !== undefined)
    throw new ImpossibleData(`${low} is ${shown(given.number(low))}: log-normal values lie above 0.`, {
      column: low,
    });
  const pair = (ends: readonly [number, number] | null) =>
    ends === null ? null : ([Math.log(ends[0]), Math.log(ends[1])] as const);
  return {
    n: five.n,
    median: Math.log(five.median),
    range: pair(five.range),
    quartiles: pair(five.quartiles),
  };
}

/**
 * Mean and SD of log-normal values from mean and SD of their logarithms, corrected for bias: with s² = σ²/n and
 * f = (uncorrected σ)⁴/n over `fourth`, the mean is divided by 1 + a·s² + b·f, and the two terms of the variance by
 * 1 + 4a·s² + 16b·f and 1 + 4a·s² + 4b·f.
 */
function backTransformed(logs: FiveNumbers) {
  const { z, fourth, a, b } = correctionsOf(logs);
  const raw = spreadSd(logs, 'shi').value;
  const sigma = raw / Math.sqrt(z);
  const mu = luoMean(logs).value;
  const s = sigma ** 2 / logs.n;
  const f = raw ** 4 / fourth / logs.n;
  const mean = Math.exp(mu + sigma ** 2 / 2) / (1 + a * s + b * f);
  const first = Math.exp(2 * mu + 2 * sigma ** 2) / (1 + 4 * a * s + 16 * b * f);
  const second = Math.exp(2 * mu + sigma ** 2) / (1 + 4 * a * s + 4 * b * f);
  return { mu, sigma, mean, sd: Math.sqrt(first - second) };
}

function toLogNormal(given: Given): Outcome {
  const five = readFiveNumbers(given);
  const logs = logOf(five, given);
  const { mu, sigma, mean, sd } = backTransformed(logs);
  if (!(sd > 0))
    throw new ImpossibleData(
      'These numbers lie too close together, or too far apart, for a log-normal estimate.',
      {
        column: spreadOf(five.range) > 0 ? 'max' : 'q3',
      },
    );
  const skew = skewWords(logs, 'they are not log-normal either. Leaving the study out is the alternative.');
  return {
    values: { mean, sd },
    steps: [
      `On the log scale: ${skew.step}`,
      `Mean of the logarithms ${shown(mu)} (Luo 2018), their SD ${shown(sigma)} (Shi 2020).`,
      `Transformed back, corrected for bias: mean ${shown(mean)}, SD ${shown(sd)}.`,
    ],
    flags: [...skew.flags, estimated],
  };
}

const logNormal: Conversion = {
  kind: 'median_to_mean_sd_lognormal',
  from: 'five_numbers',
  to: { mean_sd_lognormal: ['mean', 'sd'] },
  title: 'Median with range, quartiles or both to mean and SD of log-normal values',
  source: 'Shi 2020 (log-normal); as metafor conv.fivenum with dist = "lnorm"',
  inputs: fiveNumberInputs,
  answers,
  run: toLogNormal,
};

/** Five-number summaries to mean and SD. */
export const medians: readonly Conversion[] = [normal, logNormal];
