import type { ClaimView } from '#shared/contract/claims.ts';
import type { AnnotationId } from '#shared/contract/ids.ts';
import type { ResultEdit, ResultView } from '#shared/contract/results.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { mirrorNumbers } from '#shared/domain/mirror.ts';
import { nameKey } from '#shared/domain/concept.ts';
import type { ArmSide, ReportedArm, ReportedResult } from '#shared/domain/reported-result.ts';
import { readResults } from '#shared/reported/read-results.ts';

type Named = Pick<ConceptView, 'name' | 'synonyms'>;
type Sided = Pick<ClaimView, 'tested' | 'control' | 'comparator'>;
type Known = ResultEdit & Pick<ResultView, 'annotationId' | 'asReported'>;

/**
 * The results that printed words hold, ready to be kept with a claim: one each; words without numbers give one empty
 * result that keeps them. Arms that bear the name of what only one side received are that side; of two arms the other
 * is then the other side. Two arms without names take the sides in the order in which the words name these before.
 */
export function readings(words: string, claim: Sided, concepts: ReadonlyMap<string, Named>): ResultEdit[] {
  const found = readResults(words);
  if (found.length === 0) return [{ asReported: words }];
  return found.map(({ timePoint: _time, arms, ...result }) => ({
    ...result,
    asReported: words,
    arms: withSides(words, arms, claim, concepts).map((arm) => ({ ...arm })),
  }));
}

/**
 * Those of the readings of some words that a claim does not have yet. Words that were read before are not read again,
 * as their numbers may have been corrected since; of words that hold or lie in such words, only other numbers are new.
 * @param words the annotation and text that the readings come from
 */
export function newReadings(
  found: readonly ResultEdit[],
  words: { readonly annotationId: AnnotationId; readonly text: string },
  known: readonly Known[],
): ResultEdit[] {
  const text = folded(words.text);
  const same = known.some(
    (one) => one.annotationId === words.annotationId && folded(one.asReported) === text,
  );
  if (same) return [];
  const near = known.filter(({ asReported }) => {
    const other = folded(asReported);
    return other !== '' && (other.includes(text) || text.includes(other));
  });
  const numbers = new Set(near.map(numbersOf));
  return found.filter((one) => !numbers.has(numbersOf(one)));
}

const folded = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** The numbers of a result as one text: without names of arms and the words around. */
function numbersOf({ measure, value, interval, level, p, pOperator, unit, arms }: ResultEdit): string {
  const bare = arms?.map(({ label: _label, side: _side, ...numbers }) => numbers) ?? [];
  const fields = [measure, value, interval?.lower, interval?.upper, level, p, pOperator, unit];
  return JSON.stringify([...fields.map((one) => one ?? null), ...bare.map(valuesOf)]);
}

function valuesOf(numbers: object): string[] {
  return Object.entries(numbers)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .toSorted();
}

function withSides(
  words: string,
  arms: readonly ReportedArm[],
  claim: Sided,
  concepts: ReadonlyMap<string, Named>,
): readonly ReportedArm[] {
  const therapy = namesOf(claim.tested, concepts);
  const comparator = namesOf(claim.control.length > 0 ? claim.control : claim.comparator, concepts);
  if (arms.length === 2 && arms.every(({ label, side }) => label === '' && side === null)) {
    // What both sides received is no name of one of them.
    const sides = claim.control.length > 0 ? orderOfSides(words, therapy, comparator) : [];
    return arms.map((arm, place) => ({ ...arm, side: sides[place] ?? null }));
  }
  const sides = arms.map((arm): ArmSide | null => {
    if (arm.side !== null) return arm.side;
    const label = nameKey(arm.label);
    if (label === '') return null;
    const names = (all: readonly string[]): boolean => all.some((name) => label.includes(name));
    if (names(therapy)) return 'therapy';
    return names(comparator) ? 'comparator' : null;
  });
  return arms.map((arm, place) => ({ ...arm, side: sides[place] ?? restOf(sides) }));
}

/** Words before a name that put it second, though it is named first. */
const AGAINST = /\b(?:compared|relative|versus|vs|over|than|against|instead|unlike)\b/u;
const FIRST_RESULT = /\d+(?:[.·,]\d+)?\s*(?:%|vs|versus|and|±|\()/u;

/**
 * The sides in the order in which the words name them before the first result; empty where that is not clear: one is
 * not named there, both by the same words, or the first is what the other is held against.
 */
function orderOfSides(
  words: string,
  therapy: readonly string[],
  comparator: readonly string[],
): readonly ArmSide[] {
  const before = nameKey(words.slice(0, Math.max(0, words.search(FIRST_RESULT))));
  const first = placeOf(before, therapy);
  const second = placeOf(before, comparator);
  if (first === null || second === null || first === second) return [];
  if (AGAINST.test(before.slice(0, Math.min(first, second)))) return [];
  return first < second ? ['therapy', 'comparator'] : ['comparator', 'therapy'];
}

/** Where the first of some names stands as words of their own; null where none does. */
function placeOf(text: string, names: readonly string[]): number | null {
  const isLetter = (place: number): boolean => /[\p{L}\p{N}]/u.test(text[place] ?? ' ');
  const places = names
    .map((name) => ({ place: text.indexOf(name), end: text.indexOf(name) + name.length }))
    .filter(({ place, end }) => place >= 0 && !isLetter(place - 1) && !isLetter(end))
    .map(({ place }) => place);
  return places.length === 0 ? null : Math.min(...places);
}

/** The side that is left for the other of two arms; null when that does not follow. */
function restOf(sides: readonly (ArmSide | null)[]): ArmSide | null {
  if (sides.length !== 2) return null;
  const known = sides.find((side) => side !== null);
  if (known === undefined) return null;
  return known === 'therapy' ? 'comparator' : 'therapy';
}

function namesOf(ids: readonly string[], concepts: ReadonlyMap<string, Named>): string[] {
  return ids.flatMap((id) => {
    const concept = concepts.get(id);
    return concept ? [concept.name, ...concept.synonyms].map(nameKey).filter((name) => name.length > 1) : [];
  });
}

/** The time point that the words of a result give to just these numbers, turned or not; null when they give none. */
export function timePointOf(result: ResultEdit & Pick<ResultView, 'asReported'>): string | null {
  const numbers = numbersOf(result);
  const all = readResults(result.asReported);
  const holds = ({ arms, ...fields }: ReportedResult): boolean =>
    numbersOf({ ...fields, arms: arms.map((arm) => ({ ...arm })) }) === numbers;
  const found = all.find(holds) ?? all.find((one) => holds({ ...one, ...mirrorNumbers(one) }));
  return found?.timePoint ?? null;
}

/** The time points that the words of results name, once each. */
export function timePointsIn(words: readonly string[]): string[] {
  const found = words.flatMap((text) => readResults(text).flatMap(({ timePoint }) => timePoint ?? []));
  return [...new Set(found)];
}
