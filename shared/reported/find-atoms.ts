import type { Atom } from './atoms.ts';
import { isText, phraseAt, skip, tokenAt } from './cursor.ts';
import {
  adjustedPhrases,
  measurePhrases,
  notReachedPhrases,
  notSignificantPhrases,
  setPhrases,
  statPhrases,
  versusPhrases,
} from './lexicon.ts';
import { measuredAt } from './measured.ts';
import { amongAt, countedAt, fractionAt, nAt, perAt, spelledAt } from './read-counts.ts';
import { bareIntervalAt, confidenceAt, percentilesAt, quartilesAt, spanNamedAt } from './read-intervals.ts';
import { severalSpans } from './read-several-spans.ts';
import { noMeanAt } from './read-means.ts';
import { noResultAt, unknownIntervalAt } from './read-others.ts';
import { thresholdAt, variedAt } from './read-bounds.ts';
import { citationAt } from './read-citations.ts';
import { pAt } from './read-probabilities.ts';
import { spreadAt } from './read-spreads.ts';
import { timeAt } from './read-times.ts';
import type { Token } from './tokens.ts';

type Find = (tokens: readonly Token[], at: number, text: string) => Atom | null;

/** "Adjusted R²": the fit of a model, which no analysis is adjusted by. */
function isOfFit(tokens: readonly Token[], at: number): boolean {
  const squared =
    isText(tokens, at, 'r') &&
    (tokenAt(tokens, at + 1).raw === '2' || isText(tokens, at + 1, '^', '²', 'squared'));
  return squared || isText(tokens, at, 'r2', 'r²', 'r-squared', 'r-square', 'coefficient');
}

const phrasesFound: Find = (tokens, at) => {
  const set = phraseAt(tokens, at, setPhrases);
  if (set !== null) return { kind: 'set', set: set.means, from: at, next: set.next };
  const adjusted = phraseAt(tokens, at, adjustedPhrases);
  if (adjusted !== null && isOfFit(tokens, adjusted.next))
    return { kind: 'word', from: at, next: adjusted.next };
  if (adjusted !== null) return { kind: 'adjusted', adjusted: adjusted.means, from: at, next: adjusted.next };
  const measure = phraseAt(tokens, at, measurePhrases);
  if (measure !== null) return { kind: 'measure', word: measure.means, from: at, next: measure.next };
  const stat = phraseAt(tokens, at, statPhrases);
  if (stat !== null) return { kind: 'stat', stat: stat.means, from: at, next: stat.next };
  const ns = phraseAt(tokens, at, notSignificantPhrases);
  return ns === null ? null : { kind: 'ns', from: at, next: ns.next };
};

/** The bare word "or" between "OR" results is no odds ratio: upper case and a number or mark must follow. */
const oddsRatio: Find = (tokens, at) => {
  if (tokenAt(tokens, at).raw !== 'OR') return null;
  const place = skip(tokens, at + 1, 4, [
    '(',
    ')',
    '[',
    ']',
    'or',
    'a',
    '=',
    ':',
    ',',
    'of',
    'was',
    'for',
    '±',
  ]);
  const follows = tokenAt(tokens, place);
  if (follows.kind !== 'number' && place === at + 1 && !isText(tokens, at - 1, '(', '[')) return null;
  return { kind: 'measure', word: { measure: 'OR' }, from: at, next: at + 1 };
};

/** "difference 3% (…)": the word directly before its number. */
const difference: Find = (tokens, at) => {
  if (!isText(tokens, at, 'difference') || tokenAt(tokens, at + 1).kind !== 'number') return null;
  return { kind: 'measure', word: { measure: 'MD', plain: true }, from: at, next: at + 1 };
};

const probability: Find = (tokens, at) => {
  const found = pAt(tokens, at);
  return found === null ? null : { kind: 'p', from: at, ...found };
};

const time: Find = (tokens, at) => {
  const found = timeAt(tokens, at);
  return found === null ? null : { kind: 'time', from: at, ...found };
};

/** "(2.66)": one number alone in brackets. */
const bracketed: Find = (tokens, at) => {
  const token = tokenAt(tokens, at + 1);
  if (!isText(tokens, at, '(', '[') || token.kind !== 'number') return null;
  const closing = isText(tokens, at + 2, '%') ? at + 3 : at + 2;
  if (!isText(tokens, closing, ')', ']') || (closing > at + 2 && !isText(tokens, at, '['))) return null;
  if (closing > at + 2 && !isText(tokens, at - 1, '%')) return null;
  return { kind: 'bracketed', value: token.value, from: at, next: closing + 1 };
};

const value: Find = (tokens, at, text) => {
  const found = measuredAt(tokens, at, text);
  if (found === null) return null;
  const raw = tokenAt(tokens, at).raw;
  // Powers of ten and the like are not understood: their number gives nothing.
  if (isText(tokens, found.next, 'x', '×', '^')) return { kind: 'nothing', from: at, next: found.next + 2 };
  // "HR 0.24–0.64": two ends and no value.
  const end = isText(tokens, found.next, '-') ? measuredAt(tokens, found.next + 1, text) : null;
  if (end !== null && confidenceAt(tokens, found.next + 1, text) === null)
    return { kind: 'nothing', from: at, next: end.next };
  return {
    kind: 'value',
    value: found.value,
    percent: found.percent,
    unit: found.unit,
    whole: !/[.·]/u.test(raw),
    from: at,
    next: found.next,
  };
};

const notReached: Find = (tokens, at, text) =>
  phraseAt(tokens, at, notReachedPhrases) === null ? null : value(tokens, at, text);

const join: Find = (tokens, at) => {
  const versus = phraseAt(tokens, at, versusPhrases);
  if (versus !== null) return { kind: 'join', how: 'versus', from: at, next: versus.next };
  if (isText(tokens, at, 'and', '&', 'or')) return { kind: 'join', how: 'and', from: at, next: at + 1 };
  if (isText(tokens, at, 'to')) return { kind: 'join', how: 'to', from: at, next: at + 1 };
  return isText(tokens, at, ',') ? { kind: 'join', how: 'comma', from: at, next: at + 1 } : null;
};

const FINDERS: readonly Find[] = [
  citationAt,
  noResultAt,
  thresholdAt,
  variedAt,
  percentilesAt,
  quartilesAt,
  probability,
  oddsRatio,
  severalSpans(confidenceAt),
  severalSpans(spanNamedAt),
  unknownIntervalAt,
  spreadAt,
  notReached,
  noMeanAt,
  phrasesFound,
  difference,
  nAt,
  time,
  fractionAt,
  amongAt,
  perAt,
  bareIntervalAt,
  bracketed,
  countedAt,
  spelledAt,
  value,
  join,
];

function atomAt(tokens: readonly Token[], at: number, text: string): Atom {
  for (const find of FINDERS) {
    const atom = find(tokens, at, text);
    if (atom !== null) return atom;
  }
  const token = tokenAt(tokens, at);
  if (token.kind === 'mark') return { kind: 'mark', text: token.text, from: at, next: at + 1 };
  return { kind: 'word', from: at, next: at + 1 };
}

/** All atoms of a text in order; each token belongs to one. */
export function atomsOf(tokens: readonly Token[], text: string): Atom[] {
  const atoms: Atom[] = [];
  let at = 0;
  while (at < tokens.length) {
    const atom = atomAt(tokens, at, text);
    atoms.push(atom);
    at = Math.max(atom.next, at + 1);
  }
  return atoms;
}
