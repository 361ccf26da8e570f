import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isTaxonomyFile, type TaxonomyFile } from '#shared/domain/taxonomy-file.ts';
import { type Abbreviation, abbreviationsOf } from '#shared/proposals/abbreviations.ts';
import { type Dictionary, type DictionaryConcept, makeDictionary } from '#shared/proposals/dictionary.ts';
import { taxonomyFromOutline } from '../../samples/taxonomy-outline.ts';
import { sourceTexts } from './sources.ts';

const labelled = new URL('../../../shared/proposals/labelled/', import.meta.url);
const shipped = new URL('../../../resources/taxonomies/paediatric-all.json', import.meta.url);

/** A sentence as the repository keeps it: where it stands, and its words where their licence allows. */
export type Pointer = {
  readonly id: string;
  readonly file: string;
  readonly record: string;
  readonly start: number;
  readonly end: number;
  readonly sha256: string;
  readonly taxonomy: 'paediatric-all' | 'heart-and-diabetes';
  readonly half: 'tuning' | 'apart';
  readonly text: string | null;
};

/** A sentence with its words and the abbreviations of its paper or abstract. */
export type Sentence = Pointer & { readonly words: string; readonly abbreviations: readonly Abbreviation[] };

const isPointer = (value: unknown): value is Pointer =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'half' in value && 'taxonomy' in value;

/** A file of the folder of labels. */
export const labelledText = (name: string): string => readFileSync(new URL(name, labelled), 'utf8');

/** All pointers in the order of their ids. @throws when a line is none */
export function pointers(): Pointer[] {
  return labelledText('sentences.jsonl')
    .trim()
    .split('\n')
    .map((line) => {
      const value: unknown = JSON.parse(line);
      if (!isPointer(value)) throw new Error(`Not a pointer: ${line}`);
      return value;
    });
}

function checked(pointer: Pointer, words: string): string {
  const hash = createHash('sha256').update(words).digest('hex');
  if (hash !== pointer.sha256)
    throw new Error(`${pointer.file} ${pointer.record}: other words than labelled`);
  return words;
}

/**
 * The sentences with their words: all of them with the data folder, without it those whose words the repository keeps
 * (their abbreviations then are unknown). @throws when the data folder holds other words than were labelled
 */
export function sentences(folder: string | null): Sentence[] {
  const files = new Map<string, ReadonlyMap<string, string>>();
  const textsOf = (file: string): ReadonlyMap<string, string> => {
    const known = files.get(file);
    if (known !== undefined || folder === null) return known ?? new Map();
    const texts = new Map(sourceTexts(folder, file).map(({ record, text }) => [record, text]));
    files.set(file, texts);
    return texts;
  };
  return pointers().flatMap((pointer) => {
    const texts = textsOf(pointer.file);
    const text = texts.get(pointer.record);
    if (text === undefined && pointer.text === null && folder === null) return [];
    const words = checked(pointer, text?.slice(pointer.start, pointer.end) ?? pointer.text ?? '');
    const paper = pointer.file.startsWith('articles/') ? [...texts.values()].join('\n\n') : (text ?? '');
    return [{ ...pointer, words, abbreviations: abbreviationsOf(paper) }];
  });
}

/** The concepts of a taxonomy file as a dictionary takes them; keys stand for ids. */
export function conceptsOf(file: TaxonomyFile): DictionaryConcept[] {
  return file.facets.flatMap((facet) =>
    facet.concepts.map((concept) => ({
      id: `${facet.key}/${concept.key}`,
      facetId: facet.key,
      parentId: concept.parent === null ? null : `${facet.key}/${concept.parent}`,
      name: concept.name,
      synonyms: concept.synonyms,
      retired: false,
      mergedInto: null,
      role: facet.role,
      codes: concept.codes,
      better: concept.better,
      asked: concept.asked,
    })),
  );
}

/** The two taxonomies that the labels speak of. */
export function taxonomies(): Readonly<Record<Pointer['taxonomy'], TaxonomyFile>> {
  const all: unknown = JSON.parse(readFileSync(shipped, 'utf8'));
  if (!isTaxonomyFile(all)) throw new Error('The shipped taxonomy is not one.');
  const heart = taxonomyFromOutline(labelledText('heart-and-diabetes.outline.txt'), {
    id: 'heart-and-diabetes',
    name: 'Drugs for heart, blood pressure and diabetes',
    version: 1,
  });
  return { 'paediatric-all': all, 'heart-and-diabetes': heart };
}

/** Both dictionaries, made once. */
export function dictionaries(): Readonly<Record<Pointer['taxonomy'], Dictionary>> {
  const files = taxonomies();
  return {
    'paediatric-all': makeDictionary(conceptsOf(files['paediatric-all'])),
    'heart-and-diabetes': makeDictionary(conceptsOf(files['heart-and-diabetes'])),
  };
}
