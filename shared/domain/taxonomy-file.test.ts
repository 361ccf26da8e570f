import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nameKey } from './concept.ts';
import { checkTaxonomy, isTaxonomyFile, type TaxonomyConcept, type TaxonomyFile } from './taxonomy-file.ts';

const shipped: unknown = JSON.parse(
  readFileSync(new URL('../../resources/taxonomies/paediatric-all.json', import.meta.url), 'utf8'),
);

function shippedFile(): TaxonomyFile {
  if (!isTaxonomyFile(shipped)) throw new Error('the shipped taxonomy has not the shape of one');
  return shipped;
}

function conceptsOf(facetKey: string): readonly TaxonomyConcept[] {
  return shippedFile().facets.find((facet) => facet.key === facetKey)?.concepts ?? [];
}

/** The path of names of the one concept that a word leads to. */
function pathOf(facetKey: string, word: string): string {
  const concepts = conceptsOf(facetKey);
  const found = concepts.filter((concept) =>
    [concept.name, ...concept.synonyms].map(nameKey).includes(nameKey(word)),
  );
  const names: string[] = [];
  let step = found.length === 1 ? found[0] : undefined;
  while (step !== undefined) {
    names.unshift(step.name);
    const above = step.parent;
    step = concepts.find((concept) => concept.key === above);
  }
  return names.join(' › ');
}

const id = (digit: string) => `${digit.repeat(8)}-0000-8000-8000-000000000000`;

function concept(change: Partial<TaxonomyConcept>): TaxonomyConcept {
  const plain = {
    id: id('a'),
    key: 'chemo',
    parent: null,
    name: 'Chemotherapy',
    definition: 'Drugs.',
    synonyms: [],
  };
  return { ...plain, codes: {}, colour: 0, order: 0, better: null, asked: false, ...change };
}

function fileOf(...concepts: TaxonomyConcept[]): TaxonomyFile {
  const facet = {
    id: id('f'),
    key: 'therapy',
    name: 'Therapy',
    role: 'therapy' as const,
    colour: 0,
    concepts,
  };
  return { id: 'small', name: 'Small', version: 1, facets: [facet] };
}

describe('the rules of a taxonomy', () => {
  test('a sound file has no problems', () => {
    const child = concept({
      id: id('b'),
      key: 'vcr',
      parent: 'chemo',
      name: 'Vincristine',
      colour: null,
      synonyms: ['VCR'],
    });
    expect(checkTaxonomy(fileOf(concept({ synonyms: ['chemo'] }), child))).toEqual([]);
  });

  test('siblings may not share a name, whatever its case; cousins may', () => {
    const other = concept({ id: id('b'), key: 'other', name: 'CHEMOTHERAPY', order: 1 });
    expect(checkTaxonomy(fileOf(concept({}), other))).toEqual([
      'therapy: two siblings bear one name (top: chemotherapy)',
    ]);
    expect(checkTaxonomy(fileOf(concept({}), { ...other, parent: 'chemo', order: 0 }))).toEqual([]);
  });

  test.each([
    ['the name of another', { synonyms: ['chemotherapy'] }],
    ['a synonym of another', { synonyms: ['CHEMO'] }],
    ['its own name', { synonyms: ['immunotherapy'] }],
    ['a word of its own said twice', { synonyms: ['IO', 'io'] }],
  ])('a synonym may not be %s', (_, change) => {
    const other = concept({ id: id('b'), key: 'immuno', name: 'Immunotherapy', order: 1, ...change });
    expect(checkTaxonomy(fileOf(concept({ synonyms: ['chemo'] }), other))).toHaveLength(1);
  });

  test('a missing parent and a cycle are told', () => {
    expect(checkTaxonomy(fileOf(concept({ parent: 'nowhere' })))).toEqual([
      'therapy: chemo: its parent nowhere does not exist',
    ]);
    const loop = [concept({ parent: 'b' }), concept({ id: id('b'), key: 'b', name: 'B', parent: 'chemo' })];
    expect(checkTaxonomy(fileOf(...loop))).toEqual([
      'therapy: chemo: it stands before its parent b, or in a cycle',
    ]);
    expect(checkTaxonomy(fileOf(concept({ parent: 'chemo' })))).toHaveLength(1);
  });

  test.each([
    ['an id that is not a UUID', { id: 'chemo' }, 'its id is not a UUID'],
    ['the id of the facet', { id: id('f') }, `id ${id('f')} stands twice`],
    ['a key in capitals', { key: 'Chemo' }, 'its key is not in kebab-case'],
    ['an untidy name', { name: ' Chemo' }, 'its name is empty or untidy'],
    ['no definition', { definition: '' }, 'its definition is not a sentence'],
    ['a colour outside the palette', { colour: 8 }, 'colour 8 is not in the palette'],
    ['no colour at the top', { colour: null }, 'it stands at the top and has no colour'],
    [
      'a direction on a therapy',
      { better: 'higher' as const },
      'outcomes, and only they, say which way is better',
    ],
    ['a code of another form', { codes: { atc: '01XL' } }, 'code atc 01XL is not one'],
    ['an unknown vocabulary', { codes: { icd: 'C91' } }, 'code icd C91 is not one'],
  ])('%s is told', (_, change, problem) => {
    expect(checkTaxonomy(fileOf(concept(change))).join()).toContain(problem);
  });

  test('JSON without a field, or with one of another kind, is no taxonomy', () => {
    const { name: _, ...nameless } = fileOf(concept({}));
    expect(isTaxonomyFile(fileOf(concept({})))).toBe(true);
    expect(isTaxonomyFile(nameless)).toBe(false);
    expect(
      isTaxonomyFile({
        ...fileOf(),
        facets: [{ ...fileOf().facets[0], concepts: [{ ...concept({}), asked: 'yes' }] }],
      }),
    ).toBe(false);
    expect(isTaxonomyFile(null)).toBe(false);
  });
});

describe('the shipped taxonomy', () => {
  test('keeps every rule', () => {
    expect(checkTaxonomy(shippedFile())).toEqual([]);
  });

  test('has a therapy, an outcome and a population facet', () => {
    expect(shippedFile().facets.map((facet) => facet.role)).toEqual(['therapy', 'outcome', 'population']);
  });

  test.each([
    ['therapy', 'chemo', 'Chemotherapy'],
    ['therapy', 'immunotherapy treatments', 'Immunotherapy'],
    ['therapy', 'CAR-T', 'Immunotherapy › CAR T-cell therapy'],
    ['therapy', 'CAR T cells', 'Immunotherapy › CAR T-cell therapy'],
    ['therapy', 'Kymriah', 'Immunotherapy › CAR T-cell therapy › Tisagenlecleucel'],
    ['therapy', 'blina', 'Immunotherapy › Monoclonal antibodies › Bispecific antibodies › Blinatumomab'],
    [
      'therapy',
      'InO',
      'Immunotherapy › Monoclonal antibodies › Antibody–drug conjugates › Inotuzumab ozogamicin',
    ],
    ['therapy', 'checkpoint inhibitors', 'Immunotherapy › Checkpoint inhibitors'],
    ['therapy', 'HSCT', 'Stem-cell transplantation'],
    ['outcome', 'remission rates', 'Treatment response › Complete remission'],
    ['outcome', 'CRi', 'Treatment response › Complete remission with incomplete recovery'],
    ['outcome', 'MRD', 'Measurable residual disease'],
    ['outcome', 'MRD response', 'Measurable residual disease › MRD negativity or response'],
    ['outcome', 'EFS', 'Survival › Event-free survival'],
    ['outcome', 'DFS', 'Survival › Disease-free survival'],
    ['outcome', 'OS', 'Survival › Overall survival'],
    ['outcome', 'side effects', 'Toxicity'],
    ['outcome', 'damage to organs', 'Toxicity › Organ damage'],
    ['outcome', 'CRS', 'Toxicity › Cytokine release syndrome'],
    ['outcome', 'developmental issues', 'Late effects › Developmental late effects'],
    ['outcome', 'access', 'Access to care'],
    [
      'population',
      'Ph+',
      'Subtype of leukaemia › Acute lymphoblastic leukaemia › B-cell precursor ALL › Philadelphia chromosome-positive ALL',
    ],
    ['population', 'first relapse', 'Stage of disease › Relapsed or refractory › First relapse'],
    ['population', 'standard risk', 'Risk group › Standard risk'],
  ])('in %s, “%s” leads to %s', (facet, word, path) => {
    expect(pathOf(facet, word)).toBe(path);
  });

  test.each([
    ['Measurable residual disease', 'lower'],
    ['MRD negativity or response', 'higher'],
    ['MRD level', 'lower'],
    ['Overall survival', 'higher'],
    ['Relapse', 'lower'],
    ['Sepsis or bloodstream infection', 'lower'],
    ['Proceeding to transplant', 'neutral'],
    ['Access to care', 'higher'],
  ])('%s is better %s', (name, better) => {
    expect(conceptsOf('outcome').find((one) => one.name === name)?.better).toBe(better);
  });

  test('asks about immunotherapy, and what lies below takes it from there', () => {
    expect(
      conceptsOf('therapy')
        .filter((one) => one.asked)
        .map((one) => one.key),
    ).toEqual(['immunotherapy']);
  });

  test('children leave their colour to their parent', () => {
    const coloured = shippedFile().facets.flatMap((facet) =>
      facet.concepts.filter((one) => one.colour !== null),
    );
    expect(coloured.every((one) => one.parent === null)).toBe(true);
  });
});
