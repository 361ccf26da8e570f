import type { Span } from '#shared/text/text-index.ts';
import { CONTROL } from './controls.ts';
import { cuesOf } from './direction-cues.ts';

/** A word that lets "without" reach a treatment; none of change ("without delaying …"), no preposition, no verb. */
const WORD = String.raw`(?!(?:increas|affect|compromis|interrupt|stopp|delay|discontinu|chang|reduc|modif|rais|alter|impair|jeopardi[sz]|worsen|imped|hamper|withdraw|omitt|los|abandon)\p{L}*ing\b|(?:of|to|from|by|with|in|on|at|for|than|between|and|or|but|after|before|during|when|if|as|because|since|that|who|which|while|whether|owing|due|so|early|was|were|is|are|had|has|did)\b)[\p{L}-]+\s`;
const GIVES = String.raw`(?:(?:treatment|therapy|treated) with|(?:use|addition|administration|receipt|courses?|doses?|need) (?:of|for)|exposure to|recourse to|assignment to)\s`;
const REACHES = String.raw`(?:${GIVES}|${WORD}){0,3}`;
const NOT = String.raw`(?:\b(?:not|never|cannot)|n['\u2019]t)`;
const GIVEN = String.raw`(?:given|giv(?:e|ing)|receiv(?:e|ed|ing)|get|got|getting|treated with|underg(?:o|oing|one)|hav(?:e|ing)|had|us(?:e|ed|ing)|tak(?:e|en|ing)|(?:assigned|allocated|randomi[sz]ed|exposed) to|offered|includ(?:e|ed|ing)|contain(?:ing)?|add(?:ed|ing)?|eligible for|suitable for|candidates for|tolerate)`;

/** Says before a treatment that it was not given; "with or without" says that some received it. */
const NOT_GIVEN = new RegExp(
  String.raw`(?:(?<!\bwith(?:\s?\/\s?|\s(?:or|and|than|vs\.?|versus)\s))\b(?:without|w\/o)\s|(?<!\bpresence\s(?:or|and|vs\.?|versus)\s)\b(?:absence|lack|omission|non-?use|exclusion|withholding|refusal) of\s|\b(?:lacking|omit(?:s|ted|ting)|excluding|withheld|withholding|for(?:e)?going|for(?:e)?go|refus(?:ed|ing)|declin(?:ed|ing)|skipp(?:ed|ing)|missed|missing)\s|\b(?:untreated with|unexposed to|(?:unable|unwilling) to (?:receive|undergo|tolerate|take|have)|(?:ineligible|unsuitable|unfit) for)\s|(?<!\bor\s)${NOT}\s(?:yet\s|been\s|being\s|to\s|previously\s|otherwise\s){0,2}(?:${GIVEN}|on|with|in|for|by|after)\s)${REACHES}$`,
  'iu',
);
/** "No blinatumomab", "not blinatumomab", "non-blinatumomab regimens"; no more words, for "no child given A died". */
const NO =
  /(?:\b(?:no|not)\s(?:the\s|any\s|further\s|additional\s|prior\s|previous\s|subsequent\s|adjuvant\s|maintenance\s|such\s|other\s|more\s)?|\bnon-?|\bpre-)$/iu;
/** "A, but not B", "all but B", "except in those given B", "regardless of B": said of the others alone. */
const BUT_NOT =
  /(?:\b(?:but|and|though|yet)|,)\s?not\s(?:(?:with|for|to|in|by|after|of|on|from|those|patients|given|the)\s){0,3}$/iu;
const EXCEPT = String.raw`(?:(?:\b(?:but|and|though|yet)|,)\s?not\s(?:(?:with|for|to|in|by|after|of|on|from|those|patients|given|the)\s){0,3}|\ball but\s|\b(?:(?:regardless|irrespective|independent(?:ly)?) of|adjust(?:ed|ing|ment) for|stratif(?:ied|ication) (?:by|for))\s(?:whether\s)?(?:(?!and\b|or\b)[\p{L}-]+\s){0,3}|\b(?:except(?:ing)?|excluding|apart from|the exception of)\s(?:[\p{L}-]+\s){0,4})`;
const EXCEPTED = new RegExp(String.raw`${EXCEPT}$`, 'iu');
const EXCEPTED_TOO = new RegExp(String.raw`${EXCEPT}(?:[\p{L}-]+,?\s){1,3}(?:or|nor|and)\s$`, 'iu');
/** Less of it, or later: "reducing A", "de-escalation of A", "less A". */
const LESS_OF =
  /(?<!\b(?:without|not|never|no|nor)\s(?:[\p{L}-]+\s)?)(?<!-)\b(?:reducing|de-?escalat(?:ing|ion (?:of|in))|delay(?:s? (?:of|in)|ing|ed)|postpon(?:ing|ed|ement of)|shorten(?:ing|ed)(?: of)?|limit(?:ing|ed)|taper(?:ing|ed)|minimi[sz](?:ing|ed)|less|lower(?=\sdoses?\b))\s(?:the\s|intensive\s|frequent\s){0,2}(?:(?:doses?|intensity|duration|amounts?|use|courses|cycles|number)\s(?:of\s)?(?:the\s)?)?$/iu;
/** What was given was taken away. */
const STOPPED_BEFORE = new RegExp(
  String.raw`(?<!\b(?:without|not|never|no|nor)\s(?:[\p{L}-]+\s)?)(?:\b(?:avoid(?:ance|s|ed|ing)|withdraw(?:al|ing)|discontinu(?:ation|ed|ing)|cessation|ceas(?:ed|ing)|stopp(?:ed|ing)|interrupt(?:ion|ed|ing)|remov(?:al|ed|ing)|terminat(?:ion|ed|ing)|suspen(?:sion|ded|ding)|abandon(?:ed|ing|ment)|deprivation|withdrew|replac(?:ed|ing|ement)|(?:switch(?:ed|ing)?|chang(?:ed|ing)|conver(?:ted|ting|sion))(?:\s[\p{L}-]+)? from|c(?:a|o)m(?:e|ing) off|off)\s(?:of\s)?|\b(?:before|until|prior to)\sthe\s(?:introduction|availability|advent|approval|era)\sof\s)${REACHES}$`,
  'iu',
);
const STOPPED_AFTER =
  /^(?:(?:\s(?!and\b|but\b|or\b|who\b|which\b|arms?\b|trials?\b|stud(?:y|ies)\b|groups?\b|patients\b)[\p{L}-]+){0,2}\s(?:was|were|is|are|has been|had been|have been|being|be)\s(?:\p{L}+ly\s|then\s|later\s|all\s){0,2}(?:withdrawn|stopped|discontinued|avoided|forgone|spared|delayed|postponed|de-?escalated|withheld|omitted|removed|ceased|interrupted|abandoned|suspended|terminated|tapered|skipped|missed|replaced|refused|declined|lacking|absent|unavailable|(?:not|never)\s(?:yet\s|been\s)?(?:given|used|administered|available|received|added|included|offered|taken|part))\b(?!\s(?:from|early|prematurely)\b)|\s(?:stopped|ceased|ended)\b(?!\s(?:early|prematurely)\b)|-free\b|[\s-]na[i\u00ef]ve\b)/iu;
const WITHDRAWAL =
  /^[\s-](?:withdrawal|discontinuation|cessation|omission|interruptions?|deprivation|avoidance|refusal)\b/iu;
/** "Without blinatumomab-related toxicity": it is the toxicity that was not there. */
const NAMES_ANOTHER =
  /^[\s-](?:(?:\p{L}+-)?(?:related|associated|induced|specific)|(?:\p{L}+-)?(?:treated|allocated|assigned|dependent|requiring|diabetics?)|resistan\p{L}+|refractory|doses?|toxicit\p{L}+|failures?|intoleran\p{L}+|(?:side |adverse )?effects?|complications?|delays?|modifications?|reductions?)\b/iu;
/** "… but B did not." */
const DID_NOT = /^\s(?:did|does|do|was|were|had|could)(?:\snot|n['\u2019]t)\s*(?:[.;)]|$)/iu;
const BEFORE_IT_CAME = /\b(?:before|until|prior to)\s(?:the\s)?$/iu;
const CAME = /^\s(?:was|were|became|had been|came)\s/iu;
const JOINED = /^(?:\s?\/\s?|,?\s(?:or|and|nor|plus)\s|\s?\+\s?)(?:(?:the|any|without|no)\s)?$/iu;

const LOOKS_BACK = 120;
const LOOKS_ON = 90;

const beforeOf = (sentence: string, { start }: Span): string =>
  sentence.slice(Math.max(0, start - LOOKS_BACK), start);
const afterOf = (sentence: string, { end }: Span): string => sentence.slice(end, end + LOOKS_ON);

/** Whether the words before a treatment say that it was not given, or not meant. */
function isDenied(sentence: string, place: Span): boolean {
  const before = beforeOf(sentence, place);
  return NOT_GIVEN.test(before) || NO.test(before) || EXCEPTED.test(before);
}

/** What was stopped or avoided is still what its sentence is about, unless that tells what came of it. */
function isStopped(sentence: string, place: Span): boolean {
  return wasStopped(sentence, place) && cuesOf(sentence).length > 0;
}

function wasStopped(sentence: string, place: Span): boolean {
  const before = beforeOf(sentence, place);
  const after = afterOf(sentence, place);
  return (
    WITHDRAWAL.test(after) ||
    (LESS_OF.test(before) && !NAMES_ANOTHER.test(after)) ||
    STOPPED_AFTER.test(after) ||
    STOPPED_BEFORE.test(before) ||
    (BEFORE_IT_CAME.test(before) && CAME.test(after))
  );
}

function isAway(sentence: string, place: Span): boolean {
  // What nothing new was given to is compared with, whatever is said of it.
  if (CONTROL.test(sentence.slice(place.start, place.end))) return false;
  const after = afterOf(sentence, place);
  // "Without withdrawal of A": who takes nothing away leaves it there.
  if (WITHDRAWAL.test(after) && isDenied(sentence, place)) return false;
  if (isDenied(sentence, place) && !NAMES_ANOTHER.test(after)) return true;
  return DID_NOT.test(after) || isStopped(sentence, place);
}

/** Whether a treatment is named as one that a finding does not hold for ("A, but not B, …"), not as one withheld. */
export function isExcepted(sentence: string, place: Span): boolean {
  const after = afterOf(sentence, place);
  const before = beforeOf(sentence, place);
  return (
    EXCEPTED.test(before) || EXCEPTED_TOO.test(before) || DID_NOT.test(after) || /^\sbut\b/iu.test(after)
  );
}

/** Whether a finding is said not to hold for a treatment beside another: "A, but not B". */
export function isSetAside(sentence: string, place: Span): boolean {
  return BUT_NOT.test(beforeOf(sentence, place)) || DID_NOT.test(afterOf(sentence, place));
}

/**
 * Which of the treatments that a sentence names it says were not given, or no longer: "without A", "in the absence of
 * A", "who did not receive A or B", "after A was withdrawn", "B but not A". Names only: `places` are in the sentence's
 * order, the answer is in theirs.
 */
export function absentAmong(sentence: string, places: readonly Span[]): boolean[] {
  const away = places.map((place) => isAway(sentence, place));
  const stopped = places.map(
    (place, at) => away[at] === true && STOPPED_AFTER.test(afterOf(sentence, place)),
  );
  const joined = (at: number): boolean =>
    JOINED.test(sentence.slice(places[at]?.end ?? 0, places[at + 1]?.start ?? 0));
  // "Without A or B" is without both, and so is "A and B were withdrawn".
  for (let at = 1; at < places.length; at += 1) {
    if (away[at - 1] === true && stopped[at - 1] !== true && joined(at - 1)) away[at] = true;
  }
  for (let at = places.length - 2; at >= 0; at -= 1) {
    if (stopped[at + 1] === true && joined(at)) away[at] = true;
  }
  return away;
}
