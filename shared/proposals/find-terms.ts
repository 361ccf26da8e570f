import type { Abbreviation } from './abbreviations.ts';
import { type Dictionary, type DictionaryConcept, HEAD, headOf, type Term } from './dictionary.ts';
import { isAcronym, type Token, tokensOf } from './tokens.ts';

/** Words of a text that lead to a concept. */
export type TermMatch = {
  readonly start: number;
  readonly end: number;
  readonly concept: DictionaryConcept;
  readonly kind: Term['kind'] | 'abbreviation';
};

const bareOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
const dashes = (text: string): string => text.replace(/[\u2010-\u2015\u2212]/gu, '-').replace(/\s+/gu, ' ');

/** What may stand between two words of one term: white space, a dash, a stroke; no comma, no end of a sentence. */
function parts(separator: string): boolean {
  if (separator === ' ' || separator === '-') return true;
  return separator.length <= 3 && !/[.:;,(]\s|\s\(|[,;)]|\n\n/u.test(separator);
}

/** "Beta-blocking agents" are beta-blockers. */
const AGENTS = /blocking(?:agent|drug|medication)$/u;
/** How long a key may get before its first letters are known. */
const LONGEST = 60;
/** How much longer the key is with them. */
const SLACK = 10;

/** A bracket within a term: "angiotensin-converting enzyme (ACE) inhibitors", "diastolic (P = .01) pressure". */
const ASIDE = /^ ?\([^()]{1,40}\)(?= \p{L})/u;

/** Abbreviations must be written as such: the same capitals, or from four letters on some capitals. */
function isWrittenAs(term: Term, slice: string): boolean {
  if (!term.acronym) return true;
  if (term.kind === 'code') return slice === term.text;
  const wanted = bareOf(term.text);
  const written = bareOf(slice);
  const one = written.endsWith('s') && !wanted.endsWith('s') ? written.slice(0, -1) : written;
  if (/[^\p{L}\p{N}\s-]/u.test(term.text) && dashes(slice) !== dashes(term.text)) return false;
  if (one === wanted) return true;
  return wanted.length >= 4 && one.toLowerCase() === wanted.toLowerCase() && isAcronym(one);
}

/** Letters of statistics ("HR 0.39", "OR=2") that are an abbreviation of the taxonomy elsewhere. */
function isStatistic(text: string, slice: string, end: number): boolean {
  return (
    /^(?:HR|OR|RR|IR|MD|SD|SE|CI|IQR)$/u.test(slice) && /^[\s,:=]{0,3}(?:of )?[\d<>]/u.test(text.slice(end))
  );
}

/** Lines in capitals cannot tell "ALL" from "all". */
function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters > 20 && (text.match(/\p{Lu}/gu)?.length ?? 0) > letters * 0.7;
}

function termsOf(key: string, dictionary: Dictionary): readonly Term[] {
  const terms = dictionary.terms.get(key);
  if (terms !== undefined) return terms;
  return key.includes('blocking') ? (dictionary.terms.get(key.replace(AGENTS, 'blocker')) ?? []) : [];
}

/** All terms of the dictionary in a text, the shorter ones within longer ones too. */
function allTerms(text: string, dictionary: Dictionary): TermMatch[] {
  const tokens = tokensOf(text);
  const shouted = isShouted(text);
  const found: TermMatch[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    for (const { key, start, end } of phrasesFrom(text, tokens, from, dictionary)) {
      for (const term of termsOf(key, dictionary)) {
        const slice = text.slice(start, end);
        const unsafe = term.acronym && (shouted || isStatistic(text, slice, end));
        if (unsafe || !isWrittenAs(term, slice)) continue;
        found.push({ start, end, concept: term.concept, kind: term.kind });
      }
    }
  }
  return found;
}

/** The words that follow a place of a text, over a bracket if there is one; undefined where a term ends. */
function following(text: string, tokens: readonly Token[], end: number, at: number): number | undefined {
  const opens = text[end] === '(' || text[end + 1] === '(';
  const from = end + (opens ? (ASIDE.exec(text.slice(end, end + 60))?.[0].length ?? 0) : 0);
  let next = at;
  while ((tokens[next]?.start ?? from) < from) next += 1;
  const token = tokens[next];
  return token !== undefined && parts(text.slice(from, token.start)) ? next : undefined;
}

/** The growing runs of words from one word on that may still be a term, with their letters put together. */
function phrasesFrom(text: string, tokens: readonly Token[], from: number, dictionary: Dictionary) {
  const phrases: { key: string; start: number; end: number }[] = [];
  let key = '';
  let next: number | undefined = from;
  for (let token = tokens[next]; token !== undefined && next !== undefined; token = tokens[next ?? -1]) {
    key += token.key;
    const limit = dictionary.longest.get(headOf(key)) ?? (key.length < HEAD ? LONGEST : 0);
    if (key.length > limit + SLACK) return phrases;
    phrases.push({ key, start: tokens[from]?.start ?? token.start, end: token.end });
    next = following(text, tokens, token.end, next + 1);
  }
  return phrases;
}

/** The concepts that the words of a long form end with: "trough systolic blood pressure" is about blood pressure. */
function conceptsOfLongForm(long: string, dictionary: Dictionary): readonly DictionaryConcept[] {
  const matches = longestOnly(allTerms(long, dictionary));
  return matches.filter((match) => match.end >= long.length - 1).map((match) => match.concept);
}

/** Matches of the abbreviations that a paper defines, and the places where they mean something else than a term. */
function byAbbreviation(text: string, abbreviations: readonly Abbreviation[], dictionary: Dictionary) {
  const matches: TermMatch[] = [];
  const meaning = new Map<string, readonly DictionaryConcept[]>();
  const wanted = new Map(abbreviations.map(({ short, long }) => [short, long]));
  for (const token of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\-/+&.]*[\p{L}\p{N}+]/gu)) {
    const [whole] = token;
    const short = wanted.has(whole) ? whole : whole.replace(/s$/u, '');
    const long = wanted.get(short);
    if (long === undefined) continue;
    const concepts = meaning.get(short) ?? conceptsOfLongForm(long, dictionary);
    meaning.set(short, concepts);
    const start = token.index;
    for (const concept of concepts) {
      matches.push({ start, end: start + whole.length, concept, kind: 'abbreviation' });
    }
  }
  return { matches, meaning };
}

const covers = (outer: TermMatch, inner: TermMatch): boolean =>
  outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start;

/** Without matches that lie within a longer one, or that run into one which began before. */
function longestOnly(matches: readonly TermMatch[]): TermMatch[] {
  const sorted = matches.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: TermMatch[] = [];
  for (const match of sorted) {
    const near = kept.slice(-8);
    if (near.some((other) => covers(other, match))) continue;
    const crossing = near.find((other) => other.end > match.start && other.end < match.end);
    if (crossing === undefined) kept.push(match);
    else if (crossing.end - crossing.start < match.end - match.start) {
      kept.splice(kept.indexOf(crossing), 1, match);
    }
  }
  return kept;
}

/**
 * The longest terms in a text, in its order; one place may lead to concepts of several facets. Abbreviations that the
 * paper defines are found too, and an abbreviation of the taxonomy is passed over where the paper uses the same
 * letters for something else.
 */
export function findTerms(
  text: string,
  abbreviations: readonly Abbreviation[],
  dictionary: Dictionary,
): TermMatch[] {
  const own = byAbbreviation(text, abbreviations, dictionary);
  const terms = allTerms(text, dictionary).filter((match) => {
    const meant = own.meaning.get(text.slice(match.start, match.end).replace(/(?<=\p{Lu})s$/u, ''));
    return meant === undefined || meant.length === 0 ? meant === undefined : meant.includes(match.concept);
  });
  const same = (a: TermMatch, b: TermMatch): boolean => a.start === b.start && a.concept.id === b.concept.id;
  const defined = own.matches.filter((match) => !terms.some((term) => same(term, match)));
  return longestOnly([...terms, ...defined]);
}
