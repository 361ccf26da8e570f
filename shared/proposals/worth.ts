import type { Better } from '#shared/domain/values.ts';
import type { Span } from '#shared/text/text-index.ts';
import type { Cue } from './direction-cues.ts';
import type { Part } from './part.ts';

/** What a cue means for the patient: 1 better, -1 worse, 0 no difference; `moved` where better and worse are not known. */
export type Worth = {
  readonly worth: 1 | -1 | 0 | null;
  readonly moved: 'higher' | 'lower' | null;
  /** Whether the outcome is known to be neither good nor bad. */
  readonly neutral: boolean;
};

export const NO_WORTH: Worth = { worth: 0, moved: null, neutral: false };

/** Words that are good or bad to have whatever the taxonomy, where it has no outcome nearer. */
const VALUED: readonly (readonly [Better, RegExp])[] = [
  [
    'higher',
    /\b(?:survival|remissions?|quality of life|efficacy|effectiveness|function|cure|success|tolerance|sensitivity|prolong life|life expectancy)\b/giu,
  ],
  [
    'lower',
    /\b(?:risks?|mortality|deaths?|adverse|toxicit(?:y|ies)|complications?|failure|disease|pain|bleeding|relapses?|recurrences?|rebleeding|plaques?|lesions?|atheroscler\p{L}+|inflammation|symptoms?|severity|events?|damage|infections?|side effects?|harm|progression|decline|loss|impairment|infarct size)\b(?![- ]free)/giu,
  ],
];

const FARTHEST = 90;
const WORD_OF_VALUE = 6;
const ACROSS = /[,;]|\b(?:and|but|or|while|whereas)\b/iu;
const ACROSS_COSTS = 25;
/** A verb whose object follows: "increase exercise capacity". */
const ACTIVE =
  /^(?:reduce|increase|prolong|prevent|raise|decrease|slow|delay|attenuate|suppress|enhance|diminish)s?$/iu;
/** "More patients had …": what they had follows. */
const QUANTITY = /^(?:more|fewer|less)$/iu;
const PEOPLE = /^\s(?:of the\s)?(?:patients|subjects|children|women|men|people)\b/iu;

type Valued = Span & { readonly better: Better; readonly costs: number };

function valuedPlaces(part: Part, room: Span): Valued[] {
  const text = part.text.slice(room.start, room.end);
  const words = VALUED.flatMap(([better, pattern]) =>
    [...text.matchAll(pattern)].map((match) => {
      const start = room.start + match.index;
      return { start, end: start + match[0].length, better, costs: WORD_OF_VALUE };
    }),
  );
  return [...part.outcomes.map((outcome) => ({ ...outcome, costs: 0 })), ...words];
}

/** How far a place is from a cue, in letters; a place before it, or beyond a comma, counts as farther. */
export function distance(text: string, cue: Span, place: Span & { readonly costs?: number }): number {
  const [from, to] = place.start >= cue.end ? [cue.end, place.start] : [place.end, cue.start];
  const across = ACROSS.test(text.slice(from, to)) ? ACROSS_COSTS : 0;
  return (to - from) * (place.start >= cue.end ? 1 : 1.5) + across + (place.costs ?? 0);
}

/** "Time to relapse": the longer, the later it comes; a delay says so itself. */
const TIME_TO =
  /\b(?:time|times|interval|days|weeks|months)[- ](?:to|until|till|before)[- ](?:(?!and\b|or\b|than\b)[\p{L}-]+ ){0,3}$/iu;
const LATER = /^(?:delay|slow|prevent|inhibit)/iu;

const other: Readonly<Record<Better, Better>> = { higher: 'lower', lower: 'higher', neutral: 'neutral' };

/** Which way is better at a place: turned round where the words speak of the time to what it names. */
function betterOf(part: Part, cue: Cue, place: Valued): Better {
  const before = part.text.slice(Math.max(0, place.start - 60), place.start);
  if (!TIME_TO.test(before) || LATER.test(part.text.slice(cue.start, cue.end))) return place.better;
  return other[place.better];
}

/**
 * Which way is better for what a cue speaks of: the outcome or word of value nearest to it, not beyond another cue;
 * where there is none, the outcome that the claim has.
 */
function betterAt(part: Part, cue: Cue, room: Span): Better | null {
  const near = nearest(part, cue, room);
  return near === null ? part.better : betterOf(part, cue, near);
}

function nearest(part: Part, cue: Cue, room: Span): Valued | null {
  const { text } = part;
  const words = text.slice(cue.start, cue.end);
  const ofPeople = QUANTITY.test(words) && PEOPLE.test(text.slice(cue.end, cue.end + 40));
  const onlyAfter = ofPeople || ACTIVE.test(words);
  const [near] = valuedPlaces(part, room)
    .filter((place) =>
      place.start >= cue.end ? place.start < room.end : !onlyAfter && place.end > room.start,
    )
    .filter((place) => place.start >= cue.end || place.end <= cue.start)
    .map((place) => ({ place, far: distance(text, cue, place) }))
    .toSorted((a, b) => a.far - b.far);
  return near !== undefined && near.far < FARTHEST ? near.place : null;
}

const opposite = (sign: 1 | -1): 1 | -1 => (sign === 1 ? -1 : 1);

/** Which way a cue points by itself; null for those that say there is no difference. */
function signOf({ kind, negated }: Cue): 1 | -1 | null {
  if (negated || kind === 'equal' || kind === 'equivalent' || kind === 'no-effect') return null;
  return kind === 'good' || kind === 'up' ? 1 : -1;
}

/**
 * What a cue means for the patient.
 * @param within the room between the cues before and after; whether "smaller" or a negation turns the change around
 */
export function worthOf(
  part: Part,
  cue: Cue,
  within: { readonly room: Span; readonly turned: boolean },
): Worth {
  const sign = signOf(cue);
  if (sign === null) return NO_WORTH;
  const turned = within.turned ? opposite(sign) : sign;
  if (cue.kind === 'good' || cue.kind === 'bad') return { ...NO_WORTH, worth: turned };
  const better = betterAt(part, cue, within.room);
  if (better === null || better === 'neutral') {
    return { worth: null, moved: turned === 1 ? 'higher' : 'lower', neutral: better === 'neutral' };
  }
  return { ...NO_WORTH, worth: better === 'higher' ? turned : opposite(turned) };
}
