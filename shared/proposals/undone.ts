import type { Span } from '#shared/text/text-index.ts';
import { clausesOf, withoutBrackets } from './clauses.ts';

/** Words that name a finding, not what was found: "the benefit was lost" undoes it, "weight was lost" tells one. */
const FINDING = String.raw`(?<!\b(?:(?:side|adverse|toxic|late|unwanted)[\s-]|(?:none|neither|not all) of (?:the |these )?|no ))\b(?:benefits?|improvements?|advantages?|differences?|effects?|effectiveness|efficacy|reductions?|increases?|decreases?|gains?|superiority|associations?|findings?|results?|impact|protection|trends?|claims?|notions?|ideas?|beliefs?|impressions?|reports?|observations?)\b`;
/** What stands between a finding and what became of it: not a clause set against it. */
const ON = String.raw`(?:(?!\b(?:but|whereas|while|although|though|however)\b)[^;])`;
/** "Better survival with A was not shown": what was found, as the subject of its clause. */
const BETTER = String.raw`(?:^|[.,;:]\s|\b(?:the|an?|any|such|this|that)\s)(?:better|improved|longer|higher|lower|reduced|superior|inferior|fewer|prolonged|enhanced|increased|decreased|greater|shorter|worse)\s(?:(?!\b(?:and|but|whereas|while|although|though|however)\b)[^;,]){0,120}?`;
const PRONOUN = String.raw`\b(?:this|that|these|those|it|which|they|such)`;
const IS = String.raw`\b(?:was|were|is|are|has been|had been|have been|became|becomes|proved|turned out|could|can|seemed|appeared)`;
const NOT = String.raw`(?:\b(?:not|never|cannot)|n['\u2019]t)`;
/** A clause that begins with "that" says itself what was not confirmed. */
const NO_CONTENT = String.raw`(?!\sthat\s(?!(?:in|for|here|by|with)\b))`;

/** What undoes a finding that its sentence, or one before, has told. */
const REVERSED: readonly RegExp[] = [
  // "The benefit was lost after adjustment", "the improvement was transient"
  new RegExp(
    String.raw`(?:${FINDING}${ON}{0,120}?\s|${BETTER}\s|${PRONOUN}\s)${IS}\s(?:to\sbe\s|been\s|be\s|then\s|all\s|an?\s|\p{L}+ly\s){0,3}(?:lost|gone|abolished|negated|nullified|cancelled|canceled|eliminated|erased|eroded|offset|outweighed|wiped out|undone|annulled|overturned|retracted|attenuated to|transient|short-?lived|temporary|spurious|illusory|artefact\p{L}*|artifact\p{L}*|(?:explained by|accounted for by|due to) (?:the |an? )?(?:age|sex|differences? in|imbalances?|baseline|case mix|selection)|due to (?:chance|bias|confounding))`,
    'iu',
  ),
  new RegExp(
    String.raw`(?:${FINDING}${ON}{0,120}?|${PRONOUN})\s(?:\p{L}+ly\s|then\s|soon\s|later\s)?(?:disappear(?:ed|s)|vanish(?:ed|es)|evaporate[ds]|fade[ds]|wane[ds]|dissipate[ds]|dwindle[ds]|wore off|ceased|was no more)\b`,
    'iu',
  ),
  // "The advantage did not persist", "this was not sustained"
  new RegExp(
    String.raw`(?:${FINDING}${ON}{0,120}?|${PRONOUN})\s(?:(?:did|does|do|could)\s?(?:not|n['\u2019]t)|never|failed to)\s(?:persist|last|endure|hold|remain|survive|stand|continue)\b`,
    'iu',
  ),
  new RegExp(
    String.raw`(?:${FINDING}${ON}{0,120}?\s|\bresponses?\s|${PRONOUN}\s)${IS}\s?${NOT}\s(?:be\s|been\s|\p{L}+ly\s){0,2}(?:maintained|sustained|durable|lasting|robust|persistent|supported|retained|preserved)\b`,
    'iu',
  ),
  /(?<!\b(?:no|not|without|never|any)\s)\b(?:los(?:t|es|ing)|loss of)\s(?:its |their |the |this |that |all |any |much of |most of |(?:statistical|survival|clinical) ){0,3}(?:benefit|advantage|effect|efficacy|superiority|significance|effectiveness)\b/iu,
  /\b(?:abolish|negat|nullifi|cancel|eras|offset|outweigh|wip)(?:e?s|e?d|ing|ling|led)?\s(?:out\s)?(?:the |this |that |any |its |all )(?:[\p{L}-]+\s){0,2}(?:benefits?|improvements?|advantages?|gains?)\b/iu,
  /(?<!\b(?:who|which|that)\s)\bno longer\s(?:\p{L}+ly\s|any\s|a\s|an\s|so\s|much\s){0,2}(?:significan\p{L}+|differ\p{L}*|better|worse|superior|inferior|higher|lower|greater|longer|shorter|associated|improv\p{L}*|prolong\p{L}*|reduc\p{L}*|favou?r\p{L}*|benefi\p{L}*|advantage|effective|held|holds?|true|the case)\b/iu,
  new RegExp(
    String.raw`(?:${FINDING}${ON}{0,120}?|${PRONOUN})\s${IS}\sno longer\s(?:\p{L}+ly\s)?(?:seen|observed|found|present|evident|apparent|demonstrable|detectable)\b`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:benefits?|advantages?|differences?|trends?|findings?|results?)\b${ON}{0,120}?\s${IS}\s(?:then\s|later\s)?reversed\b`,
    'iu',
  ),
  // "Improved at first but fell thereafter"
  /\b(?:at first|initially|transiently|temporarily|briefly|early on)\b[^;.]*\b(?:but|then|thereafter|afterwards|later|subsequently|followed by)\b/iu,
  // Whatever was not confirmed
  new RegExp(
    String.raw`${NOT}\s(?:yet\s|be\s|been\s|\p{L}+ly\s){0,2}(?:confirmed|reproduced|replicated|reproducible|borne out|corroborated|substantiated|upheld|verified)\b${NO_CONTENT}`,
    'iu',
  ),
  new RegExp(
    String.raw`(?:${NOT}|\b(?:unable to|fail(?:ed|s|ure|ing)? to|nor))\s(?:be able to\s|\p{L}+ly\s|then\s)?(?:confirm|reproduce|replicate|corroborate|verify|substantiate|bear out|uphold)\b${NO_CONTENT}`,
    'iu',
  ),
  new RegExp(
    String.raw`(?:${NOT}|\bfail(?:ed|s)? to)\s(?:\p{L}+ly\s)?support\s(?:this|these|those|it|(?:the|such|any|that|earlier|previous)\s(?:[\p{L}-]+\s){0,2}${FINDING})`,
    'iu',
  ),
  /\b(?:contradict(?:s|ed|ing)?|refut(?:e|es|ed|ing)|disprov(?:e|es|ed|en|ing)|disput(?:e|es|ed)|debunk(?:s|ed)?|invalidat(?:e|es|ed)|into question|cast(?:s|ing)? (?:\p{L}+ )?doubts?|(?:is|are|was|were) (?:\p{L}+ )?(?:doubtful|doubted|in doubt)|at odds with|inconsistent with|challeng(?:e|es|ed|ing) (?:the|this|these|that)|alleged(?:ly)?|purported(?:ly)?|supposed(?:ly)?|so-called (?:\p{L}+ )?(?:benefits?|improvements?|advantages?|effects?|efficacy|superiority)|claim(?:s|ed) (?:that|to|by)|unless|(?:wrong|incorrect|false|untrue|misleading|premature|mistaken|erroneous) (?:to \p{L}+ )?that|(?:(?<!\ba )few|not (?:all|every)(?: of)?) (?:the |these )?(?:[\p{L}-]+ ){0,2}(?:show|found|find|demonstrat|report|suggest|confirm)\p{L}*)\b/iu,
];

/** What others found, or what was found first, and then that it was otherwise. */
const OF_OTHERS =
  /\b(?:(?:previous|earlier|prior|other|older|first|initial|early|preliminary|interim|observational|retrospective|uncontrolled|historical|some)\s(?:[\p{L}-]+\s){0,2}(?:trials?|stud(?:y|ies)|reports?|analys[ei]s|work|data|evidence|series|experience|authors|investigators|groups|papers|publications|reviews?|meta-analys[ei]s|results?|findings?)|others|previously|initially|at first)\b[^;.,]{0,60}?\b(?:report|show|suggest|found|find|indicat|observ|demonstrat|conclu|seem|appear|improv|benefi|favou?r|better|longer|higher|lower|reduc|superior)\p{L}*/iu;
const THEN_DENIED =
  /(?:[.;]\s|,?\s(?:but|however|whereas|yet|although|though|while)\b|,\s(?=(?:we|our|ours|this|here|the (?:present|current)|in (?:our|this))\b))[^;.]*?(?:\b(?:not|no|never|neither|cannot|fail(?:ed|s)? to|unable)\b|n['\u2019]t\b)/iu;
/** Said of the finding, but only where it was looked for. */
const NOT_SEEN = new RegExp(
  String.raw`(?:${FINDING}${ON}{0,120}?|${BETTER})\s${IS}\s?${NOT}\s(?:be\s|been\s|\p{L}+ly\s){0,2}(?:seen|observed|found|shown|demonstrated|detect(?:ed|able)|evident|apparent|noted|reached|achieved|established|prove[nd]|present|noticed|identified|documented|real)\b`,
  'iu',
);

/** "Unlike A, B did not …" says of A that it did. */
const UNLIKE = new RegExp(
  String.raw`\bunlike\b[^;]*?(?:\bno\b|${NOT})|(?:\bno\b|${NOT})[^;]*?\bunlike\b`,
  'iu',
);

const SENTENCE_END = /[.?!];?\s+(?=\p{Lu})/gu;

/** Sentences of a text. They cover it. */
function sentencesOf(text: string): Span[] {
  const ends = [...withoutBrackets(text).matchAll(SENTENCE_END)].map(
    ({ index, 0: { length } }) => index + length,
  );
  return [0, ...ends].map((start, at) => ({ start, end: ends[at] ?? text.length }));
}

/** Up to where something is undone: the end of the last sentence that does so; 0 where none does. */
function undoneUpTo(text: string): number {
  const ends = sentencesOf(text).flatMap(({ start, end }) => {
    const words = text.slice(start, end);
    return REVERSED.some((pattern) => pattern.test(words)) ? [end] : [];
  });
  const others = OF_OTHERS.exec(text);
  const from = others === null ? text.length : others.index + others[0].length;
  const denied = THEN_DENIED.exec(text.slice(from));
  const deniedAt = denied === null ? -1 : from + denied.index + denied[0].length;
  const last = sentencesOf(text).find(({ start, end }) => deniedAt > start && deniedAt <= end);
  return Math.max(0, last?.end ?? 0, ...ends);
}

/**
 * Where a text tells what it takes back: "the benefit was lost after adjustment", "… improved survival; we could not
 * confirm this", "earlier trials showed …, but ours did not" undo what the sentence and those before it say, "an
 * improvement was not seen" its own clause. What came after may stand.
 */
export function undoneIn(text: string): Span[] {
  const end = undoneUpTo(text);
  const unseen = clausesOf(text).filter(({ start, end: to }) =>
    [NOT_SEEN, UNLIKE].some((pattern) => pattern.test(text.slice(start, to))),
  );
  return end === 0 ? unseen : [{ start: 0, end }, ...unseen];
}
