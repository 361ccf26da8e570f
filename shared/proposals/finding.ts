import type { Span } from '#shared/text/text-index.ts';
import { ASSOCIATION, type Cue, cuesOf, STRONG_FINDING } from './direction-cues.ts';
import { comparedStretches } from './guess-sides.ts';
import type { Part } from './part.ts';
import { NO_WORTH, type Worth, worthOf } from './worth.ts';

/** What a part compares. */
export type Frame = 'sides' | 'events' | 'level' | 'patients' | 'unclear';

/** Things that are counted and not measured. */
export const EVENTS =
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
  /\b(?:than|compared (?:with|to)|versus|vs\.?) (?:in |the |for |with )*(?:(?:those|patients|subjects|individuals)\b(?! (?:who (?:received|were given)|not |assigned|allocated|treated|receiving|given|taking|on\b|randomi))|men\b|women\b|nondiabetics?\b|non-(?!users)\p{L}+|healthy\b|normal\b|boys\b|class\b)|\bamong (?:all )?(?:age|sex|ethnic) groups\b/iu;

/** Groups of patients, or a trait that goes with another; no effect of a treatment. */
function isOfPatients(text: string, named: boolean): boolean {
  if (PATIENT_GROUPS.test(text)) return !GROUPS.test(text);
  if (!ASSOCIATION.test(text)) return false;
  return !(named && (EVENTS.test(text) || comparedStretches(text).length > 0));
}

function comparesSides(text: string, treated: boolean): boolean {
  return (
    GROUPS.test(text) ||
    ((treated || CONTROLS.test(text)) && comparedStretches(text).some(({ bracketed }) => !bracketed))
  );
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

/** A cue, up to the end of its words, with what it means for the patient. */
export type Weighed = Worth & {
  readonly cue: Cue;
  readonly end: number;
  /** Compares the size of two changes ("a greater reduction"). */
  readonly compares: boolean;
};

const SIZE = /^(?:greater|more|larger|less|smaller|higher|most (?:frequent(?:ly)?|pronounced))$/iu;

/** Whether two cues are one: "greater" and "reduction" within a few words, on the same side of a comma. */
function belongTogether(text: string, size: Cue, change: Cue): boolean {
  const between = text.slice(Math.min(size.end, change.end), Math.max(size.start, change.start));
  return (
    between.length <= 70 && !/[;]|\b(?:but|whereas|while|than|risk|incidence|likelihood)\b/iu.test(between)
  );
}

/** The cues of a part with their worth; "greater reduction" is weighed as one. */
export function weighedCues(part: Part): Weighed[] {
  const cues = cuesOf(part.text);
  const weighed: Weighed[] = [];
  for (let at = 0; at < cues.length; at += 1) {
    const cue = cues[at];
    const next = cues[at + 1];
    if (cue === undefined) continue;
    const pair = next === undefined ? null : pairOf(part.text, cue, next);
    const before = cues[at - 1]?.end ?? 0;
    if (pair !== null) at += 1;
    const room = { start: before, end: cues[at + 1]?.start ?? part.text.length };
    weighed.push(pair === null ? alone(part, cue, room) : together(part, pair, room));
  }
  return weighed;
}

function alone(part: Part, cue: Cue, room: Span): Weighed {
  return { cue, end: cue.end, ...worthOf(part, cue, { room, turned: false }), compares: false };
}

function together(part: Part, { size, change }: Pair, room: Span): Weighed {
  const end = Math.max(size.end, change.end);
  if (size.kind === 'equal' || size.kind === 'no-effect') {
    return { cue: size, end, ...NO_WORTH, compares: true };
  }
  const turned = size.kind === 'down' || size.negated;
  const cue = size.start < change.start ? size : change;
  return { cue, end, ...worthOf(part, change, { room, turned }), compares: true };
}

type Pair = { readonly size: Cue; readonly change: Cue };

function pairOf(text: string, first: Cue, second: Cue): Pair | null {
  const isSize = (cue: Cue): boolean =>
    cue.kind === 'equal' || cue.kind === 'no-effect' || SIZE.test(text.slice(cue.start, cue.end));
  const isChange = (cue: Cue): boolean =>
    /^(?:decreas|reduc|increas|improv|fall|fell|ris|rose|declin|lower|drop|diminu|change|regress|suppress|attenuat|prolong|enhanc)/iu.test(
      text.slice(cue.start, cue.end),
    );
  if (!belongTogether(text, first, second)) return null;
  if (isSize(first) && isChange(second)) return { size: first, change: second };
  if (isChange(first) && isSize(second) && second.kind !== 'no-effect')
    return { size: second, change: first };
  return null;
}
