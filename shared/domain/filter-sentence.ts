import {
  assertionPhrases,
  conclusionPhrases,
  contrastPhrases,
  designPhrases,
  directionPhrases,
  kindPhrases,
  supportPhrases,
} from './filter-phrases.ts';
import type {
  Assertion,
  Conclusion,
  Contrast,
  Direction,
  DocumentKind,
  StudyDesign,
  Support,
} from './values.ts';

/** Every condition that a filter of the evidence may have, in the order in which its sentence says them. */
export const filterConditions = [
  'keyOnly',
  'therapy',
  'outcome',
  'population',
  'direction',
  'conclusion',
  'assertion',
  'support',
  'contrast',
  'design',
  'kind',
  'study',
  'document',
  'year',
  'reviewer',
  'claim',
  'text',
  'studiesOnly',
] as const;
export type FilterCondition = (typeof filterConditions)[number];

type Scope = 'below' | 'itself' | 'none';

/** A filter as the sentence reads it: that of the contract fits. */
export type SentenceFilter = {
  readonly therapy: readonly string[];
  readonly therapyScope: Scope;
  readonly outcome: readonly string[];
  readonly outcomeScope: Scope;
  readonly population: readonly string[];
  readonly populationScope: Scope;
  readonly year: readonly (number | null)[];
  readonly direction: readonly Direction[];
  readonly conclusion: readonly Conclusion[];
  readonly support: readonly Support[];
  readonly assertion: readonly Assertion[];
  readonly contrast: readonly Contrast[];
  readonly kind: readonly DocumentKind[];
  readonly design: readonly StudyDesign[];
  readonly document: readonly string[];
  readonly study: readonly string[];
  readonly reviewer: readonly string[];
  readonly claim: readonly string[];
  readonly text: string;
  readonly studiesOnly: boolean;
  readonly keyOnly: boolean;
};

/** What is known by a name: the name of one that is gone is undefined. */
export type SentenceNames = (
  what: 'concept' | 'document' | 'study' | 'reviewer',
  id: string,
) => string | undefined;

/** A condition within the sentence. */
export type SentencePart = {
  readonly condition: FilterCondition;
  /** The fixed words before the values, with the comma that sets them off: “, from”. */
  readonly lead: string;
  /** Alternatives, in words; empty while a condition is being added. */
  readonly values: readonly string[];
};

export type FilterSentence = {
  /** “All claims”, “Claims”, or nothing where the first part says it. */
  readonly subject: string;
  readonly parts: readonly SentencePart[];
};

type Said = {
  readonly lead: string;
  readonly values: readonly string[];
  /** Set off by a comma where something stands before it. */
  readonly apart?: boolean;
};

/** Concepts about which claims are, which are coded at them alone, or none of which they name. */
function concepts(what: 'therapy' | 'outcome' | 'population', lead: string): Rule {
  return (filter, names) => {
    const scope = filter[`${what}Scope`];
    if (scope === 'none') return { lead: 'with', values: [`no ${what}`] };
    const named = filter[what].map((id) => names('concept', id) ?? 'a concept that is gone');
    return { lead, values: named.map((name) => (scope === 'itself' ? `${name} (not specified)` : name)) };
  };
}

/** Things by name: one, or several of them. */
function things(
  what: 'study' | 'document' | 'reviewer',
  [one, many]: readonly [string, string],
  gone: string,
): Rule {
  return (filter, names) => {
    const values = filter[what].map((id) => names(what, id) ?? gone);
    return { lead: values.length > 1 ? many : one, values, apart: true };
  };
}

type Rule = (filter: SentenceFilter, names: SentenceNames) => Said;

const rules: Readonly<Record<FilterCondition, Rule>> = {
  keyOnly: ({ keyOnly }) => ({ lead: '', values: keyOnly ? ['Key claims'] : [] }),
  therapy: concepts('therapy', 'about'),
  outcome: concepts('outcome', 'on'),
  population: concepts('population', 'in'),
  direction: ({ direction }) => ({ lead: 'that', values: direction.map((one) => directionPhrases[one]) }),
  conclusion: ({ conclusion }) => ({
    lead: 'whose conclusion is',
    values: conclusion.map((one) => conclusionPhrases[one]),
    apart: true,
  }),
  assertion: ({ assertion }) => ({
    lead: 'stated as',
    values: assertion.map((one) => assertionPhrases[one]),
    apart: true,
  }),
  support: ({ support }) => ({
    lead: 'resting on',
    values: support.map((one) => supportPhrases[one]),
    apart: true,
  }),
  contrast: ({ contrast }) => ({
    lead: 'whose contrast is',
    values: contrast.map((one) => contrastPhrases[one]),
    apart: true,
  }),
  design: ({ design }) => ({ lead: 'from', values: design.map((one) => designPhrases[one]), apart: true }),
  kind: ({ kind }) => ({ lead: 'reported in', values: kind.map((one) => kindPhrases[one]), apart: true }),
  study: things('study', ['of the study', 'of the studies'], 'a study that is gone'),
  document: (filter, names) => {
    const { values, ...said } = things(
      'document',
      ['in the document', 'in the documents'],
      '',
    )(filter, names);
    return { ...said, values: values.map((title) => (title === '' ? 'one that is gone' : `“${title}”`)) };
  },
  year: ({ year }) => ({ lead: 'first published in', values: yearWords(year), apart: true }),
  reviewer: things('reviewer', ['coded by', 'coded by'], 'a reviewer that is gone'),
  claim: ({ claim: { length } }) => ({
    lead: 'among',
    values: length === 0 ? [] : [`${length} chosen ${length === 1 ? 'claim' : 'claims'}`],
    apart: true,
  }),
  text: ({ text }) => ({
    lead: 'with the words',
    values: text.trim() === '' ? [] : [`“${text.trim()}”`],
    apart: true,
  }),
  studiesOnly: ({ studiesOnly }) => ({
    lead: 'from',
    values: studiesOnly ? ['studies only'] : [],
    apart: true,
  }),
};

/** Years in their order, runs of three and more as one: “2019–2022”; the unknown one last. */
function yearWords(years: readonly (number | null)[]): string[] {
  const known = years.filter((year) => year !== null).toSorted((a, b) => a - b);
  const runs: (readonly [first: number, last: number])[] = [];
  for (const year of known) {
    const run = runs.at(-1);
    if (run !== undefined && year - run[1] <= 1) runs[runs.length - 1] = [run[0], year];
    else runs.push([year, year]);
  }
  const words = runs.flatMap(([first, last]) => {
    if (last - first > 1) return [`${first}–${last}`];
    return first === last ? [String(first)] : [String(first), String(last)];
  });
  return years.includes(null) ? [...words, 'a year not known'] : words;
}

/**
 * A filter as a sentence: “Claims about CAR T-cell therapy on overall survival that favour therapy, from randomised
 * studies”. Alternatives of a condition are joined by “or”.
 * @param adding a condition that is being added: it has its place before it has a value
 */
export function filterSentence(
  filter: SentenceFilter,
  names: SentenceNames,
  adding: FilterCondition | null = null,
): FilterSentence {
  const parts: SentencePart[] = [];
  for (const condition of filterConditions) {
    const { lead, values, apart = false } = rules[condition](filter, names);
    if (values.length === 0 && condition !== adding) continue;
    parts.push({ condition, lead: joined(lead, apart, parts), values });
  }
  if (parts[0]?.condition === 'keyOnly') return { subject: '', parts };
  return { subject: parts.length === 0 ? 'All claims' : 'Claims', parts };
}

/** The fixed words of a part after those before it. */
function joined(lead: string, apart: boolean, before: readonly SentencePart[]): string {
  if (lead === 'with' && before.some((part) => part.lead.endsWith('with'))) return 'and with';
  const isFirst = before.every(({ condition }) => condition === 'keyOnly');
  return apart && !isFirst ? `, ${lead}` : lead;
}

/** The whole sentence as a text. */
export function sentenceText({ subject, parts }: FilterSentence): string {
  return parts
    .reduce((text, { lead, values }) => {
      const words = `${lead} ${values.join(' or ')}`.trim();
      return words.startsWith(',') ? `${text}${words}` : `${text} ${words}`;
    }, subject)
    .trim();
}

/** The first of many values, and how many are left: they are told elsewhere. One alone is never left. */
export function cutValues(
  values: readonly string[],
  most: number,
): { readonly shown: readonly string[]; readonly more: number } {
  const shown = values.length <= most + 1 ? values : values.slice(0, most);
  return { shown, more: values.length - shown.length };
}
