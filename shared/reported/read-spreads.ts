import { isText, phraseAt, skip, tokenAt } from './cursor.ts';
import type { Atom } from './atoms.ts';
import { statPhrases } from './lexicon.ts';
import { percentAt, unitAt } from './measured.ts';
import type { Token } from './tokens.ts';

const FILLER = ['=', ':', '±', ',', 'of', 'was', 'were', 'is', 'are'];
const VERBS = ['was', 'were', 'is', 'are'];
const PLURAL = ['sds', 'ses', 'sems', 'deviations', 'errors'];

function named(tokens: readonly Token[], at: number): { stat: 'sd' | 'se'; next: number } | null {
  const found = phraseAt(tokens, at, statPhrases);
  return found !== null && (found.means === 'sd' || found.means === 'se')
    ? { stat: found.means, next: found.next }
    : null;
}

/** Behind "standard deviation": its abbreviation in brackets, then marks; a bracket that closes the name ends it. */
function afterName(tokens: readonly Token[], at: number): number {
  const again = isText(tokens, at, '(', '[') ? named(tokens, at + 1) : null;
  const next = again !== null && isText(tokens, again.next, ')', ']') ? again.next + 1 : at;
  return skip(tokens, next, 3, FILLER);
}

/** "47.0 and 51.2, respectively", "3.2 and 7.7 min": several spreads up to the end of their brackets or words. */
function listAt(
  tokens: readonly Token[],
  at: number,
  text: string,
): { readonly value: number; readonly listed: readonly number[]; readonly next: number } | null {
  const behind = (place: number): number => unitAt(tokens, percentAt(tokens, place + 1), text).next;
  const listed = [tokenAt(tokens, at).value];
  let next = behind(at);
  for (let part = 0; part < 6; part += 1) {
    const place = skip(tokens, next, 2, [',', 'and', 'vs', 'versus', '/']);
    if (place === next || tokenAt(tokens, place).kind !== 'number') break;
    listed.push(tokenAt(tokens, place).value);
    next = behind(place);
  }
  const end = skip(tokens, next, 2, [',', 'respectively']);
  const ends = isText(tokens, end - 1, 'respectively') || isText(tokens, end, ')', ']');
  // "The SDs were", "SD was 3.2 vs 7.7": what follows the verb are all spreads.
  const said = isText(tokens, at - 1, ...VERBS) || tokens.slice(Math.max(0, at - 3), at).some(isPlural);
  return listed.length > 1 && (ends || said)
    ? { value: listed[0] ?? 0, listed, next: ends ? end : next }
    : null;
}

const isPlural = ({ text }: Token): boolean => PLURAL.includes(text);

/** "SD 2.5", "(SE = 0.8%)", "standard error [SE], 2.1". */
function spreadByName(tokens: readonly Token[], at: number, text: string): Atom | null {
  const name = named(tokens, at);
  if (name === null) return null;
  const place = afterName(tokens, name.next);
  const token = tokenAt(tokens, place);
  // "mean ± SD 12.3 ± 4.5": a heading.
  const heading = isText(tokens, place + 1, '±') || (isText(tokens, at - 1, '±') && place === name.next);
  if (token.kind !== 'number' || heading) return null;
  const behind = percentAt(tokens, place + 1);
  const list = listAt(tokens, place, text);
  if (list !== null)
    return { kind: 'spread', stat: name.stat, unit: null, percent: false, from: at, ...list };
  const { unit, next } = unitAt(tokens, behind, text);
  return {
    kind: 'spread',
    stat: name.stat,
    value: token.value,
    unit,
    percent: behind > place + 1,
    from: at,
    next,
  };
}

/** The name and the unit that may stand behind "± 8.0": "[SD]", "3 SE", "9.06 years (SD)". */
function behindSpread(tokens: readonly Token[], at: number, text: string) {
  const first = unitAt(tokens, at, text);
  const opened = isText(tokens, first.next, '(', '[') ? first.next + 1 : first.next;
  const name = named(tokens, opened);
  const closed =
    name === null ? first.next : skip(tokens, name.next, opened > first.next ? 1 : 0, [')', ']']);
  const late = first.unit === null ? unitAt(tokens, closed, text) : { unit: first.unit, next: closed };
  return { stat: name?.stat ?? null, ...late };
}

/** "± 2.5", "(± 0.9%)", "±8.0 [SD]"; the name may stand behind it. */
function spreadByMark(tokens: readonly Token[], at: number, text: string): Atom | null {
  const sign = isText(tokens, at, '(') ? at + 1 : at;
  const token = tokenAt(tokens, sign + 1);
  if (!isText(tokens, sign, '±') || token.kind !== 'number') return null;
  const behind = percentAt(tokens, sign + 2);
  const percent = behind > sign + 2;
  if (percent && isText(tokens, behind, 'confidence', 'ci')) return null;
  return { kind: 'spread', value: token.value, percent, from: at, ...behindSpread(tokens, behind, text) };
}

/** A standard deviation or standard error behind its mean or percentage. */
export function spreadAt(tokens: readonly Token[], at: number, text: string): Atom | null {
  return spreadByMark(tokens, at, text) ?? spreadByName(tokens, at, text);
}
