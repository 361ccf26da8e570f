import type { Better, Conclusion, Direction } from '#shared/domain/values.ts';
import type { Span } from '#shared/text/text-index.ts';
import {
  ASSOCIATION,
  HEDGED,
  NO_FINDING,
  NOT_SIGNIFICANT,
  ONE_GROUP,
  STRONG_FINDING,
} from './direction-cues.ts';
import { EVENTS, type Frame, frameOf, type Weighed, weighedCues } from './finding.ts';
import { figuresOfSides } from './figures-of-sides.ts';
import { comparedStretches } from './guess-sides.ts';
import { clauseAt, type DirectionFrom, isHeard, type Part, partsOf } from './part.ts';
import { type ReportedRatio, reportedRatio } from './reported-ratio.ts';
import { distance } from './worth.ts';

/** A direction that a sentence seems to state; nothing until a person accepts it. */
export type DirectionProposal = {
  readonly direction: Direction;
  readonly conclusion: Conclusion;
  /** The words it was read from, as offsets in the sentence. */
  readonly why: readonly (Span & { readonly words: string })[];
};

type Finding = {
  readonly direction: Direction;
  readonly conclusion: Conclusion;
  readonly why: readonly Span[];
};

const OPPOSED = /\b(?:but|whereas|while|although|however|though)\b/iu;
const ALSO = /\band\b/iu;
/** Says that something works, not that it works better than the other. */
const WORKS = /^effic|^effective/iu;
const COMPARATIVE =
  /^(?:more|less|fewer|higher|lower|greater|longer|shorter|smaller|larger|better|worse|favou?red|favou?rs|superior|inferior|preferred)\b/iu;
const IMPROVED = /^(?:improv|benefi|relie|restor)/iu;
const OVER_TIME = /\b(?:before|after|during|baseline|pre-?treatment|initial)\b/iu;
/** "More patients" is no level that rose. */
const QUANTITY = /^(?:more|less|fewer|most)\b/iu;
const RUNS_BEFORE = 70;

/** Whether it is the therapy that stands after "than"; null where nothing does. */
function isTherapyComparedWith(part: Part): boolean | null {
  const stretches = comparedStretches(part.text);
  if (stretches.length === 0) return null;
  const compared = (spans: readonly Span[]): boolean =>
    spans.some(({ start }) => stretches.some((stretch) => start >= stretch.start && start < stretch.end));
  return compared(part.therapy) && !compared(part.comparator);
}

/** Whether what a cue says is said of the comparator: the therapy stands after "than", or the comparator "with" it. */
function speaksOfComparator(whole: Part, weighed: Weighed): boolean {
  const part = clauseAt(whole, weighed.cue.start);
  const turned = isTherapyComparedWith(part);
  if (turned !== null) return turned;
  const following = part.text.slice(weighed.end, weighed.end + 60);
  const close = (spans: readonly Span[]): boolean =>
    spans.some(({ start }) => {
      const between = start - weighed.end;
      return (
        between >= 0 && between < 50 && /\b(?:with|in|for|by|on|after)\b/u.test(following.slice(0, between))
      );
    });
  if (close(part.comparator) || close(part.therapy)) return !close(part.therapy);
  const before = (spans: readonly Span[]): boolean => spans.some(({ end }) => end <= weighed.cue.start);
  return before(part.comparator) && !before(part.therapy);
}

const wordsOf = (part: Part, { cue, end }: Weighed): string => part.text.slice(cue.start, end);

function flip(worth: 1 | -1): 1 | -1 {
  return worth === 1 ? -1 : 1;
}

function conclusionOf(part: Part, weighed: Weighed): Conclusion {
  const { cue } = weighed;
  const before = part.text.slice(Math.max(0, cue.start - RUNS_BEFORE), weighed.end);
  if (HEDGED.test(before)) return 'hedged';
  if (cue.kind === 'equivalent' && !cue.negated) return 'equivalence-shown';
  if (weighed.worth === 0) return 'no-evidence-of-difference';
  const near = part.text.slice(Math.max(0, cue.start - RUNS_BEFORE), weighed.end + RUNS_BEFORE);
  return NOT_SIGNIFICANT.test(near) ? 'no-evidence-of-difference' : 'difference';
}

/** The direction of "no difference" and "no effect"; "not significant" without numbers has none. */
function withoutDifference(part: Part, frame: Frame, weighed: Weighed): Direction {
  const words = part.text.slice(Math.max(0, weighed.cue.start - 30), weighed.end + 20);
  const { kind } = weighed.cue;
  if (kind === 'equal' || kind === 'equivalent') return weighed.cue.negated ? 'not-stated' : 'same';
  const changed = /chang/iu.test(wordsOf(part, weighed)) && comparedStretches(part.text).length === 0;
  if (changed || (frame !== 'sides' && frame !== 'events')) return 'unchanged';
  // "Did not improve" and "no benefit" do not say that the sides were equal.
  const isEqual = kind === 'no-effect' && !/benefit|advantage/iu.test(wordsOf(part, weighed));
  return isEqual && !/significan/iu.test(words) ? 'same' : 'not-stated';
}

/** "Less frequent with A" compares with something that is not named, "lower after A" with the time before. */
function isComparative(part: Part, weighed: Weighed): boolean {
  return COMPARATIVE.test(wordsOf(part, weighed)) && part.therapy.length > 0 && !OVER_TIME.test(part.text);
}

/** Whether the words set the sides against each other, and do not only tell what became of each. */
function setsApart(part: Part, frame: Frame, weighed: Weighed): boolean {
  if (frame === 'events' || weighed.compares || isComparative(part, weighed)) return true;
  if (frame !== 'sides') return false;
  if (part.comparator.length === 0 && EVENTS.test(part.text)) return true;
  const words = wordsOf(part, weighed);
  if (COMPARATIVE.test(words) || comparedStretches(part.text).length > 0) return true;
  const { kind } = weighed.cue;
  return kind === 'bad' || (kind === 'good' && (part.comparator.length > 0 || !IMPROVED.test(words)));
}

/** A level that rose or fell and is neither good nor bad, or not known to be. */
function movementOf(part: Part, frame: Frame, weighed: Weighed): Direction | null {
  const { moved, neutral } = weighed;
  if (moved === null || QUANTITY.test(wordsOf(part, weighed))) return null;
  if (!neutral && (frame !== 'level' || part.therapy.length === 0)) return null;
  if (!speaksOfComparator(part, weighed)) return moved;
  return moved === 'higher' ? 'lower' : 'higher';
}

function directionOf(part: Part, frame: Frame, weighed: Weighed): Direction | null {
  if (weighed.worth === 0) return withoutDifference(part, frame, weighed);
  if (weighed.worth === null) return movementOf(part, frame, weighed);
  if (!setsApart(part, frame, weighed)) {
    if (part.comparator.length > 0) return null;
    return weighed.worth === 1 ? 'improved' : 'worsened';
  }
  if (WORKS.test(wordsOf(part, weighed))) return null;
  const worth = speaksOfComparator(part, weighed) ? flip(weighed.worth) : weighed.worth;
  return worth === 1 ? 'favours-therapy' : 'favours-comparator';
}

function ofRatio(part: Part, ratio: ReportedRatio): Finding {
  const { start, end, significant } = ratio;
  const sign =
    ratio.sign !== 0 && isTherapyComparedWith(clauseAt(part, start)) === true ? flip(ratio.sign) : ratio.sign;
  const direction = sign === 0 ? 'same' : sign === 1 ? 'favours-therapy' : 'favours-comparator';
  const different = significant ?? !NOT_SIGNIFICANT.test(part.text);
  return {
    direction,
    conclusion: different ? 'difference' : 'no-evidence-of-difference',
    why: [{ start, end }],
  };
}

/** Two figures, one for each side, without a word that compares them. */
function ofFigures(part: Part, better: Better | null): Finding | null {
  const figures = part.about !== null && part.others.length > 0 ? null : figuresOfSides(part);
  if (figures === null || better === null || better === 'neutral') return null;
  const { first, second, why } = figures;
  const conclusion = NOT_SIGNIFICANT.test(part.text)
    ? 'no-evidence-of-difference'
    : STRONG_FINDING.test(part.text)
      ? 'difference'
      : 'none';
  if (first === second) return { direction: 'same', conclusion, why };
  const forTherapy = first > second === (better === 'higher');
  return { direction: forTherapy ? 'favours-therapy' : 'favours-comparator', conclusion, why };
}

/** Cues that go both ways about different things. */
function isMixed(part: Part, moving: readonly Weighed[]): boolean {
  const better = moving.find(({ worth }) => worth === 1);
  const worse = moving.find(({ worth }) => worth === -1);
  if (better === undefined || worse === undefined) return false;
  const [first, second] = better.cue.start < worse.cue.start ? [better, worse] : [worse, better];
  const between = part.text.slice(first.end, second.cue.start);
  const moves = [first, second].every(({ cue }) => cue.kind === 'up' || cue.kind === 'down');
  return OPPOSED.test(between) || (moves && ALSO.test(between));
}

/** The cues of a part, those that it turns on first: comparisons, then what moves, then "no difference". */
function byWeight(part: Part, frame: Frame, weighed: readonly Weighed[]): Weighed[] {
  const known = weighed.some(({ worth }) => worth === 1 || worth === -1);
  const weight = (one: Weighed): number => {
    if (one.compares) return 0;
    if (one.worth === 1 || one.worth === -1) return frame === 'sides' && !setsApart(part, frame, one) ? 2 : 1;
    if (known && frame === 'sides' && one.cue.kind === 'no-effect') return 1.5;
    return one.moved === null ? 4 : 3;
  };
  return weighed.toSorted((a, b) => weight(a) - weight(b));
}

/** The cues of a part that speak of the claim's outcome. */
function heardCues(part: Part): Weighed[] {
  return weighedCues(part).filter((one) => isHeard(part, one.cue.start) && !isOfAnother(part, one));
}

/** Whether another outcome stands nearer to a cue than that of the claim. */
function isOfAnother(part: Part, { cue, end }: Weighed): boolean {
  const { about } = part;
  if (about === null || part.others.length === 0) return false;
  const far = (spans: readonly Span[]): number =>
    Math.min(...spans.map((span) => distance(part.text, { start: cue.start, end }, span)));
  return far(part.others) < far(about);
}

function ofCues(part: Part, frame: Frame): Finding | null {
  const weighed = byWeight(part, frame, heardCues(part));
  const [main] = weighed;
  if (main === undefined) return null;
  if (frame === 'patients') return findingAt(part, main, 'not-comparative');
  const moving = weighed.filter(({ worth }) => worth === 1 || worth === -1);
  if (!main.compares && isMixed(part, moving)) {
    const why = moving.map(({ cue, end }) => ({ start: cue.start, end }));
    return { direction: 'mixed', conclusion: conclusionOf(part, main), why };
  }
  for (const one of weighed) {
    if (one !== main && one.worth === 0 && one.cue.start > main.cue.start) return null;
    const direction = directionOf(part, frame, one);
    if (direction !== null) return findingAt(part, one, direction);
  }
  return null;
}

function findingAt(part: Part, at: Weighed, direction: Direction): Finding {
  return { direction, conclusion: conclusionOf(part, at), why: [{ start: at.cue.start, end: at.end }] };
}

/** A state of one group, or an association of something that is no treatment. */
function ofOneGroup(part: Part): Finding | null {
  const match = ONE_GROUP.exec(part.text) ?? ASSOCIATION.exec(part.text);
  if (match === null || part.comparator.length > 0 || !isHeard(part, match.index)) return null;
  const why = [{ start: match.index, end: match.index + match[0].length }];
  return { direction: 'not-comparative', conclusion: HEDGED.test(part.text) ? 'hedged' : 'none', why };
}

/** A ratio between the sides; none where groups of patients or nothing that is known are compared. */
function ratioOf(part: Part, frame: Frame, better: Better | null): Finding | null {
  if (frame === 'patients' || frame === 'unclear') return null;
  const ratio = reportedRatio(part.text, better);
  return ratio === null || !isHeard(part, ratio.start) ? null : ofRatio(part, ratio);
}

/** What the words of a part say and, where these give no direction, its figures. */
function ofWords(part: Part, frame: Frame, better: Better | null): Finding | null {
  const cues = ofCues(part, frame);
  if (cues !== null && cues.direction !== 'not-stated') return cues;
  const figures = ofFigures(part, better);
  if (figures === null) return cues ?? ofOneGroup(part);
  return cues === null ? figures : { ...figures, conclusion: cues.conclusion };
}

function findingOf(part: Part): Finding | null {
  if (NO_FINDING.test(part.text) && !STRONG_FINDING.test(part.text)) return null;
  const frame = frameOf(part);
  if (frame === 'unclear') return ofOneGroup(part);
  const better = part.better ?? part.outcomes[0]?.better ?? null;
  return ratioOf(part, frame, better) ?? ofWords(part, frame, better);
}

/** Comparisons go before changes over time, and what has a direction before what has none. */
const RANKS: readonly (readonly Direction[])[] = [
  ['favours-therapy', 'favours-comparator', 'mixed'],
  ['same'],
  ['improved', 'worsened', 'higher', 'lower'],
];

function firstByRank(findings: readonly { readonly part: Part; readonly finding: Finding }[]) {
  for (const rank of RANKS) {
    const first = findings.find(({ finding }) => rank.includes(finding.direction));
    if (first !== undefined) return first;
  }
  return findings[0];
}

/**
 * Proposes which way a sentence goes and what its source makes of it, from words of change and value, their negation,
 * and ratios with their intervals; null when it states no finding or this cannot tell. Of several findings the first
 * with a direction counts. The sides are those given, whatever their order in the sentence. Never throws.
 * @param from where the sides and outcomes of the claim are named in the sentence
 */
export function proposeDirection(sentence: string, from: DirectionFrom): DirectionProposal | null {
  const found = partsOf(sentence, from).flatMap((part) => {
    const finding = findingOf(part);
    return finding === null ? [] : [{ part, finding }];
  });
  const main = firstByRank(found);
  if (main === undefined) return null;
  const { part, finding } = main;
  const why = finding.why.map(({ start, end }) => ({
    start: part.start + start,
    end: part.start + end,
    words: part.text.slice(start, end),
  }));
  return { direction: finding.direction, conclusion: finding.conclusion, why };
}
