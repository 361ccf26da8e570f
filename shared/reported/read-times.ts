import { isText, tokenAt, touches } from './cursor.ts';
import { numberWords, timeUnits } from './lexicon.ts';
import type { Token } from './tokens.ts';

export type TimeFound = { readonly time: string; readonly next: number };

const BEFORE = [
  'at',
  'after',
  'by',
  'within',
  'during',
  'over',
  'for',
  'through',
  'until',
  'to',
  'of',
  'follow-up',
];
const BETWEEN = [
  'the',
  'first',
  'a',
  'an',
  'next',
  'total',
  'of',
  'approximately',
  'about',
  'follow-up',
  'period',
  'month',
  'end',
];
const LONG = new Set(['year', 'month', 'week', 'day']);

function spoken(count: number | string, unit: string): string {
  return `${count} ${unit}${String(count) === '1' ? '' : 's'}`;
}

/** "3-year", "24-month", "ten-year", "6y-pEFS"; not an age ("12-year-old"). */
function hyphenated(tokens: readonly Token[], at: number): TimeFound | null {
  const token = tokenAt(tokens, at);
  if (token.kind === 'word') {
    const [count = '', unit = '', more] = token.text.split('-');
    const number = numberWords.get(count);
    const known = timeUnits.get(unit);
    if (number === undefined || known === undefined || more === 'old') return null;
    return { time: spoken(number, known), next: at + 1 };
  }
  if (token.kind !== 'number' || token.value <= 0) return null;
  const dash = isText(tokens, at + 1, '-') && touches(tokens, at) && touches(tokens, at + 1);
  const place = dash ? at + 2 : at + 1;
  const word = tokenAt(tokens, place).text;
  const [unit = '', more] = word.split('-');
  const known = timeUnits.get(unit);
  if (known === undefined || !LONG.has(known) || more?.startsWith('old') === true) return null;
  if (!dash && (more === undefined || !touches(tokens, at) || word.includes('-1'))) return null;
  return { time: spoken(token.value, known), next: place + 1 };
}

/** "at 3 years", "after the first 4 weeks", "by the 3-month time point", "follow-up of 2.5 years". */
function withPreposition(tokens: readonly Token[], at: number): TimeFound | null {
  const before = tokenAt(tokens, at).text;
  if (!isText(tokens, at, ...BEFORE)) return null;
  if (before === 'to' && !isText(tokens, at - 2, 'from')) return null;
  let place = at + 1;
  while (place < at + 4 && isText(tokens, place, ...BETWEEN)) place += 1;
  const followUp = isText(tokens, at - 1, 'follow-up') || isText(tokens, place - 1, 'follow-up');
  if (before === 'of' && !followUp) return null;
  const token = tokenAt(tokens, place);
  const count = token.kind === 'number' ? token.value : numberWords.get(token.text);
  const unit = timeUnits.get(tokenAt(tokens, place + 1).text);
  if (count === undefined || unit === undefined || count < 0) return null;
  if (before === 'for' && !LONG.has(unit)) return null;
  if (before === 'by' && !Number.isInteger(count)) return null;
  return { time: spoken(count, unit), next: place + 2 };
}

/** "week 12", "day 28". */
function numbered(tokens: readonly Token[], at: number): TimeFound | null {
  const unit = tokenAt(tokens, at).text;
  const token = tokenAt(tokens, at + 1);
  if (!['week', 'month', 'day', 'year'].includes(unit) || token.kind !== 'number') return null;
  if (!Number.isInteger(token.value) || token.value < 0 || token.value > 1000) return null;
  return { time: `${unit} ${token.value}`, next: at + 2 };
}

/** "168 h post-dose". */
function postDose(tokens: readonly Token[], at: number): TimeFound | null {
  const token = tokenAt(tokens, at);
  const unit = timeUnits.get(tokenAt(tokens, at + 1).text);
  if (token.kind !== 'number' || unit === undefined || !tokenAt(tokens, at + 2).text.startsWith('post'))
    return null;
  return { time: spoken(token.value, unit), next: at + 3 };
}

/** A time point that starts here, in words like "3 years"; null when none does. */
export function timeAt(tokens: readonly Token[], at: number): TimeFound | null {
  return (
    hyphenated(tokens, at) ?? withPreposition(tokens, at) ?? numbered(tokens, at) ?? postDose(tokens, at)
  );
}
