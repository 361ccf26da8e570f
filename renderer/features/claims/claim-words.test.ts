import { describe, expect, test } from 'vitest';
import { AnnotationId, ConceptId } from '#shared/contract/ids.ts';
import { deriveContrast, deriveSides } from '#shared/domain/sides.ts';
import { contrastWords } from '#shared/domain/contrast-words.ts';
import { derivedParts, firstWords } from './claim-words.ts';

const blina = ConceptId.parse('00000000-0000-4000-8000-000000000001');
const chemo = ConceptId.parse('00000000-0000-4000-8000-000000000002');
const names = (id: string): string => (id === blina ? 'blinatumomab' : 'chemotherapy');

function sides(therapy: ConceptId[], comparator: ConceptId[]) {
  const { tested, control, background } = deriveSides(therapy, comparator);
  const known = (ids: readonly string[]) => ids.map((id) => ConceptId.parse(id));
  return {
    therapy,
    comparator,
    tested: known(tested),
    control: known(control),
    background: known(background),
    contrast: deriveContrast(therapy, comparator),
  };
}
const derived = (therapy: ConceptId[], comparator: ConceptId[]): string =>
  derivedParts(sides(therapy, comparator), names)
    .map((part) => `${part.lead} ${part.words}`)
    .join(' · ');

describe('the derived line', () => {
  test('an add-on is tested on a background', () => {
    expect(derived([blina, chemo], [chemo])).toBe('tests blinatumomab · background chemotherapy');
  });
  test('two therapies are tested against each other', () => {
    expect(derived([blina], [chemo])).toBe('tests blinatumomab · against chemotherapy');
  });
  test('an empty comparator is a side that is not named', () => {
    expect(derived([blina], [])).toBe('tests blinatumomab · against a side that is not named');
  });
  test('like sides differ in nothing but dose or schedule', () => {
    expect(derived([blina], [blina])).toBe('both sides received blinatumomab');
  });
  test('nothing coded gives nothing to say', () => {
    expect(derived([], [])).toBe('');
  });
});

describe('the words of a row', () => {
  test('name what is tested and what it is tested against', () => {
    expect(contrastWords(sides([blina], [chemo]), names)).toBe('blinatumomab vs chemotherapy');
    expect(contrastWords(sides([blina, chemo], [chemo]), names)).toBe('blinatumomab, on chemotherapy');
    expect(contrastWords(sides([blina], [blina]), names)).toBe('blinatumomab');
  });
  test('are the statement, else the quote with its line ends joined', () => {
    const quotes = [{ text: 'sur-\nvival was\nbetter' }].map((quote) => ({
      annotationId: AnnotationId.parse(blina),
      page: 1,
      pageLabel: '1',
      state: 'exact' as const,
      ...quote,
    }));
    expect(firstWords({ statement: ' It\nhelps ', quotes })).toBe('It helps');
    expect(firstWords({ statement: '', quotes })).toBe('survival was better');
  });
});
