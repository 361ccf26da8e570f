import type { POperator } from '#shared/domain/reported-result.ts';
import { isText, phraseAt, skip, tokenAt } from './cursor.ts';
import { notSignificantPhrases } from './lexicon.ts';
import type { Token } from './tokens.ts';

export type PFound = { readonly p: number | null; readonly operator: POperator; readonly next: number };

const NAMES = new Set(['p', 'p-value', 'p-values', 'pvalue', 'p-trend', 'ptrend', 'p-interaction']);
const FILLER = [
  'value',
  'values',
  'for',
  'trend',
  'interaction',
  'heterogeneity',
  '-',
  '?',
  ':',
  'of',
  'was',
  'were',
  ',',
  '</sub>',
];

function operatorAt(tokens: readonly Token[], at: number): { operator: POperator | null; next: number } {
  if (isText(tokens, at, 'less') && isText(tokens, at + 1, 'than')) return { operator: '<', next: at + 2 };
  if (isText(tokens, at, 'greater') && isText(tokens, at + 1, 'than')) return { operator: '>', next: at + 2 };
  if (!isText(tokens, at, '=', '<', '>')) return { operator: null, next: at };
  const rest = skip(tokens, at, 4, ['=', '?', ':']);
  const text = tokenAt(tokens, rest).text;
  if (text === '<' || text === '>') return { operator: text, next: skip(tokens, rest + 1, 3, ['=', '?']) };
  return { operator: '=', next: rest };
}

/** "P<.001", "p = 0·03", "P value was 0.2", "p for trend=0.005", "P less than 0.01", "p = NS". */
export function pAt(tokens: readonly Token[], at: number): PFound | null {
  if (!NAMES.has(tokenAt(tokens, at).text)) return null;
  const filled = skip(tokens, at + 1, 5, FILLER);
  const { operator, next } = operatorAt(tokens, filled);
  const ns = phraseAt(tokens, next, notSignificantPhrases);
  if (ns !== null && next > at + 1) return { p: null, operator: 'ns', next: ns.next };
  const token = tokenAt(tokens, next);
  const named =
    operator !== null || (filled > at + 1 && isText(tokens, filled - 1, 'of', 'was', 'value', ':'));
  if (token.kind !== 'number' || !named || token.value < 0 || token.value > 1) return null;
  return { p: token.value, operator: operator ?? '=', next: next + 1 };
}
