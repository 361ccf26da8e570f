import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concept } from '#shared/testing/dictionary-concepts.ts';
import { abbreviationsOf } from './abbreviations.ts';
import { type DictionaryConcept, makeDictionary } from './dictionary.ts';
import { proposeConcepts } from './propose-concepts.ts';

const outcome = (id: string, fields: Partial<DictionaryConcept> = {}): DictionaryConcept =>
  concept(id, { facetId: 'outcome', role: 'outcome', better: 'higher', ...fields });

const dictionary = makeDictionary([
  concept('Chemotherapy', { synonyms: ['chemo'] }),
  concept('Immunotherapy', { asked: true }),
  concept('Blinatumomab', { parentId: 'Immunotherapy', codes: { atc: 'L01FX07' } }),
  concept('Beta-blockers', { synonyms: ['β-blockers'] }),
  concept('Atenolol', { parentId: 'Beta-blockers' }),
  concept('Stem-cell transplantation', { synonyms: ['HSCT'] }),
  concept('ACE inhibitors', { synonyms: ['angiotensin-converting enzyme inhibitors'] }),
  concept('No treatment', { synonyms: ['placebo'] }),
  concept('Insulin'),
  concept('Gone', { retired: true }),
  concept('Old name', { retired: true, mergedInto: 'Atenolol', synonyms: ['Tenormin'] }),
  outcome('Remission', { synonyms: ['CR', 'complete remission'] }),
  outcome('Overall survival', { synonyms: ['OS'] }),
  outcome('Haemoglobin', { synonyms: ['leukaemia burden'] }),
  outcome('Heart failure', { better: 'lower', synonyms: ['CHF'] }),
  concept('Acute lymphoblastic leukaemia', { facetId: 'population', role: 'population', synonyms: ['ALL'] }),
  concept('High risk', { facetId: 'population', role: 'population', synonyms: ['HR'] }),
]);

function proposed(sentence: string, paper = sentence) {
  const quote = { start: 0, end: sentence.length };
  return proposeConcepts({ sentence, quote, abbreviations: abbreviationsOf(paper) }, dictionary);
}
const ids = (sentence: string, paper = sentence): string[] =>
  proposed(sentence, paper).map(({ conceptId }) => conceptId);
const sides = (sentence: string): string[] =>
  proposed(sentence).flatMap(({ role, conceptId, side }) =>
    role === 'therapy' ? [`${conceptId} ${side ?? '?'}`] : [],
  );

describe('concepts of a sentence', () => {
  it('finds names, synonyms and codes as whole words', () => {
    expect(ids('Blinatumomab followed chemo (L01FX07).')).toEqual(['Blinatumomab', 'Chemotherapy']);
    expect(proposed('chemo').map(({ by }) => by)).toEqual(['synonym']);
    expect(proposed('L01FX07').map(({ by }) => by)).toEqual(['code']);
    expect(ids('Chemotherapist and chemokines')).toEqual([]);
  });

  it('is indifferent to number, hyphens, line ends and spelling', () => {
    expect(ids('Remissions after stem cell transplantations')).toEqual([
      'Remission',
      'Stem-cell transplantation',
    ]);
    expect(ids('beta blocker and β-blocker')).toEqual(['Beta-blockers']);
    expect(ids('beta-adrenergic blinatu-\nmomab')).toEqual(['Blinatumomab']);
    expect(ids('hemoglobin and leukemia burden')).toEqual(['Haemoglobin']);
  });

  it('finds a term over a bracket and in its agent form', () => {
    expect(ids('Angiotensin-converting enzyme (ACE) inhibitors')).toEqual(['ACE inhibitors']);
    expect(ids('beta-blocking agents')).toEqual(['Beta-blockers']);
  });

  it('takes abbreviations only as they are written', () => {
    expect(ids('All children with ALL')).toEqual(['Acute lymphoblastic leukaemia']);
    expect(ids('The HR group')).toEqual(['High risk']);
    expect(ids('death (HR 0.39; 95% CI 0.24 to 0.64)')).toEqual([]);
    expect(ids('ALL CHILDREN OF THE STUDY WERE SEEN AT HOME')).toEqual([]);
  });

  it('takes the paper at its word for abbreviations', () => {
    expect(ids('CRS and CR', 'cytokine release (CR) came late')).toEqual([]);
    const [first] = proposed('the BT arm', 'with blinatumomab therapy or bridging blinatumomab (BB)');
    expect(first).toBeUndefined();
    expect(proposed('BB worked', 'with bridging blinatumomab (BB)')).toMatchObject([
      { conceptId: 'Blinatumomab', by: 'abbreviation', words: 'BB' },
    ]);
  });

  it('drops what lies within a longer name, and a class that only introduces its member', () => {
    expect(ids('Complete remission')).toEqual(['Remission']);
    expect(ids('The beta-blocker atenolol')).toEqual(['Atenolol']);
    expect(ids('Beta-blockers other than atenolol')).toEqual(['Beta-blockers', 'Atenolol']);
  });

  it('never proposes retired concepts; merged ones lead to where they went', () => {
    expect(ids('Gone and Tenormin')).toEqual(['Atenolol']);
  });

  it('keeps apart who the patients are, and what the body makes', () => {
    expect(ids('Patients with chronic heart failure')).toEqual([]);
    expect(ids('Heart failure was less frequent')).toEqual(['Heart failure']);
    expect(ids('Serum insulin and insulin levels')).toEqual([]);
    expect(ids('Insulin was given')).toEqual(['Insulin']);
  });

  it('says where the words stand, and whether they are part of the quote', () => {
    const sentence = 'Overall survival rose with blinatumomab.';
    const found = proposeConcepts({ sentence, quote: { start: 0, end: 16 }, abbreviations: [] }, dictionary);
    expect(found).toMatchObject([
      { conceptId: 'Overall survival', start: 0, end: 16, inQuote: true },
      { conceptId: 'Blinatumomab', words: 'blinatumomab', inQuote: false },
    ]);
  });
});

describe('sides of therapies', () => {
  it('puts what is compared with on the other side', () => {
    expect(sides('Atenolol was better than chemotherapy')).toEqual([
      'Atenolol therapy',
      'Chemotherapy comparator',
    ]);
    expect(sides('Compared with placebo, atenolol lowered it')).toEqual([
      'No treatment comparator',
      'Atenolol therapy',
    ]);
    expect(sides('No difference between atenolol and insulin')).toEqual([
      'Atenolol therapy',
      'Insulin comparator',
    ]);
    expect(sides('Atenolol plus insulin versus insulin')).toEqual([
      'Atenolol therapy',
      'Insulin therapy',
      'Insulin comparator',
    ]);
    expect(sides('It was higher in the control group than with atenolol')).toEqual(['Atenolol therapy']);
  });

  it('leaves them open where nothing is compared', () => {
    expect(sides('Both atenolol and insulin lowered it')).toEqual(['Atenolol ?', 'Insulin ?']);
  });

  it('puts the therapy that the review asks about first', () => {
    expect(sides('Chemotherapy was worse than blinatumomab')).toEqual([
      'Chemotherapy comparator',
      'Blinatumomab therapy',
    ]);
  });

  it('reads "than either alone" as both', () => {
    expect(sides('Atenolol combined with insulin did more than either drug alone')).toEqual([
      'Atenolol therapy',
      'Insulin therapy',
      'Atenolol comparator',
      'Insulin comparator',
    ]);
  });
});

it('proposes without ever throwing, at places that are there', () => {
  const words = fc.constantFrom(
    'Blinatumomab',
    'than',
    '(',
    ')',
    'OS',
    ';',
    'either alone',
    '-\n',
    'ß',
    '\ud83d',
    'ALL',
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(words).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (sentence, start, end) => {
      const abbreviations = abbreviationsOf(sentence);
      for (const one of proposeConcepts({ sentence, quote: { start, end }, abbreviations }, dictionary)) {
        expect(one.words).toBe(sentence.slice(one.start, one.end));
        expect(one.end).toBeGreaterThan(one.start);
      }
    }),
  );
});

it('makes a dictionary of concepts that point at each other in a ring', () => {
  const ring = [concept('a', { mergedInto: 'b' }), concept('b', { mergedInto: 'a', parentId: 'b' })];
  const { terms } = makeDictionary(ring);
  expect(terms.size).toBe(0);
});
