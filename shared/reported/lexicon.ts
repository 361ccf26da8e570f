import type { AnalysisSet, ResultMeasure } from '#shared/domain/reported-result.ts';

/*
 * The words of the grammar. A phrase is written as the token texts it consists of, separated by spaces; `*` stands
 * for any one word.
 */

/** A phrase and what it means. */
export type Phrase<T> = { readonly words: readonly string[]; readonly means: T };

/** Phrases by their first word, the longest first. */
export type Phrases<T> = ReadonlyMap<string, readonly Phrase<T>[]>;

function phrases<T>(entries: readonly (readonly [string, T])[]): Phrases<T> {
  const all = entries
    .flatMap(([words, means]) => words.split('|').map((one) => ({ words: one.trim().split(' '), means })))
    .toSorted((a, b) => b.words.length - a.words.length);
  return Map.groupBy(all, ({ words }) => words[0] ?? '');
}

export type MeasureWord = {
  readonly measure: ResultMeasure;
  readonly adjusted?: boolean;
  /** Stands behind its number only: "0.51 times the rate". */
  readonly behind?: true;
  /** "Difference" alone: of percentages or of means, as its number says. */
  readonly plain?: boolean;
};

export const measurePhrases = phrases<MeasureWord>([
  ['difference ,|difference :|difference of|difference =|difference was', { measure: 'MD', plain: true }],
  [
    'hazard ratio|hazard ratios|hazards ratio|hr|hrs|hazard rate ratio|shr|cshr|cs-hr|subhazard ratio|sub-hazard ratio|subdistribution hazard ratio',
    { measure: 'HR' },
  ],
  ['ahr|ahrs|ashr|hradj|hr adj|hr_adj|adjhr', { measure: 'HR', adjusted: true }],
  [
    'log hr|ln hr|loghr|lnhr|log-hr|log ( hr )|ln ( hr )|log hazard ratio|log hazard ratios|log-hazard ratio|log or|ln or|log ( or )|ln ( or )|log odds ratio|log odds ratios|log odds|log-odds|log rr|ln rr|log ( rr )|ln ( rr )|log relative risk|log risk ratio',
    { measure: 'other' },
  ],
  ['odds ratio|odds ratios|odds-ratio|or =|ors', { measure: 'OR' }],
  ['aor|aors|oradj|or adj|or_adj|adjor', { measure: 'OR', adjusted: true }],
  ['relative risk|relative risks|risk ratio|risk ratios|rr|rrs|relative-risk', { measure: 'RR' }],
  ['arr =|rradj|rr adj|rr_adj|adjrr', { measure: 'RR', adjusted: true }],
  [
    'rate ratio|rate ratios|incidence rate ratio|incidence rate ratios|irr|irrs|incident rate ratio|mortality rate ratio',
    { measure: 'IRR' },
  ],
  [
    'risk difference|risk differences|rd|absolute risk reduction|absolute risk reductions|absolute risk difference|absolute difference|difference in proportions|absolute risk increase',
    { measure: 'RD' },
  ],
  [
    'standardized mean difference|standardised mean difference|standardized mean differences|standardised mean differences|standardized weighted mean difference|smd|smds|hedges g|hedges \u0027 g|hedges’ g|hedges\u0027 g|hedges’s g|cohen\u0027s d|cohen’s d|cohens d',
    { measure: 'SMD' },
  ],
  [
    'mean difference|mean differences|weighted mean difference|weighted mean differences|md|wmd|difference in means|corresponding difference|the difference between * and *',
    { measure: 'MD' },
  ],
  [
    'relative risk reduction|relative risk reductions|rr reduction|relative reduction|rrr|vaccine efficacy|protective efficacy|risk reduction|efficacy|pe|ve|reduced the risk|vaccine effectiveness|protective effectiveness',
    { measure: 'PE' },
  ],
  ['times the rate|times the * rate|times the incidence', { measure: 'IRR', behind: true }],
  ['times the risk|times the * risk', { measure: 'RR', behind: true }],
  ['times the odds|times the * odds', { measure: 'OR', behind: true }],
  ['times the hazard|times the * hazard', { measure: 'HR', behind: true }],
  ['number needed to treat|numbers needed to treat|nnt', { measure: 'NNT' }],
  [
    'correlation coefficient|correlation|correlations|pearson r|r =|r >|r <|rho =|rho|tau correlation|spearman\u0027s rho|ρ =',
    { measure: 'COR' },
  ],
  ['diagnostic odds ratio|dor', { measure: 'DOR' }],
  [
    'auc|area under the curve|auroc|kappa|prevalence ratio|prevalence ratios|pr =|nnh|number needed to harm|c statistic|c statistics|c-statistic|c-statistics|c-index|event-time ratio|β|beta =|ratios|ratio|κ',
    { measure: 'other' },
  ],
]);

/** Words for what a number of a group is. */
export type Stat = 'mean' | 'median' | 'sd' | 'se' | 'iqr' | 'range';

export const statPhrases = phrases<Stat>([
  ['mean|means|average|averaged|on average|m =|mv', 'mean'],
  ['median|medians|mdn', 'median'],
  ['standard deviation|standard deviations|sd|sds|s . d .|s . d', 'sd'],
  ['standard error|standard errors|standard error of the mean|se|sem|s . e .|s . e|s . e . m .|sems', 'se'],
  [
    'interquartile range|interquartile ranges|iqr|inter-quartile range|interquartile|quartiles|q1 , q3|q1 to q3|q1 - q3|q1-q3|q1 ; q3|q1 and q3|p25 - p75|p25-p75|p25 , p75',
    'iqr',
  ],
  ['range|ranges|min-max|95 % range', 'range'],
]);

export const adjustedPhrases = phrases<boolean>([
  ['adjusted|adj|multivariable-adjusted|adjustment|adjusting|age-adjusted', true],
  ['unadjusted|crude|not adjusted', false],
]);

export const setPhrases = phrases<AnalysisSet>([
  ['modified intention-to-treat|modified intent-to-treat|modified itt|mitt', 'modified-itt'],
  [
    'intention-to-treat|intention to treat|intent-to-treat|intent to treat|itt|intention‐to‐treat',
    'intention-to-treat',
  ],
  ['per-protocol|per protocol', 'per-protocol'],
  ['as-treated|as treated', 'as-treated'],
  ['safety population|safety analysis|safety set|safety-analysis', 'safety'],
]);

/** Not reached or not estimable, of a median or a limit. */
export const notReachedPhrases = phrases<true>([
  [
    'not reached|not yet reached|not been reached|not yet been reached|not estimable|not evaluable|nr|ne|not estimated|n r|∞',
    true,
  ],
]);

export const notSignificantPhrases = phrases<true>([
  ['ns|n . s .|n . s|not significant|non-significant|nonsignificant|not statistically significant', true],
]);

/** Statistics whose numbers are no results. */
export const testStatistics: ReadonlySet<string> = new Set(
  'i2 i² χ2 χ² chi2 x2 z t f df q h2 φ phi tau2 r2 chi n2 η2 chi-square wald u sy'.split(' '),
);

/** Words for what is measured: one between two numbers starts a result of its own. */
export const endpoints: ReadonlySet<string> = new Set(
  'survival mortality relapse relapses incidence os efs dfs pfs rfs death deaths rate rates prevalence sensitivity specificity ppv npv'.split(
    ' ',
  ),
);

/** What is counted as an event: "12 deaths among 45". */
export const eventWords: ReadonlySet<string> = new Set(
  'death deaths event events relapse relapses recurrence recurrences failure failures infection infections stroke strokes response responses responder responders remission remissions'.split(
    ' ',
  ),
);

/** Words that set two groups side by side. */
export const versusPhrases = phrases<true>([
  ['vs .|vs|v|versus|compared with|compared to|as compared with|against|v .|as compared to|than', true],
]);

export const timeUnits: ReadonlyMap<string, string> = new Map(
  ['year:y yr yrs', 'month:mo mos', 'week:wk wks', 'day:d', 'hour:h hr hrs', 'minute:min mins'].flatMap(
    (line) => {
      const [unit = '', short = ''] = line.split(':');
      return [unit, `${unit}s`, ...short.split(' ')].map((word) => [word, unit] as const);
    },
  ),
);

const smallNumbers =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';
export const numberWords: ReadonlyMap<string, number> = new Map(
  smallNumbers.split(' ').map((word, value) => [word, value]),
);

/** Words whose number only tells which one is meant. */
export const numberedThings: ReadonlySet<string> = new Set(
  'group groups arm arms phase grade grades stage type class level model study table figure fig cohort item'.split(
    ' ',
  ),
);

/** What is counted without being a result: "for 18 studies". */
export const countedThings: ReadonlySet<string> = new Set(
  'studies trials reviews centres centers articles'.split(' '),
);

/** Words for those who are counted. */
export const people: ReadonlySet<string> = new Set(
  'patients patient children women men subjects participants individuals people persons adults infants controls dogs cats animals volunteers cases pairs adolescents eyes'.split(
    ' ',
  ),
);

/** Units that may follow a number; joined ones ("mg/dl") are made of these. */
export const unitWords: ReadonlySet<string> = new Set(
  (
    'years year yrs yr y months month mo weeks week wk days day d hours hour h hr min minutes seconds sec s ms ' +
    'mm mm2 cm cm2 m m2 km kg g mg µg ug ng pg l dl ml µl microl mmol mol µmol umol nmol pmol nm µm mm um pm db hz khz ' +
    'bpm ha kpa pa u iu points point score scores units mumol micrograms mmcr mmolcr patients assessments fl n'
  ).split(' '),
);
