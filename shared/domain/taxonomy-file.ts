import { nameKey, tidyName } from './concept.ts';
import { type Better, betters, type FacetRole, facetRoles } from './values.ts';

/** A concept as a taxonomy file holds it. Its id never changes between versions of the file, nor does its key. */
export type TaxonomyConcept = {
  readonly id: string;
  /** Stable short name in kebab-case, unique within its facet. */
  readonly key: string;
  /** Key of the concept above it in the same facet, or null at the top. */
  readonly parent: string | null;
  readonly name: string;
  readonly definition: string;
  readonly synonyms: readonly string[];
  /** Code by vocabulary: `mesh`, `atc`, `ncit`. */
  readonly codes: Readonly<Record<string, string>>;
  /** Index into the palette of eight; null takes the parent's. */
  readonly colour: number | null;
  /** Place among its siblings, from 0. */
  readonly order: number;
  /** Which way the outcome is better for the patient; null for concepts that are no outcomes. */
  readonly better: Better | null;
  /** A therapy that the review asks about; everything below it counts as asked too. */
  readonly asked: boolean;
};

/** One facet with its concepts, parents before their children. */
export type TaxonomyFacet = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly role: FacetRole;
  /** Index into the palette of eight. */
  readonly colour: number;
  readonly concepts: readonly TaxonomyConcept[];
};

/** A taxonomy as it is shipped or exchanged (JSON). */
export type TaxonomyFile = {
  /** Short name under which a review is made with it, such as `paediatric-all`. */
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly facets: readonly TaxonomyFacet[];
};

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const paletteSize = 8;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
const codeShapes: ReadonlyMap<string, RegExp> = new Map([
  ['mesh', /^D\d{6}(?:\d{3})?$/u],
  ['atc', /^[A-Z]\d{2}(?:[A-Z](?:[A-Z](?:\d{2})?)?)?$/u],
  ['ncit', /^C\d+$/u],
]);

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isText: Check = (value) => typeof value === 'string';
const isTextOrNull: Check = (value) => value === null || typeof value === 'string';
const isWhole: Check = (value) => Number.isInteger(value);
const isWholeOrNull: Check = (value) => value === null || Number.isInteger(value);

const conceptShape: Readonly<Record<keyof TaxonomyConcept, Check>> = {
  id: isText,
  key: isText,
  parent: isTextOrNull,
  name: isText,
  definition: isText,
  synonyms: (value) => Array.isArray(value) && value.every(isText),
  codes: (value) => isFields(value) && Object.values(value).every(isText),
  colour: isWholeOrNull,
  order: isWhole,
  better: (value) => value === null || betters.some((better) => better === value),
  asked: (value) => typeof value === 'boolean',
};

const facetShape: Readonly<Record<keyof TaxonomyFacet, Check>> = {
  id: isText,
  key: isText,
  name: isText,
  role: (value) => facetRoles.some((role) => role === value),
  colour: isWhole,
  concepts: (value) => Array.isArray(value) && value.every((concept) => hasShape(concept, conceptShape)),
};

const fileShape: Readonly<Record<keyof TaxonomyFile, Check>> = {
  id: isText,
  name: isText,
  version: isWhole,
  facets: (value) => Array.isArray(value) && value.every((facet) => hasShape(facet, facetShape)),
};

function hasShape(value: unknown, shape: Readonly<Record<string, Check>>): boolean {
  return isFields(value) && Object.entries(shape).every(([field, check]) => check(value[field]));
}

/** Whether parsed JSON has every field of a taxonomy file with a value of its kind; says nothing about the rules. */
export function isTaxonomyFile(value: unknown): value is TaxonomyFile {
  return hasShape(value, fileShape);
}

/** The values that stand more than once, each named once. */
function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function inPalette(colour: number | null): boolean {
  return colour === null || (colour >= 0 && colour < paletteSize);
}

/** The rules that a concept breaks by itself, whatever its neighbours. */
function conceptProblems(concept: TaxonomyConcept, role: FacetRole): string[] {
  const { name, definition, colour, parent, better, asked } = concept;
  const sentence = definition.endsWith('.') && tidyName(definition) === definition;
  const rules: [kept: boolean, problem: string][] = [
    [uuid.test(concept.id), 'its id is not a UUID'],
    [kebab.test(concept.key), 'its key is not in kebab-case'],
    [name !== '' && tidyName(name) === name, 'its name is empty or untidy'],
    [sentence, 'its definition is not a sentence'],
    [inPalette(colour), `colour ${colour} is not in the palette`],
    [parent !== null || colour !== null, 'it stands at the top and has no colour'],
    [(role === 'outcome') === (better !== null), 'outcomes, and only they, say which way is better'],
    [!asked || role === 'therapy', 'only therapies are asked about'],
  ];
  for (const [vocabulary, code] of Object.entries(concept.codes)) {
    rules.push([codeShapes.get(vocabulary)?.test(code) === true, `code ${vocabulary} ${code} is not one`]);
  }
  return rules.flatMap(([kept, problem]) => (kept ? [] : [`${concept.key}: ${problem}`]));
}

/** Parents that are missing, or that stand after their children; the latter also finds every cycle. */
function hierarchyProblems(facet: TaxonomyFacet): string[] {
  const keys = new Set(facet.concepts.map((concept) => concept.key));
  const seen = new Set<string>();
  const problems: string[] = [];
  for (const { key, parent } of facet.concepts) {
    if (parent !== null && !keys.has(parent)) problems.push(`${key}: its parent ${parent} does not exist`);
    else if (parent !== null && !seen.has(parent))
      problems.push(`${key}: it stands before its parent ${parent}, or in a cycle`);
    seen.add(key);
  }
  return problems;
}

/** Names taken by a sibling, words that lead to two concepts, and places that two siblings share. */
function wordProblems(facet: TaxonomyFacet): string[] {
  const siblingNames = facet.concepts.map(
    (concept) => `${concept.parent ?? 'top'}: ${nameKey(concept.name)}`,
  );
  const places = facet.concepts.map((concept) => `${concept.parent ?? 'top'}: ${concept.order}`);
  const owners = new Map<string, string>();
  const problems: string[] = [];
  for (const concept of facet.concepts) owners.set(nameKey(concept.name), concept.key);
  for (const concept of facet.concepts) {
    for (const synonym of concept.synonyms) {
      const word = nameKey(synonym);
      const owner = owners.get(word);
      if (word === '' || tidyName(synonym) !== synonym)
        problems.push(`${concept.key}: synonym “${synonym}” is empty or untidy`);
      if (owner !== undefined) problems.push(`${concept.key}: synonym “${synonym}” already names ${owner}`);
      owners.set(word, concept.key);
    }
  }
  return [
    ...repeated(siblingNames).map((name) => `two siblings bear one name (${name})`),
    ...repeated(places).map((place) => `two siblings have one place (${place})`),
    ...problems,
  ];
}

function facetProblems(facet: TaxonomyFacet): string[] {
  const own = [
    ...(uuid.test(facet.id) ? [] : ['its id is not a UUID']),
    ...(inPalette(facet.colour) ? [] : [`colour ${facet.colour} is not in the palette`]),
    ...repeated(facet.concepts.map((concept) => concept.key)).map((key) => `key ${key} stands twice`),
  ];
  return [
    ...own,
    ...facet.concepts.flatMap((concept) => conceptProblems(concept, facet.role)),
    ...hierarchyProblems(facet),
    ...wordProblems(facet),
  ].map((problem) => `${facet.key}: ${problem}`);
}

/**
 * Every breach of the rules for concepts (names unique among siblings regardless of case, a synonym leads to one
 * concept of its facet, parents exist and come first, ids are unique UUIDs, one place per sibling), as sentences
 * that begin with the facet's key and the concept's. Empty when the file is sound.
 */
export function checkTaxonomy(file: TaxonomyFile): string[] {
  const ids = file.facets.flatMap((facet) => [facet.id, ...facet.concepts.map((concept) => concept.id)]);
  return [
    ...(kebab.test(file.id) ? [] : [`the id ${file.id} is not in kebab-case`]),
    ...(file.version >= 1 ? [] : ['the version is below 1']),
    ...repeated(file.facets.map((facet) => facet.key)).map((key) => `facet ${key} stands twice`),
    ...repeated(ids).map((id) => `id ${id} stands twice`),
    ...file.facets.flatMap(facetProblems),
  ];
}
