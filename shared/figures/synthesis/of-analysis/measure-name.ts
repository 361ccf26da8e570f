import { inSentence, type Measure, measureInfo, measures } from '#shared/stats/effect-sizes/measures.ts';

/**
 * What a measure is called in headings: a ratio as reported by what it was said to be (“Odds ratio”), a hazard ratio by what
 * is said beyond it (“Adjusted hazard ratio”). @param unit of the analysis
 */
export function measureName(measure: Measure, unit: string | null): string {
  return (
    saidName(measure, unit) ?? (measureInfo(measure).family === 'ratio' ? 'Ratio' : measureInfo(measure).name)
  );
}

/** What the ratios of an analysis were said to be; null: nothing, or something that this measure is not. */
export function saidName(measure: Measure, unit: string | null): string | null {
  const { family } = measureInfo(measure);
  const said = unit?.trim() ?? '';
  if (said === '') return null;
  if (family === 'ratio') return said;
  return family === 'hazard-ratio' && comparedIn('GENR', said) === 'hazard' ? said : null;
}

/** Whether the name of a ratio says that it is adjusted for other variables: “Adjusted odds ratio”, “aHR”. */
export function isAdjustedName(name: string): boolean {
  return (
    /(?<!\b(?:not|un)[\s-])\b(?:adj(?:usted\b|\.)|multivaria(?:bl|t)e\b)/iu.test(name) ||
    /^\s*a(?:OR|RR|HR|IRR|PR)\b/u.test(name)
  );
}

/** Whether effects have the unit of what was measured. */
export function hasUnit(measure: Measure): boolean {
  return measure === 'MD' || measure === 'MN' || measure === 'GEN';
}

/** What stands above effects and on their axes: “Mean difference (points)”. */
export function measureHead(measure: Measure, unit: string | null): string {
  const said = hasUnit(measure) ? (unit?.trim() ?? '') : '';
  return said === '' ? measureName(measure, unit) : `${measureName(measure, unit)} (${said})`;
}

/** Whether a text says what a ratio is: “Adjusted odds ratio”, “aOR”. */
export function isRatioName(text: string): boolean {
  return (
    /\bratios?\b|\brelative risk\b/iu.test(text) ||
    /(?:^|\s)a?(?:OR|RR|HR|IRR|PR)$/u.test(plainRatioName(text))
  );
}

/** A measure with how its numbers were entered, where its name alone would not tell: “Odds ratio, as reported”. */
export function measureWords(measure: Measure, unit: string | null): string {
  if (measureInfo(measure).family !== 'ratio') return measureName(measure, unit);
  return unit === null ? measureInfo(measure).name : `${measureName(measure, unit)}, as reported`;
}

/** The name in the middle of a sentence: “odds ratio”, but “OR”. How it is transformed on the way is no part of it. */
export function measureNameInSentence(measure: Measure, unit: string | null): string {
  const name = inSentence(measureName(measure, unit));
  return name.split(', by ')[0] ?? name;
}

/** What differs between studies, after “true”: an effect only where something is compared. */
export function trueValueName(measure: Measure): string {
  const { family } = measureInfo(measure);
  return ['proportion', 'mean', 'rate', 'correlation'].includes(family) ? family : 'effect';
}

/** What a measure compares, before “of the outcome”. */
const comparedBy: Readonly<Partial<Record<Measure, string>>> = {
  RR: 'risk',
  OR: 'odds',
  PETO: 'odds',
  RD: 'risk',
  HR: 'hazard',
  OE_V: 'hazard',
  IRR: 'rate',
  IRD: 'rate',
  ROM: 'mean',
  MD: 'mean',
  SMD: 'mean',
  SMDH: 'mean',
  DOR: 'odds',
};

/**
 * What a measure compares: “odds”; of a ratio as reported what its name says (“Adjusted odds ratio”, “aOR”, “Prevalence
 * ratio”). Null: neither measure nor name tells.
 */
export function comparedIn(measure: Measure, unit: string | null): string | null {
  if (measureInfo(measure).family !== 'ratio') return comparedBy[measure] ?? null;
  const name = plainRatioName(unit ?? '');
  const known = measures.find((one) => isCalled(one, name));
  if (known !== undefined) return comparedBy[known] ?? null;
  if (/^relative risk$/iu.test(name)) return 'risk';
  const [, words] = /^(.+) ratio$/iu.exec(name) ?? [];
  return words?.toLocaleLowerCase('en') ?? null;
}

/** The name of a ratio without what it was adjusted for: “odds ratio” of “adj. odds ratio (age, sex)”. */
function plainRatioName(name: string): string {
  return name
    .replace(/\s*\(.*\)\s*$/u, '')
    .replace(/[,;]?\s+(?:un)?adjusted\b.*$/iu, '')
    .replace(/^\s*(?:(?:un)?adj(?:usted|\.)?|crude|multivaria(?:bl|t)e)\s+/iu, '')
    .trim();
}

/** Whether a text is the name of a measure, or its letters: “OR”, “aOR”. */
function isCalled(measure: Measure, text: string): boolean {
  const letters = text.replace(/^a(?=[A-Z])/u, '');
  return letters === measure || measureInfo(measure).name.toLowerCase() === text.toLowerCase();
}
