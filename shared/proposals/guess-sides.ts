import type { ConceptRole } from '#shared/domain/values.ts';
import { clausesOf } from './clauses.ts';
import { CONTROL } from './controls.ts';

/** On which side of a comparison a treatment stands; null where nothing tells. */
export type Side = Exclude<ConceptRole, 'population'> | null;

/** The other side; a treatment that stands on none stays there. */
export function otherSide(side: Side): Side {
  if (side === null) return null;
  return side === 'therapy' ? 'comparator' : 'therapy';
}

type Place = { readonly start: number; readonly end: number };
/** A treatment named in a sentence. */
type Named = Place & { readonly conceptId: string };

/** What follows is what something else is compared with. */
const COMPARED_WITH =
  /\b(?:(?<!\bwith )(?:than|versus|vs\.?)(?= without\b)|(?:rather |other )?than(?! without\b)|(?:versus|vs\b\.?)(?! without\b)|(?:as )?compared (?:with|to|against)|in comparison (?:with|to)|relative to|(?:instead|in place|in lieu) of|as opposed to|superior(?:ity)? (?:to|over)|inferior(?:ity)? to|(?:similar|equal|identical|comparable|equivalent) (?:(?!and\b|or\b)[\p{L}-]+ ){0,4}?(?:to|with(?! (?:and|or) without))|differ(?:ed|s|ent)?(?: significantly)? from|unlike|in contrast (?:to|with)|as (?:effective|safe|good|efficacious|potent) as|(?:set|placed|preferred) over|over (?=placebo)|(?:advantages?|benefits?|gains?|improve(?:d|s|ments?)?|superiority|preferable|prolonged)(?: [\p{L}-]+){0,4} over(?! (?:(?:[\p{L}-]+ )?monotherap|time|the (?:course|years|next|past|last|study|entire|whole|first)|an?\b|\d|several|many|months|years|this|that|these|those|long)))\b/giu;

/** Where what is compared with ends. */
const CLAUSE_END =
  /[;]|\.\s(?=\p{Lu})|,\s(?:but|whereas|while|although|with|and (?:was|were|had|did|this|these))\b/u;
const FIRST_COMMA = /[,;]/u;
/** Compared with the same patients before treatment. */
const THE_START = /^ (?:the |their )?(?:baseline|pre-?treatment|before\b|initial|previous|run-in)/iu;
const BRACKET_END = /\)/u;
/** "Compared with A, B …" and "when compared with A, B …" */
const OPENING = /(?:^|[;.(])\s*(?:when |as )?$/iu;
const BRACKET_LENGTH = 200;
const ALTERNATIVE = /\bor\b/iu;
const NEW_SENTENCE = /;|\.\s+(?=\p{Lu})/u;
/** Two or more treatments of one list are set against each other. */
const SET_APART =
  /\b(?:compar(?:e|ed|es|ing|ison)|differ(?:ed|s|ence|ences|ent|ently)?|similar(?:ly)?|equal(?:ly)?|equi\p{L}+|identical|both groups|randomi[sz]ed|randomly|allocated|assigned|received|either|respectively|groups?|cross-?over)\b/iu;
/** A figure for each of two treatments. */
const TWO_FIGURES = /\d\s?%.{3,120}?\d\s?%/su;
const OPPOSITE = /\b(?:whereas|while)\b/giu;
const COMPARING = /\b(?:compar|differ|similar|equal|equi|identical|versus|than)/iu;
const TOGETHER =
  /\b(?:plus|combin(?:ed|ation|ing)|together|added|addition|with (?:or|and) without|with\/without)\b|\+|^\s*[-/]\s*$|^\s*\d[\d.]*\s?m?g\s?[-/]\s*$/iu;
/** "… than with either drug alone": the treatments of the first side, each for itself. */
export const EITHER_ALONE = /\b(?:either|each|any|both)(?: \p{L}+){0,3} alone\b|\bmonotherap(?:y|ies)\b/iu;

/** The stretches of a sentence in which stands what something else is compared with. */
export function comparedStretches(sentence: string): (Place & { readonly bracketed: boolean })[] {
  return [...sentence.matchAll(COMPARED_WITH)].flatMap((cue) => {
    const start = cue.index + cue[0].length;
    const before = sentence.slice(Math.max(0, cue.index - BRACKET_LENGTH), cue.index);
    const rest = sentence.slice(start);
    if (THE_START.test(rest)) return [];
    const bracketed = before.lastIndexOf('(') > before.lastIndexOf(')');
    const stop = bracketed ? BRACKET_END : OPENING.test(before) ? FIRST_COMMA : CLAUSE_END;
    return [{ start, end: start + (stop.exec(rest)?.index ?? rest.length), bracketed }];
  });
}

/** Whether a treatment joins the one before on its side ("A plus B", "A-B", "the combination of A and B"). */
function joins(sentence: string, before: Place, here: Place): boolean {
  const between = sentence.slice(before.end, here.start);
  if (TOGETHER.test(between)) return true;
  return (
    /\band\b/u.test(between) &&
    /\bcombin\p{L}+(?: \S+){0,5} $/u.test(sentence.slice(Math.max(0, before.start - 100), before.start))
  );
}

/**
 * The sides of a list without a word of comparison between: the first against the others. A treatment that is named
 * again keeps its side, unless an "or" makes it part of another group.
 */
function byOrder(sentence: string, places: readonly Named[]): Side[] {
  const known = new Map<string, Side>();
  let side: Side = 'therapy';
  return places.map((here, at) => {
    const before = places[at - 1];
    const between = before === undefined ? '' : sentence.slice(before.end, here.start);
    if (before === undefined || NEW_SENTENCE.test(between)) {
      known.clear();
      side = 'therapy';
    }
    const again = known.get(here.conceptId);
    if (again !== undefined && !ALTERNATIVE.test(between)) return again;
    if (known.size > 0 && before !== undefined && !joins(sentence, before, here)) side = 'comparator';
    known.set(here.conceptId, side);
    return side;
  });
}

/** Whether treatments of a sentence are set against each other although no "than" or "versus" stands between. */
function isSetApart(sentence: string, places: readonly Named[]): boolean {
  if (new Set(places.map((place) => place.conceptId)).size < 2 || isSaidOfEach(sentence, places))
    return false;
  if (SET_APART.test(sentence) || TWO_FIGURES.test(sentence) || isOpposed(sentence, places)) return true;
  return places.some((here, at) => isAlternative(sentence, places[at - 1], here));
}

/** "Less common with A, whereas more frequent with B": each is named by its own clause. */
function isOpposed(sentence: string, places: readonly Named[]): boolean {
  return [...sentence.matchAll(OPPOSITE)].some(({ index }) => {
    const idsOf = (here: readonly Named[]): string[] => here.map(({ conceptId }) => conceptId);
    const before = idsOf(places.filter(({ start }) => start < index));
    const after = idsOf(places.filter(({ start }) => start > index));
    return before.length > 0 && after.length > 0 && !before.some((id) => after.includes(id));
  });
}

/** "Both A and B lowered pressure", "A and B each did": two findings alike, no comparison. */
function isSaidOfEach(sentence: string, places: readonly Named[]): boolean {
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined || COMPARING.test(sentence)) return false;
  return (
    /\bboth $/iu.test(sentence.slice(0, first.start)) ||
    /^,? (?:each|both)\b/iu.test(sentence.slice(last.end))
  );
}

/** One treatment with and without something more: "lisinopril or lisinopril plus hydrochlorothiazide". */
function isAlternative(sentence: string, before: Named | undefined, here: Named): boolean {
  if (before?.conceptId !== here.conceptId) return false;
  return ALTERNATIVE.test(sentence.slice(before.end, here.start));
}

/** "Higher in the control group than with A": what receives nothing new is the comparator all the same. */
function isControlFirst(sentence: string, stretches: readonly Place[]): boolean {
  const first = stretches[0]?.start ?? 0;
  return /\b(?:placebo|controls?|untreated|vehicle)\b/iu.test(
    sentence.slice(Math.max(0, first - 120), first),
  );
}

/**
 * Guesses the side of each treatment that a sentence names, in their order: what stands after *than, versus, compared
 * with* and the like is the comparator, what stands before the therapy; of a list that is compared the first is the
 * therapy; placebo and usual care are comparators. Null where the sentence compares no treatments.
 * @param places of the treatments, in the sentence's order
 */
export function guessSides(sentence: string, places: readonly Named[]): Side[] {
  const controls = places.map((place) => CONTROL.test(sentence.slice(place.start, place.end)));
  const stretches = comparedStretches(sentence);
  const within = (place: Place): boolean =>
    stretches.some((stretch) => place.start >= stretch.start && place.start < stretch.end);
  const active = places.filter((_, at) => controls[at] !== true);
  const turned = stretches.length > 0 && active.every(within) && isControlFirst(sentence, stretches);
  const compared = places.map((place, at) => controls[at] === true || (within(place) && !turned));
  const eitherAlone = stretches.some(({ start, end }) => EITHER_ALONE.test(sentence.slice(start, end)));
  const listed = !eitherAlone && !turned && !places.some(within) && isSetApart(sentence, active);
  const order = listed ? byOrder(sentence, active) : [];
  const otherwise: Side = eitherAlone || turned || compared.some(Boolean) ? 'therapy' : null;
  const sides = places.map(
    (place, at): Side => (compared[at] === true ? 'comparator' : (order[active.indexOf(place)] ?? otherwise)),
  );
  return stretches.length === 0 ? sides : asComparedBefore(sentence, places, { sides, stretches });
}

/** "… with A than with B, but survival was longer with B": in a clause that compares nothing itself a side stays. */
function asComparedBefore(
  sentence: string,
  places: readonly Named[],
  guessed: { readonly sides: readonly Side[]; readonly stretches: readonly Place[] },
): Side[] {
  const { sides, stretches } = guessed;
  const clauses = clausesOf(sentence);
  const clauseOf = ({ start }: Place) =>
    clauses.findIndex((clause) => start >= clause.start && start < clause.end);
  const comparing = new Set(stretches.map(clauseOf));
  return places.map((place, at) => {
    const side = sides[at] ?? null;
    if (comparing.has(clauseOf(place))) return side;
    const before = places.flatMap((other, i) =>
      other.conceptId === place.conceptId && comparing.has(clauseOf(other)) ? [sides[i] ?? null] : [],
    );
    return new Set(before).size === 1 ? (before[0] ?? side) : side;
  });
}
