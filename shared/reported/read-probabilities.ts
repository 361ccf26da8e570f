import type { POperator } from '#shared/domain/reported-result.ts';
import { isText, phraseAt, skip, tokenAt } from './cursor.ts';
import { notSignificantPhrases } from './lexicon.ts';
import { poweredAt } from './read-powers.ts';
import type { Token } from './tokens.ts';

export type PFound = {
  readonly p: number | null;
  readonly operator: POperator;
  /** Of a trend, an interaction or heterogeneity, and not of the result beside it. */
  readonly ofOther: boolean;
  readonly next: number;
};

const NAMES = new Set(['p', 'p-value', 'p-values', 'pvalue']);
const OTHER_NAMES = new Set(
  'p-trend ptrend p_trend p-interaction pinteraction p_interaction pint p-int p-heterogeneity pheterogeneity p_heterogeneity phet p-het p_het'.split(
    ' ',
  ),
);
/** What a p is of, where it is not of the result: "p for trend", "P = 0.12 for heterogeneity". */
const OTHERS = ['trend', 'interaction', 'heterogeneity', 'het', 'linearity', 'nonlinearity', 'non-linearity'];
const FILLER = ['value', 'values', 'for', ...OTHERS, '-', '?', ':', 'of', 'was', 'were', ',', '</sub>'];

function operatorAt(tokens: readonly Token[], at: number): { operator: POperator | null; next: number } {
  if (isText(tokens, at, 'less') && isText(tokens, at + 1, 'than')) return { operator: '<', next: at + 2 };
  if (isText(tokens, at, 'greater') && isText(tokens, at + 1, 'than')) return { operator: '>', next: at + 2 };
  if (!isText(tokens, at, '=', '<', '>')) return { operator: null, next: at };
  const rest = skip(tokens, at, 4, ['=', '?', ':']);
  const text = tokenAt(tokens, rest).text;
  if (text === '<' || text === '>') return { operator: text, next: skip(tokens, rest + 1, 3, ['=', '?']) };
  return { operator: '=', next: rest };
}

/** The end of "for heterogeneity" behind a p; the same place when it is not said. */
function otherBehind(tokens: readonly Token[], at: number): number {
  const place = skip(tokens, at, 3, ['(', 'for', 'of', 'test', 'the']);
  return place > at && isText(tokens, place, ...OTHERS) ? place + 1 : at;
}

/** Statistics of heterogeneity; the p behind one is of it ("I2 = 34%, p = 0.12"). */
const OF_HETEROGENEITY = ['i2', 'i²', 'tau2', 'tau²', 'τ2', 'τ²', 'h2'];

function followsHeterogeneity(tokens: readonly Token[], at: number): boolean {
  for (let place = at - 1; place >= Math.max(0, at - 6); place -= 1) {
    if (isText(tokens, place, ...OF_HETEROGENEITY)) return true;
    if (isText(tokens, place, ')', ']', '(', '[')) return false;
  }
  return false;
}

/** Whether a p is of something else than the result beside it, by its name or the words before its number. */
function isOfOther(tokens: readonly Token[], at: number, filled: number): boolean {
  if (OTHER_NAMES.has(tokenAt(tokens, at).text) || followsHeterogeneity(tokens, at)) return true;
  return tokens.slice(at, filled).some((_, step) => isText(tokens, at + step, ...OTHERS));
}

function isProbability(value: number): boolean {
  return value >= 0 && value <= 1;
}

/** "P<.001", "p = 0·03", "P value was 0.2", "p for trend=0.005", "P less than 0.01", "p = NS", "p = 1.2 × 10−5". */
export function pAt(tokens: readonly Token[], at: number): PFound | null {
  const name = tokenAt(tokens, at).text;
  if (!NAMES.has(name) && !OTHER_NAMES.has(name)) return null;
  const filled = skip(tokens, at + 1, 5, FILLER);
  const { operator, next } = operatorAt(tokens, filled);
  const ofOther = isOfOther(tokens, at, filled);
  const ns = phraseAt(tokens, next, notSignificantPhrases);
  if (ns !== null && next > at + 1) return { p: null, operator: 'ns', ofOther, next: ns.next };
  const named =
    operator !== null || (filled > at + 1 && isText(tokens, filled - 1, 'of', 'was', 'value', ':'));
  const found = named ? poweredAt(tokens, next) : null;
  if (found === null || !isProbability(found.value)) return null;
  const end = otherBehind(tokens, found.next);
  return { p: found.value, operator: operator ?? '=', ofOther: ofOther || end > found.next, next: end };
}
