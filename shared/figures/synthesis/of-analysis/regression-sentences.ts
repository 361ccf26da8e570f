import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { listed } from '#shared/kit/listed.ts';
import { measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import { coefficientOf, type CoefficientOf } from './coefficient-words.ts';
import { hasUnit, measureNameInSentence } from './measure-name.ts';
import { decimalsFor, fixed, percentOf, printedP } from './printed.ts';
import type { SentenceLabels } from './size-words.ts';
import { moderatorTest } from './words-of.ts';

/** Fewer studies for each coefficient tell too little (Cochrane Handbook, 10.11.4). */
const fewestPerModerator = 10;

/** What a meta-regression shows: how the effect goes with each moderator, how sure that is, and what it does not show. */
export function regressionSentences(analysis: Analysis, labels: SentenceLabels): string[] {
  const { request, pooled } = analysis;
  const told = pooled.coefficients.flatMap((name, at) => {
    const of = coefficientOf(analysis, name);
    return of === null ? [] : [relationWords(analysis, labels, { of, ...estimateAt(analysis, at) })];
  });
  const over = `Over ${pooled.k} studies, `;
  const names = listed(request.moderators.map(({ name }) => name));
  const held = request.moderators.length > 1 ? 'With the other moderators held, ' : '';
  const [only = '', ...others] = told;
  const effect =
    others.length === 0
      ? [`${over}${only}.`]
      : [
          `${over}${theEffect(analysis, labels)} is compared by ${names}.`,
          ...told.map((words) => sentenceOf(`${held}${words}`)),
        ];
  const few =
    pooled.k < fewestPerModerator * told.length
      ? [
          `With ${pooled.k} studies there are fewer than ${fewestPerModerator} for each coefficient (Cochrane Handbook, 10.11.4): a relation is easily missed, or found by chance.`,
        ]
      : [];
  return [
    ...effect,
    testSentence(analysis),
    ...few,
    'Studies that differ in a moderator differ in more than that: they were not randomised to it.',
  ];
}

function testSentence({ pooled }: Analysis): string {
  const test = moderatorTest(pooled);
  const tested = test === null ? '' : ` Test of the moderators: ${test}.`;
  const r2 = pooled.r2 === null ? '' : ` R² = ${fixed(pooled.r2, 0)}%.`;
  return `There is no single pooled effect.${tested}${r2}`;
}

function sentenceOf(words: string): string {
  return `${words.charAt(0).toLocaleUpperCase('en')}${words.slice(1)}.`;
}

/** “the odds ratio”, “the proportion”. */
function theEffect({ request }: Analysis, { unit }: SentenceLabels): string {
  return `the ${measureNameInSentence(request.measure, unit)}`;
}

/** A coefficient with its interval on the scale of analysis. */
type Coefficient = {
  readonly of: CoefficientOf;
  readonly b: number;
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  readonly p: number | null;
};

function estimateAt({ pooled }: Analysis, at: number): Omit<Coefficient, 'of'> {
  const [lower, upper] = [pooled.ciLower[at] ?? null, pooled.ciUpper[at] ?? null];
  // Studies on the line exactly give an interval without width, which says nothing of how sure it is.
  const interval = lower === null || upper === null || lower === upper ? null : { lower, upper };
  return { b: pooled.b[at] ?? 0, interval, p: pooled.pval[at] ?? null };
}

/** Whether the effect rises or falls with a moderator, by how much, and how sure that is. */
function relationWords(analysis: Analysis, labels: SentenceLabels, coefficient: Coefficient): string {
  const { of, b, interval } = coefficient;
  const { moderator, against } = of;
  const shown = interval !== null && (interval.lower > 0 || interval.upper < 0);
  const size = sizeOf(analysis, labels, coefficient);
  const name = theEffect(analysis, labels);
  if (!shown) return `${notShown(name, of)}: ${size}. That does not show that there is none`;
  if (against === null) return `${name} ${b > 0 ? 'rises' : 'falls'} with ${moderator}: ${size}`;
  return `${name} is ${b > 0 ? 'higher' : 'lower'} where ${moderator} is ${against.level} than where it is ${against.reference}: ${size}`;
}

function notShown(name: string, { moderator, against }: CoefficientOf): string {
  if (against === null) return `no relation of ${name} with ${moderator} was shown`;
  return `no difference of ${name} was shown where ${moderator} is ${against.level} against where it is ${against.reference}`;
}

/** “ratio of ratios 0.97 per year (95% CI 0.95 to 0.99; P = 0.01)”. */
function sizeOf(
  { request }: Analysis,
  { unit }: SentenceLabels,
  { of, b, interval, p }: Coefficient,
): string {
  const { measure, settings } = request;
  const { scale } = measureInfo(measure);
  const natural = scale === 'log' || scale === 'logit' ? Math.exp : (value: number) => value;
  const decimals = decimalsFor(interval === null ? 0 : natural(interval.upper) - natural(interval.lower));
  const print = (value: number): string => fixed(natural(value), decimals);
  const bounds =
    interval === null
      ? 'no interval can be given'
      : `${percentOf(settings.level)} CI ${print(interval.lower)} to ${print(interval.upper)}`;
  const tested = p === null ? '' : `; ${printedP(p)}`;
  const units = unit !== null && hasUnit(measure) ? ` ${unit}` : '';
  return `${sizeName(measure)} ${print(b)}${units}${perWords(of)} (${bounds}${tested})`;
}

/** What a coefficient is, on the scale where readers know it. */
function sizeName(measure: Analysis['request']['measure']): string {
  const { scale, groups } = measureInfo(measure);
  switch (scale) {
    case 'plain':
      return 'difference';
    case 'log':
      return groups === 2 ? 'ratio of ratios' : 'ratio';
    case 'logit':
      return 'odds ratio';
    default:
      return `coefficient (${scale} scale)`;
  }
}

function perWords({ moderator, against }: CoefficientOf): string {
  if (against !== null) return '';
  return /\byears?\b/iu.test(moderator) ? ' per year' : ` per unit of ${moderator}`;
}
