import type { Measure } from '#shared/stats/effect-sizes/measures.ts';
import type { Group, ColumnRole } from './study-table.ts';

/*
 * What headings say, in English, German, French and Spanish. Headings are compared without case, accents and punctuation.
 */

/** A heading as its words: lower case, no accents, one blank between words. */
export function foldHeading(heading: string): string {
  const bare = heading.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return bare
    .replaceAll(/ß/gu, 'ss')
    .replaceAll(/\bo(?:bserved)?\s*[-‐‑‒–—−]\s*e(?:xpected)?\b/gu, 'ominuse')
    .replaceAll(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
}

/** Names of columns as programs write them, without blanks; `1` and `2` are the groups. */
const programs: Readonly<Record<string, readonly string[]>> = {
  events1: [
    'e1',
    'ai',
    'tpos',
    'evente',
    'eventt',
    'eventtrt',
    'events1',
    'event1',
    'x1',
    'x1i',
    'r1',
    'evexp',
    'evtrt',
    'xe',
  ],
  events2: [
    'e2',
    'ci',
    'cpos',
    'eventc',
    'eventctrl',
    'events2',
    'event2',
    'x2',
    'x2i',
    'r2',
    'evctrl',
    'xc',
  ],
  none1: ['bi', 'tneg'],
  none2: ['di', 'cneg'],
  total1: ['n1', 'n1i', 'ne', 'nt', 'ntrt', 'nexp', 'total1', 'ntreat'],
  total2: ['n2', 'n2i', 'nc', 'nctrl', 'ncontrol', 'total2'],
  mean1: ['m1', 'm1i', 'meane', 'meant', 'mean1', 'me', 'mexp', 'meantrt'],
  mean2: ['m2', 'm2i', 'meanc', 'mean2', 'mc', 'mctrl', 'meanctrl'],
  sd1: ['sd1', 'sd1i', 'sde', 'sdt', 'sdexp', 'sdtrt'],
  sd2: ['sd2', 'sd2i', 'sdc', 'sdctrl'],
  se1: ['se1', 'se1i'],
  se2: ['se2', 'se2i'],
  time1: ['t1', 't1i', 'timee', 'time1', 'py1', 'pye'],
  time2: ['t2', 't2i', 'timec', 'time2', 'py2', 'pyc'],
  percent1: ['pct1', 'percent1', 'p1'],
  percent2: ['pct2', 'percent2', 'p2'],
  events: ['x', 'xi', 'event', 'events'],
  total: ['n', 'ni'],
  time: ['t', 'ti'],
  mean: ['m', 'mi'],
  sd: ['sd', 'sdi', 's'],
  r: ['ri', 'cor', 'rho'],
  yi: ['yi', 'te', 'es', 'y', 'effect', 'effectsize', 'givmean'],
  vi: ['vi', 'vte'],
  sei: ['sei', 'sete', 'sey', 'givse'],
  oe: ['oe', 'ominuse', 'oi'],
  v: ['v', 'var', 'varoe', 'ominusevariance'],
  tp: ['tp', 'truepositives', 'truepositive'],
  fp: ['fp', 'falsepositives', 'falsepositive'],
  fn: ['fn', 'falsenegatives', 'falsenegative'],
  tn: ['tn', 'truenegatives', 'truenegative'],
  lower: ['lo', 'll', 'lcl', 'lci', 'cilb', 'cilow', 'cil', 'lb', 'l95', 'low'],
  upper: ['hi', 'ul', 'ucl', 'uci', 'ciub', 'cihigh', 'ciu', 'ub', 'u95', 'high'],
  p: ['p', 'pval', 'pvalue', 'pwert', 'valorp', 'valeurp'],
  level: ['level', 'conflevel'],
  year: ['py', 'pubyear', 'yr'],
  study: ['studlab', 'slab', 'studyid', 'studyname', 'trialname', 'trialid'],
};

const byName: ReadonlyMap<string, string> = new Map(
  Object.entries(programs).flatMap(([role, names]) => names.map((name) => [name, role])),
);

/** What a program means by the name of a column (`n1i`, `event.e`, `seTE`); null where it is none of theirs. */
export function programRole(heading: string): string | null {
  return byName.get(foldHeading(heading).replaceAll(' ', '')) ?? null;
}

/** In the order in which they are tried: the more special before the more general. */
const roles: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'year',
    /^(?:(?:publication|study|pub) )?(?:year|jahr|annee|ano|anio)(?: (?:of|de) .*)?$|^(?:publikations|erscheinungs)jahr$/u,
  ],
  ['p', /^p(?: (?:value|val|wert))?$|^(?:valor|valeur) (?:de )?p$/u],
  ['ignored', /\b(?:weight|weights|gewicht|gewichtung|poids|peso)\b/u],
  ['ignored', /\b(?:median|mediane|mediana|iqr|quartile?s?|q1|q3|range|spannweite|etendue|rango)\b/u],
  ['lower', /\b(?:lower|untere[rs]?|inferieure?|inferior|(?:ci|ki|ic) (?:start|low|unten|inf))\b/u],
  ['upper', /\b(?:upper|obere[rs]?|superieure?|superior|(?:ci|ki|ic) (?:end|high|oben|sup))\b/u],
  ['oe', /\bominuse\b/u],
  [
    'se',
    /\b(?:se|sem|standard errors?|std err(?:or)?|standardfehler|erreur (?:standard|type)|error (?:estandar|tipico))\b/u,
  ],
  [
    'sd',
    /\b(?:sd|std|stdev|std dev|standard deviations?|standardabweichung(?:en)?|stdabw|ecarts? types?|desviacion(?:es)? (?:estandar|tipicas?))\b|^(?:sa|et|de|ds)$/u,
  ],
  ['vi', /\b(?:variance|varianz|varianza)\b/u],
  [
    'time',
    /person(?:en)? ?(?:time|years?|days?|months?|jahre|tage|monate|zeit)|patient ?(?:years?|days?|jahre)|personnes? annees|(?:personas?|pacientes?) anos?|time at risk|\bexposure\b|device days|catheter days/u,
  ],
  ['none', /non ?events?|\b(?:no|without) events?|ohne ereignis|sans evenement|sin evento/u],
  ['r', /\b(?:correlations?|korrelation(?:en|skoeffizient)?|correlacion|pearson)\b/u],
  ['mean', /\b(?:means?|mittelwerte?|mittel|mw|moyennes?|medias?|promedio|average|durchschnitt)\b/u],
  ['percent', /%|\b(?:percent|percentage|prozent|pourcentage|porcentaje|proportion|anteil)\b/u],
  [
    'events',
    /\b(?:events?|cases?|responders?|deaths?|died|dead|ereignisse?|ereignis|falle|todesfalle|tote|verstorbene|evenements?|cas|deces|eventos?|casos|muertes|successes|relapses|with event)\b/u,
  ],
  [
    'total',
    /\b(?:totals?|n|sample size|size|patients?|participants?|subjects?|people|randomi[sz]ed|analy[sz]ed|gesamt|gesamtzahl|anzahl|patienten|teilnehmer|probanden|effectifs?|tamano|pacientes|participantes|sujets)\b/u,
  ],
  ['subgroup', /\b(?:subgroups?|untergruppen?|subgruppen?|sous groupes?|subgrupos?|stratum)\b/u],
];

const STUDY =
  /^(?:(?:first )?authors?|stud(?:y|ies)(?: (?:name|id|or subgroup|label))?|trials?(?: (?:name|id))?|references?|citation|name|studien?(?:name)?|autor(?:en|es)?|quelle|etudes?|auteurs?|essais?|estudios?|ensayos?)$/u;

/** The role that the words of a heading say; null where they say none. */
export function roleOfWords(folded: string): ColumnRole | null {
  if (STUDY.test(folded)) return 'study';
  return roles.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}

/** Estimates by their names; `log` in front makes logarithms of them. */
const estimates: readonly (readonly [Measure, RegExp])[] = [
  ['HR', /\b(?:a?hr|s?hr|(?:log|ln)hr|hazards? ratios?|hazard quotient)\b/u],
  ['IRR', /\b(?:a?irr|(?:log|ln)irr|(?:incidence )?rate ratios?|ratenverhaltnis)\b/u],
  [
    'OR',
    /^(?:(?:adj|adjusted|unadj|unadjusted|crude|multivariable|multivariate|univariable|univariate|log|ln|se|sd|lower|upper) )*a?or\b|\ba?or$|\b(?:(?:log|ln)or|odds ratios?|chancenverhaltnis|rapports? (?:des )?cotes|razon de (?:momios|probabilidades))\b/u,
  ],
  [
    'RR',
    /\b(?:a?rr|(?:log|ln)rr|risk ratios?|relative risks?|relatives risiko|risques? relatifs?|riesgos? relativos?)\b/u,
  ],
  ['RD', /\b(?:rd|arr|risk differences?|risikodifferenz|difference de risques?|diferencia de riesgos?)\b/u],
  [
    'SMD',
    /\b(?:smd|standardi[sz]ed mean differences?|standardisierte mittelwertdifferenz|hedges g|cohens? d|dms|dme)\b/u,
  ],
  [
    'MD',
    /\b(?:w?md|mean differences?|mittelwertdifferenz(?:en)?|differences? (?:de|des) moyennes|diferencias? de medias)\b/u,
  ],
];

/** The measure that a heading names, and whether it names its logarithm. */
export function estimateOf(folded: string): { readonly measure: Measure; readonly log: boolean } | null {
  const found = estimates.find(([, pattern]) => pattern.test(folded));
  return found === undefined ? null : { measure: found[0], log: saysLog(folded) };
}

/** Whether a heading says that an effect is adjusted for other things: “aOR”, “Adj. OR”, “crude RR”; null: it does not say. */
export function adjustmentOf(heading: string): 'Adjusted' | 'Unadjusted' | 'Crude' | null {
  // “ARR” is rather an absolute risk reduction.
  if (/\b(?:a(?:OR|RR|HR|IRR)|A(?:OR|HR|IRR))\b/u.test(heading)) return 'Adjusted';
  const folded = foldHeading(heading);
  if (/\b(?:adj|adjusted|multivaria(?:bl|t)e|adjustierte?s?|ajuste[es]?|ajustad[oa]s?)\b/u.test(folded))
    return 'Adjusted';
  if (/\b(?:unadj|unadjusted|univaria(?:bl|t)e|unadjustierte?s?)\b/u.test(folded)) return 'Unadjusted';
  return /\b(?:crude|rohe?s?|brute?|crud[oa])\b/u.test(folded) ? 'Crude' : null;
}

/** Whether a heading speaks of logarithms. */
export function saysLog(folded: string): boolean {
  return /\b(?:log|ln|logarithm|logarithmus)\b|\b(?:log|ln)(?:hr|or|rr|irr)\b/u.test(folded);
}

/** Whether a heading speaks of an interval. */
export function isInterval(heading: string): boolean {
  return /\b(?:ci|ki|ic|vi|interval|intervall|intervalle|intervalo|konfidenzintervall|cri)\b|%ci|ci\d/u.test(
    foldHeading(heading),
  );
}

/** The level that a heading names: 0.9 for “90 % CI”. */
export function levelOf(folded: string): number | null {
  const [, digits] = /\b(8\d|9\d)\s?%/u.exec(folded) ?? [];
  return digits === undefined || !isInterval(folded) ? null : Number(digits) / 100;
}

const FIRST =
  /\b(?:experimental(?:e|es)?|experimentalgruppe|exp|treatments?|treated|trt|interventions?|intervencion|interventionsgruppe|therapy|therapie|active|verum|behandlung|behandelte?|traitement|tratamiento|tto|ig|eg|vg|group 1|gruppe 1|groupe 1|grupo 1|arm 1)\b/u;
const SECOND =
  /\b(?:controls?|ctrl|ctl|comparators?|comparison|placebo|plazebo|standard care|usual care|standard of care|soc|kontrolle|kontrollgruppe|kontrollen|vergleich|vergleichsgruppe|controle|temoins?|comparateur|comparador|kg|group 2|gruppe 2|groupe 2|grupo 2|arm 2)\b/u;

/** What the other group gets, said with the words of the first: “standard treatment”, “no intervention”. */
const USUAL =
  /\b(?:no|non|not|without|un|standard|usual|conventional|routine|current|ohne|keine|uebliche|übliche)[ -]?(?:treatments?|treated|interventions?|therapy|therapie|care|behandlung|behandelte?|active)\b/u;

/** The group that words name; null where they name none, or both. */
export function groupOfWords(folded: string): Group {
  const usual = USUAL.test(folded);
  const [first, second] = [FIRST.test(folded.replace(USUAL, ' ')), usual || SECOND.test(folded)];
  if (first !== second) return first ? 1 : 2;
  const [, ending] = /(?:^|[a-z%] ?)([12]|(?<= )[ectib])$/u.exec(folded) ?? [];
  if (ending === undefined || first) return null;
  return '1eti'.includes(ending) ? 1 : 2;
}
