import type { Better } from '#shared/domain/values.ts';

/** A ratio of a sentence, as far as it tells a direction. */
export type ReportedRatio = {
  readonly start: number;
  readonly end: number;
  /** 1: the numbers speak for the first side; -1 for the other; 0 for neither. */
  readonly sign: 1 | -1 | 0;
  /** Whether the interval leaves 1 out; null where none is printed. */
  readonly significant: boolean | null;
};

const NUMBER = String.raw`\d*[.\u00b7]\d+|\d+`;
const RATIO = new RegExp(
  String.raw`\b(?:(?:(?:hazards?|odds|risk|rate) ratios?|relative risks?)\b[^\d;]{0,90}?|(?:HR|OR|RR)\b\)?[^\d;]{0,25}?)(?<![\d.])(${NUMBER})(?!\s?%|\s?(?:and )?\d?\s?(?:percent|per cent))`,
  'u',
);
const INTERVAL = new RegExp(
  String.raw`(?:\bCIs?\b|[Cc]onfidence [Ii]ntervals?)[^\d;]{0,20}(${NUMBER})\s?(?:-|\u2013|\u2212|to|,|and)\s?(${NUMBER})`,
  'u',
);

const valueOf = (text: string | undefined): number => Number((text ?? '').replace('\u00b7', '.'));

/** Whether the interval printed after a ratio leaves 1 out; null where there is none. */
function leavesOneOut(after: string): boolean | null {
  const interval = INTERVAL.exec(after);
  if (interval === null) return null;
  return valueOf(interval[1]) > 1 || valueOf(interval[2]) < 1;
}

const HARM =
  /\b(?:deaths?|dying|mortality|relapses?|recurrence|progression|failure|toxicity|infections?)\b/iu;
const GAIN = /\b(?:remissions?|response|recovery|engraftment|negativity|cure|discharge)\b/iu;

/** Whether what a ratio counts beside a good outcome can be told: a hazard ratio its failures, an odds ratio itself. */
function isCounted(words: string, hazard: boolean): boolean {
  return hazard ? !GAIN.test(words) : /^(?:odds|OR)/iu.test(words) && !HARM.test(words);
}

/** Which side a ratio speaks for. */
function signOf(value: number, belowIsGood: boolean): ReportedRatio['sign'] {
  if (value === 1) return 0;
  return value < 1 === belowIsGood ? 1 : -1;
}

/**
 * The first hazard, odds or risk ratio of a sentence and what it says. Below 1 speaks for the first side when deaths or
 * other harm are counted, as a hazard ratio of survival does; an odds ratio of a good outcome above 1. What a relative risk
 * counts beside a good outcome ("survival") cannot be told.
 * @returns null when there is none, or the outcome is neither good nor bad
 */
export function reportedRatio(sentence: string, better: Better | null): ReportedRatio | null {
  const match = RATIO.exec(sentence);
  if (match === null || better === null || better === 'neutral') return null;
  const value = valueOf(match[1]);
  if (!(value > 0 && value <= 100)) return null;
  const start = match.index;
  const end = start + match[0].length;
  const hazard = /^h/iu.test(match[0]);
  if (better === 'higher' && !isCounted(match[0], hazard)) return null;
  const sign = signOf(value, better === 'lower' || hazard);
  return { start, end, sign, significant: leavesOneOut(sentence.slice(end, end + 80)) };
}
