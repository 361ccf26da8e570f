/** What a cue says: more or less of something, better or worse, the same, or something no direction can be read from. */
export type CueKind = 'up' | 'down' | 'good' | 'bad' | 'equal' | 'equivalent' | 'no-effect';

/** Words that tell a direction, with their place in the sentence. */
export type Cue = {
  readonly kind: CueKind;
  readonly start: number;
  readonly end: number;
  readonly negated: boolean;
};

/**
 * Cue words. `equivalent` must be said by the source ("as effective as"); "similar" is `equal`: nobody tested it.
 * Order matters: the first pattern that takes a word keeps it.
 */
const PATTERNS: readonly (readonly [CueKind, RegExp])[] = [
  [
    'no-effect',
    /\b(?:no|little|without(?: any)?) (?:[\p{L}-]+ ){0,3}?(?:differences?|effects?|changes?|influence|impact|interaction|benefits?|advantage)\b/giu,
  ],
  [
    'no-effect',
    /\bneither\b.{3,80}\bnor\b.{3,60}\b(?:affect|chang|alter|influenc)(?:e|ed|s)?\b|\b(?:reduced|increased|decreased|lowered|affected|improved|changed|altered|influenced) neither\b/giu,
  ],
  [
    'no-effect',
    /\bun(?:changed|altered|affected)\b|\b(?:differences?|effects?|changes?) (?:[^\s.;]+ ){0,12}?(?:was|were) (?:\p{L}+ )?(?:not|non-?) ?significant\b/giu,
  ],
  [
    'no-effect',
    /\b(?:no|not) (?:statistically |clinically )?(?:significant(?:ly)? )?differ(?:ent|ence|ences|ed)?\b|\b(?:did|does|do) not (?:significantly )?(?:differ|change|affect|alter|influence|modify|have (?:different|an?) effects?)\b|\bnot (?:significantly )?(?:changed|affected|altered|influenced|modified)\b/giu,
  ],
  [
    'equivalent',
    /\b(?:equivalen(?:t|ce)|equipotent|equally (?:effective|safe|well)|non-?inferior(?:ity)?|not inferior|(?:at least )?as (?:effective|efficacious|safe|good|potent)(?: \p{L}+)? as)\b/giu,
  ],
  [
    'equal',
    /\b(?:similar(?:ly)?|comparabl[ey]|identical|equal(?:ly)?|(?:was|were|is|are|remain(?:s|ed)|almost) (?:\p{L}+ )?the same|the same (?=whether\b|in both\b|for both\b|in the two\b)|to the same extent)\b/giu,
  ],
  [
    'bad',
    /\b(?:less (?:effective|efficacious|potent|well|favou?rable)|more severe|worse(?:n|ns|ned)?|inferior|impair(?:s|ed)|deteriorat(?:es|ed)|aggravat\p{L}+|detrimental|adverse effects? on)\b/giu,
  ],
  [
    'good',
    /\b(?:more (?:effective(?:ly)?|efficacious|potent|favou?rable|beneficial)|better|prefer(?:red|able)|superior|improv(?:e|es|ed|ement|ements)|ameliorat\p{L}+|benefi(?:t|ts|cial)|advantages?|advantageous|relie(?:f|ved|ves)|efficacy of|(?<!cost-)effective (?:in|at|for)|favou?r(?:s|ed|ably|able)?|restor(?:es|ed)|(?:greater|larger|stronger) (?:\p{L}+ )?(?:effects?|efficacy|effectiveness|benefits?|response|protection))\b/giu,
  ],
  [
    'down',
    /\b(?:decreas(?:e|es|ed)|reduc(?:e|es|ed|tion|tions)|lower(?:s|ed)?|(?:thereby|thus) (?:reducing|lowering|decreasing)|lowering of|less|fewer|fall|fell|declin(?:e|es|ed)|drop(?:s|ped)?|smaller|shorter|shortened|diminish(?:es|ed)?|diminution|attenuat(?:e|es|ed|ion)|suppress(?:es|ed|ion)?|prevent(?:s|ed)?|inhibit(?:s|ed)|slow(?:s|ed)|blunt(?:s|ed)|delay(?:s|ed)|regress(?:ed|ion)|revers(?:es|ed)|disappear\p{L}*|less frequent(?:ly)?)\b/giu,
  ],
  [
    'up',
    /\b(?:increas(?:e|es|ed)|higher|greater|more|longer|larger|rais(?:e|es|ed)|rise|rose|elevat(?:ed|es)|enhanc(?:e|es|ed|ement)|prolong(?:s|ed|ation)?|up-?regulat\p{L}+|excess|most (?:frequent(?:ly)?|pronounced))\b/giu,
  ],
];

/** A word that turns the cue after it; a comma, "but" or another verb between frees the cue. */
const NEGATION =
  /(?:\b(?:no|not|cannot|neither|nor|never|fail(?:ed|s|ure|ing)? to|unable to|nothing|hardly|barely|scarcely|unlikely to)|n['\u2019]t)\s(?:(?!but\b|only\b|and\b)[\p{L}-]+\s){0,4}$/iu;
/** "Without improvement"; not "patients without A were better". */
const WITHOUT =
  /\b(?:without|(?:lack|absence) of)\s(?:(?!(?:but|only|and|was|were|is|are|had|has|have|did)\b)[\p{L}-]+\s){0,4}$/iu;
/** "Without increased toxicity"; "A without interruption improved …" is said of A. */
const WITHOUT_DONE = /\b(?:without|(?:lack|absence) of)\s(?:(?:any|an?|the|\p{L}+ly)\s){0,3}$/iu;
/** "Rather than improved", "instead of a reduction"; what stands after a treatment there is said of the other one. */
const CONTRAST =
  /\b(?:rather than|instead of)\s(?:(?:an?|the|any|being|further|significantly|on|by|to|through|with|for|due)\s){0,3}$/iu;
/** That something was not shown turns all that it would have been, to the end of the clause. */
const NOT_SHOWN =
  /(?:\b(?:none|neither|nobody|no one)\s(?:of\s)?(?:the\s|these\s|our\s|both\s)?(?:[\p{L}-]+\s){0,2}(?:show(?:ed|s)?|found|finds?|demonstrate[sd]|report(?:ed|s)|suggest(?:ed|s)|confirm(?:ed|s)|reveal(?:ed|s))|\b(?:no|little|insufficient|without|lack of|absence of|not any) (?:[\p{L}-]+ ){0,2}(?:evidence|proof|indication|sign|suggestion|support)|(?:\b(?:not|never|cannot|failed to|nor|neither)|n['\u2019]t) (?:yet )?(?:been )?(?:able to )?(?:show[ns]?|find|found|demonstrated?|detect(?:ed)?|confirm(?:ed)?|prove[nd]?|suggest(?:ed)?|indicated?|support(?:ed)?|reveal(?:ed)?|observed?|believe|think|conclude|claim|mean|imply|follow)|\b(?:is|are|was|were) (?:very |highly )?unlikely)\s(?:(?!(?:but|whereas|although|though|yet|only)\b)[^,;.])*$/iu;
/** "Did not, in this trial, improve": the aside frees nothing. */
const ASIDE = /(\b(?:not|never|failed to)|n['\u2019]t),\s[^,;]{1,40},\s(?=[^,;]*$)/iu;
/** "not only reduced" says that it reduced. */
const NOT_ONLY = /\bnot only\b/iu;

/** Words that are cues elsewhere and here are none. */
const NO_CUE =
  /\b(?:lower limit|higher education|no longer|more than (?:one|two|half|\d+)|less than \d+|greater than \d+|more (?:accurately|specifically|recently|generally|precisely|closely|important)|impaired (?=glucose|fasting|renal|patients|subjects)|at least|or more|more or less|(?:blood[- ]pressure|cholesterol|glucose|lipid)[- ]lowering|(?:the|(?:patients|subjects|those) with(?: an?)?) (?:elevated|reduced|impaired|increased|decreased|raised)(?= \p{L})|degree of [^;.]{0,30}reduction|increasing (?:age|doses?|levels|concentrations)|doses? (?:of [^;.]{0,50} )?(?:was|were) (?:increased|reduced|raised|doubled)|(?:despite|for|than) (?:an? |the )?(?:almost |very )?(?:similar|identical|equal|same|comparable)|increase in (?:the )?(?:[\p{L}-]+ ){0,3}doses?|high risk|for (?:improv|reduc|prevent|decreas|increas|lower)ing|(?<!\b(?:shown|found|able|effective|failed|appears?|seems?|tends?|tended|proved|reported|known|potential) )to (?:improve|reduce|prevent|increase|decrease|lower|slow|relieve))\b|^\s*similarly,/giu;

/** Numbers and asides in brackets. */
const BRACKETED = /\([^()]*\)|\[[^\][]*\]/gu;

const FARTHEST_NEGATION = 150;

function isNegated(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - FARTHEST_NEGATION), start).replace(ASIDE, '$1 ');
  const clause = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(';')) + 1);
  const without = /^\p{L}+ed\b/u.test(text.slice(start, start + 30)) ? WITHOUT_DONE : WITHOUT;
  return (
    [NEGATION, without, CONTRAST, NOT_SHOWN].some((words) => words.test(clause)) && !NOT_ONLY.test(clause)
  );
}

/** The cues of a sentence in their order; none lies within another. Linear in its length. */
export function cuesOf(text: string): Cue[] {
  const none = [...text.matchAll(NO_CUE), ...text.matchAll(BRACKETED)];
  const taken: { start: number; end: number }[] = none.map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const cues: Cue[] = [];
  for (const [kind, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken.some((other) => start < other.end && end > other.start)) continue;
      taken.push({ start, end });
      const plain = kind === 'no-effect';
      cues.push({ kind, start, end, negated: !plain && isNegated(text, start) });
    }
  }
  return cues.toSorted((a, b) => a.start - b.start);
}

/** "Not significant", in words or as a p value; such a finding has no direction in words. */
export const NOT_SIGNIFICANT =
  /\b(?:no|not?|non-?|without) ?(?:statistically |clinically )?(?:significant(?:ly)?|significance)\b|\binsignificant(?:ly)?\b|\bNS\b|\bp ?[=>] ?0?\.(?:[1-9]\d*|0[6-9]\d*|05[1-9]\d*)/u;

/** The source is careful. */
export const HEDGED =
  /\b(?:may|might|could(?! not\b)|appears?|seems?|seemed|appeared|suggest(?:s|ed|ing)?|tend(?:s|ed)?|tendency|trend|possibl[ey]|potential(?:ly)?|perhaps|presumably|probably|likely to)\b/iu;

/** What the sentence is for: an aim, a method, a plan; it states no result. */
export const NO_FINDING =
  /\b(?:(?:aim|aims|objectives?|purpose|goal)\b(?!\/)|aimed (?:at|to)|was (?:to|designed to|undertaken|conducted|performed|carried out)|(?:we|authors?|researchers|study|trial) (?:have )?(?:studied|investigated?|evaluated?|examined?|compared?|assess(?:ed)?|measured|sought|wished|recruited|reviewed|describe|conducted|report(?:ed)? (?:a|the) case)|were (?:randomi[sz]ed|randomly|enrolled|recruited|measured|assessed|studied|included|evaluated|compared|given|estimated)|was (?:measured|assessed|evaluated|used to|defined)|(?:is|are) (?:considered|recommended|needed|required)|should be|will (?:be|have|help)|need not|(?:presented|shown|summari[sz]ed) in (?:table|fig)|assess whether|designed to|to (?:determine|evaluate|assess|compare|investigate|examine|study|review|explore|confirm) (?:the|whether|if)|to (?:compare|review)|outcome measures?|(?:baseline|clinical|demographic) characteristics|inclusion criteria|underway|under investigation)|^\s*(?:at )?(?:baseline|initial)\b.{0,80}?\b(?:similar|comparable|did not differ)/iu;

/** A part that states an aim or a method may end in a result all the same. */
export const STRONG_FINDING =
  /\bp ?[<=>] ?0?\.\d|\bsignificantly (?:\p{L}+ed|higher|lower|more|less|better|worse)\b|\bstatistically significant\b/iu;

/** Words of an association that is no effect of a treatment. */
export const ASSOCIATION =
  /\b(?:correlat\p{L}+|associated (?:with|independently)|association between|predictors?|predicts?|risk factors?|related to|relationship|prognostic|attributable to|contributes? to|exposure to)\b/iu;

/** The state of one group. */
export const ONE_GROUP =
  /\b(?:well[- ]tolerated|safe\b|safety profile|(?:was|were) (?:reported|observed|seen|found|noted) in|occurred in|prevalence of|is (?:a )?common|are common|had normal|(?:is|are) characteri[sz]ed by|can cause|(?:has|have) not been associated)\b/iu;
