import { blankedAt, clausesOf } from './clauses.ts';
import { undoneIn } from './undone.ts';

/** What is supposed, asked, planned or wished; "as we expected" and "than expected" tell a finding. */
const SUPPOSED =
  /(?<!\b(?:as|than|contrary to|with|confirms?|confirmed) (?:we |was |our |the |had )?)\b(?:hypothes[ie][sz]\p{L}*(?!:)|postulat\p{L}+|speculat\p{L}+|expect(?:s|ed)?|anticipat(?:e|es|ed)|assum(?:e|es|ed)|predicted|(?:is|are|was|were) (?:thought|believed|intended|meant|supposed) to|hop(?:e|es|ed|ing) (?:that|to)|would|will|should(?! be (?:noted|stressed|mentioned))|ought to|if only)\b/iu;
/** What nobody knows. */
const UNKNOWN =
  /\b(?:unknown|unclear|uncertain|unresolved|unproven|undetermined|controversial|debated|questionable|(?:not|never|n't) (?:yet )?(?:been )?(?:well |fully |clearly )?(?:known|clear|certain|established|understood|determined|(?:adequately |well )?(?:studied|tested|examined|investigated))|remains? (?:open|to be)|open question|(?:question|doubt|uncertainty) (?:is|of|about|as to|remains))\b/iu;
/** A question inside a sentence, up to where something is told again. */
const WHETHER =
  /(?<!\b(?:same|regardless of|irrespective of|no matter|similarly|equally) )\bwhether\b(?! or not\b)|\b(?:know|known|see|determine|test|ask|asked|learn|find out|establish) (?:if|how|why)\b/iu;
const TOLD_AGAIN =
  /,?\s(?:and|we|which) (?:we |it |they )?(?:found|find|showed|show|observed|noted|did|saw)\b/iu;
/** "… but not mortality" says nothing of what comes after it. */
const EXCEPTED =
  /,?\s(?:but|and|though) not (?!significant|statistical|with\b|to\b|when\b|at\b|by\b|all\b|always\b|only\b|in (?:those|patients|children|adults|the)\b)(?:(?:in|on|of|for) )?(?:[\p{L}-]+ ?){1,5}(?=[,;.(]|$)/giu;

/** Of a clause, from where to where it tells nothing; null when it tells all. */
function untoldOf(clause: string): readonly [number, number] | null {
  if (/\?\s*$/u.test(clause) || UNKNOWN.test(clause) || SUPPOSED.test(clause) || /^\s*if\b/iu.test(clause)) {
    const again = TOLD_AGAIN.exec(clause);
    return [0, again === null || SUPPOSED.test(clause.slice(again.index)) ? clause.length : again.index];
  }
  const asked = WHETHER.exec(clause);
  if (asked === null) return null;
  const again = TOLD_AGAIN.exec(clause.slice(asked.index));
  return [asked.index, again === null ? clause.length : asked.index + again.index];
}

/**
 * A sentence of which only what it tells is left: questions, hypotheses, plans, and what is said to be unknown are
 * blanked, clause by clause, what an exception names ("but not mortality"), and what is taken back. Places stay as
 * they are.
 */
export function toldOnly(sentence: string): string {
  const told = clausesOf(sentence).map(({ start, end }) => {
    const clause = sentence.slice(start, end);
    const untold = untoldOf(clause);
    if (untold === null) return clause;
    const [from, to] = untold;
    return clause.slice(0, from) + ' '.repeat(to - from) + clause.slice(to);
  });
  const excepted = told.join('').replace(EXCEPTED, (words) => ' '.repeat(words.length));
  return blankedAt(excepted, undoneIn(sentence));
}
