/** Ids as the names that they have now. */
export type Names = ReadonlyMap<string, string>;

const entityNames: Readonly<Record<string, string>> = {
  review: 'Review',
  reviewer: 'Reviewer',
  document: 'Paper',
  document_file: 'File',
  facet: 'Facet',
  concept: 'Concept',
  annotation: 'Highlight',
  claim: 'Claim',
  batch: 'Import',
};

/** What a change is about: `Paper “Brown 2021”`, or only `Claim` where it has no name. */
export function entityWords(entity: string, name: string | undefined): string {
  const word = entityNames[entity] ?? sentence(entity);
  return name === undefined ? word : `${word} “${short(name, 80)}”`;
}

/** A field as words: `timePoint` is `Time point`; an element of a set, `therapy:<id>`, is `Therapy: blinatumomab`. */
export function fieldWords(field: string, names: Names): string {
  const colon = field.indexOf(':');
  if (colon < 0) return sentence(field);
  const element = field.slice(colon + 1);
  return `${sentence(field.slice(0, colon))}: ${names.get(element) ?? element}`;
}

/** A value of a field as a person reads it. */
export function valueWords(value: unknown, names: Names): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return short(names.get(value) ?? value, 400);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    return value.length === 0
      ? 'nothing'
      : short(value.map((item) => valueWords(item, names)).join('; '), 400);
  }
  return short(quoteOf(value) ?? JSON.stringify(value), 400);
}

/** The words that an anchor holds, for a change of a highlight. */
function quoteOf(value: object): string | null {
  const quote: unknown = Reflect.get(value, 'quote');
  const exact: unknown = typeof quote === 'object' && quote !== null ? Reflect.get(quote, 'exact') : null;
  return typeof exact === 'string' ? `“${exact}”` : null;
}

function sentence(name: string): string {
  const words = name
    .replace(/[_-]+/gu, ' ')
    .replace(/(?<=[a-z])(?=[A-Z])/gu, ' ')
    .toLocaleLowerCase('en');
  return words.charAt(0).toLocaleUpperCase('en') + words.slice(1);
}

function short(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
