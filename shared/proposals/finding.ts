import type { Better } from '#shared/domain/values.ts';
import type { Span } from '#shared/text/text-index.ts';
import { ASSOCIATION, type Cue, cuesOf, STRONG_FINDING } from './direction-cues.ts';
import { COMPARED_WITH } from './guess-sides.ts';

/** A part of a sentence with what is known of it; offsets are of the part. */
export type Part = {
  readonly text: string;
  readonly start: number;
  readonly therapy: readonly Span[];
  readonly comparator: readonly Span[];
  readonly outcomes: readonly (Span & { readonly better: Better })[];
  /** Of the outcome that the claim already has. */
  readonly better: Better | null;
};

/** What a part compares. */
export type Frame = 'sides' | 'events' | 'level' | 'patients' | 'unclear';

const EVENTS =
  /\b(?:risks?|incidence|mortality|deaths?|dying|hospitali[sz]ations?|admissions?|events?|relapses?|recurrences?|rates? of|odds|survival|end ?points?|stroke|infarctions?|NNT)\b/iu;
const GROUPS =
  /\b(?:(?:between|in|among) (?:the |both |two |all |either |these )*(?:treatment |study )?(?:groups?|arms?|treatments?|drugs?|regimens?)|treatment (?:arms?|groups?)|group than|groups?\b.{0,60}\bthan|(?:active|treated|treatment) (?:\p{L}+ )?group|both (?:groups|treatments|drugs|regimens)|in the [\p{L}-]+ (?:group|arm)|no (?:\p{L}+ ){0,2}differences? in|differences? between)\b/iu;
const CONTROLS = /\b(?:placebo|controls?|vehicle|untreated|alone|monotherap(?:y|ies)|usual care)\b/iu;
const TREATED =
  /\b(?:treatments?|therap(?:y|ies)|treated|regim(?:en|ens|e|es)|administ(?:ered|ration)|drugs?|infusion|agents?|inhibit(?:ors?|ion)|supplement\p{L}*|medication|doses?|after|from\s\D{0,12}\d.{0,40}\sto)\b/iu;
const PREVENTS =
  /\b(?:prevent|reduc|decreas)(?:e|s|es|ed)? (?:[\p{L}-]+ ){0,3}(?:risks?|incidence|events|mortality|deaths?|rates?)\b/iu;
const CHANGED =
  /\b(?:decreased|increased|improved|fell|rose|declined|reduced|unchanged|worsened|did not change)\b/iu;
const UNCHANGED = /\bunchanged\b|\bdid not change\b/iu;
const PATIENT_GROUPS =
  /\b(?:than|compared (?:with|to)|versus|vs\.?) (?:in |the |for |with )*(?:those|patients|subjects|men|women|nondiabetics?|non-\p{L}+|healthy|normal|individuals|boys|class)\b|\bamong (?:all )?(?:age|sex|ethnic) groups\b|\b(?:patients|those) with(?:out)? .{3,60}\b(?:had|have|than|were)\b/iu;

/** Groups of patients, or a trait that goes with another; no effect of a treatment. */
function isOfPatients(text: string, named: boolean): boolean {
  if (PATIENT_GROUPS.test(text)) return !(named && GROUPS.test(text));
  return ASSOCIATION.test(text) && !(named && EVENTS.test(text));
}

function comparesSides(text: string, treated: boolean): boolean {
  return GROUPS.test(text) || (text.search(COMPARED_WITH) >= 0 && (treated || CONTROLS.test(text)));
}

function tellsChange(part: Part): boolean {
  if (CHANGED.test(part.text) && STRONG_FINDING.test(part.text)) return true;
  return part.outcomes.length > 0 && UNCHANGED.test(part.text);
}

/** What is set against what. Treatments named on both sides decide; then the words. */
export function frameOf(part: Part): Frame {
  const { text } = part;
  const named = part.therapy.length > 0 || part.comparator.length > 0;
  if (part.comparator.length > 0) return 'sides';
  if (isOfPatients(text, named)) return named ? 'unclear' : 'patients';
  const treated = named || TREATED.test(text) || PREVENTS.test(text);
  if (comparesSides(text, treated)) return 'sides';
  if (treated && EVENTS.test(text)) return 'events';
  return treated || tellsChange(part) ? 'level' : 'unclear';
}

const GOOD_WORDS =
  /\b(?:survival|remissions?|quality of life|efficacy|effectiveness|function|cure|success|tolerance|sensitivity|relief)\b/iu;
const BAD_WORDS =
  /\b(?:risks?|mortality|deaths?|adverse|toxicit(?:y|ies)|complications?|failure|disease|pain|bleeding|relapses?|plaques?|lesions?|atheroscler\p{L}+|inflammation|symptoms?|severity|events?|damage|infections?|side effects?|harm)\b/iu;

/** Which way is better for what a cue speaks of: the outcome nearest to it, else a word of value near it. */
function betterAt(part: Part, cue: Span): Better | null {
  if (part.better !== null) return part.better;
  const distance = (place: Span): number => {
    const [from, to] = place.start >= cue.end ? [cue.end, place.start] : [place.end, cue.start];
    const apart = /[,;]|\b(?:and|but|or|while|whereas)\b/iu.test(part.text.slice(from, to)) ? 25 : 0;
    return (to - from) * (place.start >= cue.end ? 1 : 1.5) + apart;
  };
  const nearest = part.outcomes.toSorted((a, b) => distance(a) - distance(b))[0];
  if (nearest !== undefined && distance(nearest) < 150) return nearest.better;
  const around = part.text.slice(cue.end, cue.end + 50);
  const before = part.text.slice(Math.max(0, cue.start - 60), cue.start);
  for (const words of [around, before]) {
    if (BAD_WORDS.test(words)) return 'lower';
    if (GOOD_WORDS.test(words)) return 'higher';
  }
  return null;
}

/** A cue with what it means for the patient: 1 better, -1 worse, 0 no difference; `moved` where that is not known. */
export type Weighed = {
  readonly cue: Cue;
  readonly end: number;
  readonly worth: 1 | -1 | 0 | null;
  readonly moved: 'higher' | 'lower' | null;
  /** Compares the size of two changes ("a greater reduction"). */
  readonly compares: boolean;
};

const SIZE = /^(?:greater|more|larger|less|smaller|higher|most (?:frequent(?:ly)?|pronounced))$/iu;

function worthOf(part: Part, cue: Cue, turned: boolean): Pick<Weighed, 'worth' | 'moved'> {
  if (cue.negated || cue.kind === 'equal' || cue.kind === 'equivalent' || cue.kind === 'no-effect') {
    return { worth: 0, moved: null };
  }
  const turn = (sign: 1 | -1): 1 | -1 => (turned ? (sign === 1 ? -1 : 1) : sign);
  if (cue.kind === 'good') return { worth: turn(1), moved: null };
  if (cue.kind === 'bad') return { worth: turn(-1), moved: null };
  const up = turn(cue.kind === 'up' ? 1 : -1);
  const better = betterAt(part, cue);
  if (better === null || better === 'neutral') return { worth: null, moved: up === 1 ? 'higher' : 'lower' };
  return { worth: (better === 'higher') === (up === 1) ? 1 : -1, moved: null };
}

/** Whether two cues are one: "greater" and "reduction" within a few words, on the same side of a comma. */
function belongTogether(text: string, size: Cue, change: Cue): boolean {
  const between = text.slice(Math.min(size.end, change.end), Math.max(size.start, change.start));
  return between.length <= 70 && !/[;]|\b(?:but|whereas|while|than)\b/iu.test(between);
}

/** The cues of a part with their worth; "greater reduction" is weighed as one. */
export function weighedCues(part: Part): Weighed[] {
  const cues = cuesOf(part.text);
  const used = new Set<Cue>();
  const weighed: Weighed[] = [];
  for (const [at, cue] of cues.entries()) {
    if (used.has(cue)) continue;
    const next = cues[at + 1];
    const pair = next === undefined ? null : pairOf(part.text, cue, next);
    if (pair === null) {
      weighed.push({ cue, end: cue.end, ...worthOf(part, cue, false), compares: false });
      continue;
    }
    used.add(pair.size).add(pair.change);
    const end = Math.max(pair.size.end, pair.change.end);
    const turned = pair.size.kind === 'down' || pair.size.negated;
    const equal = pair.size.kind === 'equal' || pair.size.kind === 'no-effect';
    const worth = equal ? ({ worth: 0, moved: null } as const) : worthOf(part, pair.change, turned);
    const first = pair.size.start < pair.change.start ? pair.size : pair.change;
    weighed.push({ cue: equal ? pair.size : first, end, ...worth, compares: true });
  }
  return weighed;
}

function pairOf(text: string, first: Cue, second: Cue): { size: Cue; change: Cue } | null {
  const isSize = (cue: Cue): boolean =>
    cue.kind === 'equal' || cue.kind === 'no-effect' || SIZE.test(text.slice(cue.start, cue.end));
  const isChange = (cue: Cue): boolean =>
    /^(?:decreas|reduc|increas|improv|fall|fell|ris|rose|declin|lower|drop|diminu|change|regress)/iu.test(
      text.slice(cue.start, cue.end),
    );
  if (!belongTogether(text, first, second)) return null;
  if (isSize(first) && isChange(second)) return { size: first, change: second };
  if (isChange(first) && isSize(second) && second.kind !== 'no-effect')
    return { size: second, change: first };
  return null;
}
