import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { searchConcepts } from '#shared/domain/concept-search.ts';
import { must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from './testing.ts';

let review: TestReview;
let concepts: readonly ConceptView[];
beforeAll(async () => {
  review = await openTestReview();
  concepts = must(await review.client.taxonomy.concepts({}));
});
afterAll(() => review.close());

/** Where the first answer to these words stands. */
function placeOf(role: ConceptView['role'], words: string): string {
  const [first] = searchConcepts(
    concepts.filter((concept) => concept.role === role),
    words,
  );
  return first?.concept.path.join(' › ') ?? 'nothing';
}

const antibodies = 'Immunotherapy › Monoclonal antibodies';

describe('a reviewer’s words lead to their place in the shipped taxonomy', () => {
  test.each([
    ['chemotherapy', 'Chemotherapy'],
    ['chemo', 'Chemotherapy'],
    ['immunotherapy', 'Immunotherapy'],
    ['CAR T-cell therapy', 'Immunotherapy › CAR T-cell therapy'],
    ['CAR-T', 'Immunotherapy › CAR T-cell therapy'],
    ['tisagenlecleucel', 'Immunotherapy › CAR T-cell therapy › Tisagenlecleucel'],
    ['monoclonal antibodies', antibodies],
    ['bispecific', `${antibodies} › Bispecific antibodies`],
    ['blinatumomab', `${antibodies} › Bispecific antibodies › Blinatumomab`],
    ['inotuzumab ozogamicin', `${antibodies} › Antibody–drug conjugates › Inotuzumab ozogamicin`],
    ['checkpoint inhibitors', 'Immunotherapy › Checkpoint inhibitors'],
    ['stem-cell transplant', 'Stem-cell transplantation'],
    ['supportive care', 'Supportive care'],
  ])('therapy: %s → %s', (words, place) => {
    expect(placeOf('therapy', words)).toBe(place);
  });

  test.each([
    ['complete remission', 'Treatment response › Complete remission'],
    ['remission', 'Treatment response › Complete remission'],
    ['MRD negativity', 'Measurable residual disease › MRD negativity or response'],
    ['relapse', 'Relapse'],
    ['event-free survival', 'Survival › Event-free survival'],
    ['disease-free survival', 'Survival › Disease-free survival'],
    ['overall survival', 'Survival › Overall survival'],
    ['proceeding to transplant', 'Course of treatment › Proceeding to transplant'],
    ['toxicity', 'Toxicity'],
    ['side effects', 'Toxicity'],
    ['organ damage', 'Toxicity › Organ damage'],
    ['infection', 'Toxicity › Infection'],
    ['cytokine release', 'Toxicity › Cytokine release syndrome'],
    ['neurotoxicity', 'Toxicity › Neurotoxicity'],
    ['developmental late effects', 'Late effects › Developmental late effects'],
    ['quality of life', 'Quality of life'],
    ['access to care', 'Access to care'],
    ['access', 'Access to care'],
  ])('outcome: %s → %s', (words, place) => {
    expect(placeOf('outcome', words)).toBe(place);
  });

  test.each([
    ['ALL subtypes', 'Subtype of leukaemia'],
    ['first relapse', 'Stage of disease › Relapsed or refractory › First relapse'],
    ['refractory', 'Stage of disease › Relapsed or refractory › Refractory'],
    ['standard risk', 'Risk group › Standard risk'],
    ['high risk', 'Risk group › High risk'],
    ['age bands', 'Age'],
  ])('population: %s → %s', (words, place) => {
    expect(placeOf('population', words)).toBe(place);
  });

  test('immunotherapy and all below it are asked about; which way an outcome is better stands as it must', () => {
    const byName = new Map(concepts.map((concept) => [concept.name, concept]));
    const asked = concepts.filter((concept) => concept.asked).map(({ name }) => name);
    expect(asked).toContain('Immunotherapy');
    expect(asked).not.toContain('Chemotherapy');
    const better = (name: string) => byName.get(name)?.better;
    expect(better('Measurable residual disease')).toBe('lower');
    expect(better('MRD negativity or response')).toBe('higher');
    expect(better('Proceeding to transplant')).toBe('neutral');
    expect(better('Overall survival')).toBe('higher');
    expect(better('Relapse')).toBe('lower');
  });
});
