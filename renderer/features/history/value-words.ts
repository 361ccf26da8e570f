import { EvidenceFilter } from '#shared/contract/evidence.ts';
import { citationStyleLabels } from '#shared/domain/citation-style.ts';
import { filterSentence, sentenceText } from '#shared/domain/filter-sentence.ts';
import {
  assertionLabels,
  conclusionLabels,
  contrastLabels,
  directionLabels,
  documentKindLabels,
  documentStateLabels,
  documentUseLabels,
  publicationLabels,
  supportLabels,
} from '#shared/domain/labels.ts';
import { analysisFieldNames, analysisValueLabels, analysisWords, changedColumns } from './analysis-words.ts';
import { formatBytes, formatCount, formatDateTime } from '#renderer/ui/format.ts';

/** Ids as the names that they have now. */
export type Names = Readonly<Record<string, string>>;

const entityNames: Readonly<Record<string, string>> = {
  review: 'Review',
  reviewer: 'Reviewer',
  document: 'Paper',
  facet: 'Facet',
  concept: 'Concept',
  annotation: 'Highlight',
  claim: 'Claim',
  study: 'Study',
  result: 'Numbers',
  savedView: 'Saved view',
  analysis: 'Analysis',
  analysisRow: 'Study of an analysis',
};

/** Fields whose name in the log is not what the screen calls them. */
const fieldNames: Readonly<Record<string, string>> = {
  comparator: 'Against',
  documentId: 'Paper',
  reviewerId: 'Reviewer',
  facetId: 'Facet',
  parentId: 'Below',
  annotation: 'Words',
  contrast: 'Kind of contrast',
  kind: 'Kind of source',
  publication: 'Published as',
  conclusion: 'Conclusion of the source',
  timePoint: 'Time point',
  better: 'Better when',
  asReported: 'As printed',
  pOperator: 'p is',
  claimId: 'Claim',
  annotationId: 'Words',
  doi: 'DOI',
  pmid: 'PMID',
  sha256: 'SHA-256',
  deleted: 'Deleted',
  citationStyle: 'References in',
  restoredFrom: 'Restored from',
  fileNotes: 'Highlights in the file',
  earlierFiles: 'Earlier files',
  origin: 'Found in the file',
  proposals: 'Found in the file',
  stateReason: 'Reason of the state',
  settings: 'What it shows',
  fields: 'Noted of the study',
  pageRange: 'Pages',
  ...analysisFieldNames,
};

/** Fields that order and paint things: nobody reads them, and what they follow from is told beside them. */
const quietFields: ReadonlySet<string> = new Set(['sort', 'order', 'colour', 'place']);

/** Whether a field of a change is told; a new entity begins with many that hold nothing and would hide the others. */
export function isTold(field: string, { before, after }: { before: unknown; after: unknown }): boolean {
  const says = (value: unknown): boolean => value !== false && !isNothing(value);
  return !quietFields.has(field) && (says(before) || says(after));
}

/** Values of closed lists, by field: the words that the screen has for them. */
const valueLabels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  direction: directionLabels,
  conclusion: conclusionLabels,
  support: supportLabels,
  assertion: assertionLabels,
  contrast: contrastLabels,
  kind: documentKindLabels,
  publication: publicationLabels,
  use: documentUseLabels,
  state: documentStateLabels,
  citationStyle: citationStyleLabels,
  ...analysisValueLabels,
};

/** A time as the log writes it. */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/u;

/** What a change is about: `Paper “Brown 2021”`, or only `Claim` where it has no name. */
export function entityWords(entity: string, name: string | undefined): string {
  const word = entityNames[entity] ?? sentence(entity);
  return name === undefined || name === '' ? word : `${word} “${oneLine(name, 120)}”`;
}

const manyNames: Readonly<Record<string, string>> = {
  document: 'papers',
  concept: 'concepts',
  annotation: 'highlights',
  claim: 'claims',
  study: 'studies',
  result: 'results',
  analysis: 'analyses',
  analysisRow: 'studies of an analysis',
};

/** What a change of several is about: `12 claims: “…”, “…”, “…” and others`. @param names of the first of them */
export function severalWords(entity: string, names: readonly (string | undefined)[], count: number): string {
  const kind = manyNames[entity] ?? `${entityNames[entity] ?? sentence(entity)}, several`;
  const told = names.flatMap((name) => (name ? [`“${oneLine(name, 120)}”`] : []));
  const listed = told.length === 0 ? '' : `: ${told.join(', ')}${told.length < count ? ' and others' : ''}`;
  return `${formatCount(count, kind, kind)}${listed}`;
}

/** One field of a change as a person reads it; `before` is null where there was nothing to speak of. */
export interface FieldWords {
  readonly field: string;
  readonly before: string | null;
  readonly after: string;
}

/** A field of a plain value goes from one to the other; an element of a set, `therapy:<id>`, is added or removed. */
export function fieldWords(field: string, before: unknown, after: unknown, names: Names): FieldWords {
  const colon = field.indexOf(':');
  if (colon >= 0) {
    const set = field.slice(0, colon);
    const element = field.slice(colon + 1);
    const name = oneLine(names[element] ?? element, 200);
    const words = set === 'annotation' ? `“${name}”` : name;
    return { field: nameOf(set), before: null, after: `${words} ${after === true ? 'added' : 'removed'}` };
  }
  const [was, is] = changedColumns(field, before, after);
  return {
    field: nameOf(field),
    before: isNothing(was) ? null : valueWords(field, was, names),
    after: valueWords(field, is, names),
  };
}

function nameOf(field: string): string {
  return fieldNames[field] ?? sentence(field);
}

/** Whether a field with this value holds nothing that could be told. */
function isNothing(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (typeof value === 'object' && Object.values(value).every(isNothing))
  );
}

function valueWords(field: string, value: unknown, names: Names): string {
  if (isNothing(value)) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return oneLine(textWords(field, value, names), 400);
  if (typeof value === 'number') return field === 'size' ? formatBytes(value) : String(value);
  return oneLine(analysisWords(field, value) ?? wholeWords(field, value, names), 400);
}

/** A list, or a value of several parts. */
function wholeWords(field: string, value: unknown, names: Names): string {
  if (field === 'settings') return settingsWords(value, names);
  if (Array.isArray(value)) return value.map((item) => valueWords(field, item, names)).join('; ');
  return quoteOf(value) ?? notedIn(value) ?? nameIn(value) ?? partsOf(value, names);
}

/** A time, a value of a closed list, an id, or a text as it is. */
function textWords(field: string, value: string, names: Names): string {
  if (moment.test(value)) return formatDateTime(value);
  if (field === 'restoredFrom') return backupWords(value);
  return valueLabels[field]?.[value] ?? names[value] ?? value;
}

/** The backup that a review was restored from, told by its moment: its file is named after that. */
function backupWords(value: string): string {
  const [, day, hour, minute, second] = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z/u.exec(value) ?? [];
  if (day === undefined) return value;
  return `the backup of ${formatDateTime(`${day}T${hour}:${minute}:${second}.000Z`)}`;
}

/** A value of several named parts: `year 2014; authors Brown, Lee`. */
function partsOf(value: unknown, names: Names): string {
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .filter(([, part]) => !isNothing(part))
    .map(([name, part]) => `${asInSentence(nameOf(name))} ${valueWords(name, part, names)}`)
    .join('; ');
}

/** A name of a field inside a sentence; DOI and the like stay as they are. */
function asInSentence(name: string): string {
  return /^\p{Lu}{2}/u.test(name) ? name : name.charAt(0).toLocaleLowerCase('en') + name.slice(1);
}

/** What a saved view shows: its filter as a sentence, and how; columns and the like are left quiet. */
function settingsWords(value: unknown, names: Names): string {
  const given: Partial<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  const filter = EvidenceFilter.safeParse(given['filter']);
  if (!filter.success) return 'a view of a newer version';
  const words = sentenceText(filterSentence(filter.data, (_what, id) => names[id]));
  const { shown } = given;
  return typeof shown === 'string' && shown !== 'table' ? `${words} (${shown})` : words;
}

/** The words that an anchor holds, for a change of a highlight. */
function quoteOf(value: unknown): string | null {
  const quote: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'quote') : null;
  const exact: unknown = typeof quote === 'object' && quote !== null ? Reflect.get(quote, 'exact') : null;
  if (exact === '') return 'a region of a page';
  return typeof exact === 'string' ? `“${exact}”` : null;
}

/** A free field of a study: `Funding: NIH`. */
function notedIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const [name, text]: unknown[] = [Reflect.get(value, 'name'), Reflect.get(value, 'text')];
  return typeof name === 'string' && typeof text === 'string' ? `${name}: ${text}` : null;
}

/** The name of an earlier file, or who left a highlight in one. */
function nameIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const name: unknown = Reflect.get(value, 'fileName') ?? Reflect.get(value, 'author');
  return typeof name === 'string' && name !== '' ? name : null;
}

function sentence(name: string): string {
  const words = name
    .replace(/[_-]+/gu, ' ')
    .replace(/(?<=[a-z])(?=[A-Z])/gu, ' ')
    .toLocaleLowerCase('en');
  return words.charAt(0).toLocaleUpperCase('en') + words.slice(1);
}

function oneLine(text: string, most: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}
