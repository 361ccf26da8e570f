import { createHash } from 'node:crypto';
import type { TaxonomyConcept, TaxonomyFacet, TaxonomyFile } from '#shared/domain/taxonomy-file.ts';
import { betters, facetRoles } from '#shared/domain/values.ts';

type Draft = Omit<TaxonomyFacet, 'concepts'> & { readonly concepts: TaxonomyConcept[] };
type Settings = Pick<TaxonomyConcept, 'codes' | 'colour' | 'better' | 'asked'>;
type Line = { readonly text: string; readonly number: number };

/** The fixed id of a facet (`key`) or concept (`facet key/key`): SHA-256 in the form of a version 8 UUID (RFC 9562). */
export function taxonomyId(path: string): string {
  const hex = createHash('sha256').update(`sheaf:${path}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function fail(line: Line, reason: string): never {
  throw new Error(`line ${line.number}: ${reason}: ${line.text}`);
}

function fieldsOf(line: Line, count: number): string[] {
  const fields = line.text.split('|').map((field) => field.trim());
  if (fields.length !== count) fail(line, `${fields.length} fields instead of ${count}`);
  return fields;
}

function keyAndName(line: Line, field: string): { key: string; name: string } {
  const at = field.indexOf(': ');
  if (at < 0) fail(line, 'no “key: Name”');
  return { key: field.slice(0, at), name: field.slice(at + 2) };
}

function listOf(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The settings of a line; an outcome that does not say which way is better takes its parent's. */
function settingsOf(line: Line, text: string, parent: TaxonomyConcept | undefined): Settings {
  const codes: Record<string, string> = {};
  let { colour, better, asked }: Settings = {
    codes,
    colour: null,
    better: parent?.better ?? null,
    asked: false,
  };
  for (const setting of listOf(text, ',')) {
    const [name = '', value = ''] = setting.split('=');
    if (name === 'asked') asked = true;
    else if (name === 'colour') colour = Number(value);
    else if (name === 'better')
      better = betters.find((one) => one === value) ?? fail(line, 'unknown “better”');
    else codes[name] = value;
  }
  return { codes, colour, better, asked };
}

function facetOf(line: Line): Draft {
  const [head = '', roleName, colour] = fieldsOf(line, 3);
  const { key, name } = keyAndName(line, head.slice('facet '.length));
  const role = facetRoles.find((one) => one === roleName) ?? fail(line, 'unknown role');
  return { id: taxonomyId(key), key, name, role, colour: Number(colour), concepts: [] };
}

function addConcept(facet: Draft, above: TaxonomyConcept[], line: Line): void {
  const depth = (line.text.length - line.text.trimStart().length) / 2;
  if (!Number.isInteger(depth) || depth > above.length) fail(line, 'wrong indent');
  above.length = depth;
  const parent = above.at(-1);
  const [head = '', definition = '', synonyms = '', settings = ''] = fieldsOf(line, 4);
  const { key, name } = keyAndName(line, head);
  const siblings = facet.concepts.filter((other) => other.parent === (parent?.key ?? null));
  const concept: TaxonomyConcept = {
    id: taxonomyId(`${facet.key}/${key}`),
    key,
    parent: parent?.key ?? null,
    name,
    definition,
    synonyms: listOf(synonyms, ';'),
    order: siblings.length,
    ...settingsOf(line, settings, parent),
  };
  facet.concepts.push(concept);
  above.push(concept);
}

/**
 * Reads an outline, whose form its own first lines describe, into a taxonomy.
 * @throws Error naming the line that does not follow the form
 */
export function taxonomyFromOutline(
  outline: string,
  about: Pick<TaxonomyFile, 'id' | 'name' | 'version'>,
): TaxonomyFile {
  const facets: Draft[] = [];
  const above: TaxonomyConcept[] = [];
  for (const [index, text] of outline.split('\n').entries()) {
    const line = { text, number: index + 1 };
    if (text.trim() === '' || text.startsWith('#')) continue;
    const facet = facets.at(-1);
    if (text.startsWith('facet ')) {
      facets.push(facetOf(line));
      above.length = 0;
    } else if (facet === undefined) fail(line, 'a concept before the first facet');
    else addConcept(facet, above, line);
  }
  return { ...about, facets };
}
