import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ancestorsOf,
  type ConceptNode,
  conceptPath,
  namedAlike,
  nameKey,
  nameProblem,
  synonymProblem,
  tidyName,
} from './concept.ts';

function node(id: string, given: Partial<ConceptNode> = {}): ConceptNode {
  return {
    id,
    facetId: 'therapy',
    parentId: null,
    name: id,
    synonyms: [],
    retired: false,
    mergedInto: null,
    ...given,
  };
}
const byId = (nodes: readonly ConceptNode[]) => new Map(nodes.map((one) => [one.id, one]));

describe('names', () => {
  test('are kept trimmed with single spaces, and tidying twice is tidying once', () => {
    expect(tidyName('  CAR-T \n cell\u00a0 therapy ')).toBe('CAR-T cell therapy');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(tidyName(tidyName(name))).toBe(tidyName(name));
      }),
    );
  });

  test('are compared regardless of case, kind of dash, width and ligature', () => {
    const same = ['CAR-T', 'car‑t', 'CAR–T ', 'ＣＡＲ-T'];
    expect(new Set(same.map(nameKey)).size).toBe(1);
    expect(nameKey('efﬁcacy')).toBe(nameKey('Efficacy'));
    expect(nameKey('CAR T')).not.toBe(nameKey('CAR-T'));
  });
});

describe('hierarchy', () => {
  const nodes = byId([
    node('immunotherapy'),
    node('antibody', { parentId: 'immunotherapy' }),
    node('blinatumomab', { parentId: 'antibody', name: 'Blinatumomab' }),
    node('left', { parentId: 'right' }),
    node('right', { parentId: 'left' }),
    node('self', { parentId: 'self' }),
    node('lost', { parentId: 'nowhere' }),
  ]);

  test('what lies above, nearest first, and the path from the top', () => {
    expect(ancestorsOf(nodes, 'blinatumomab')).toEqual(['antibody', 'immunotherapy']);
    expect(conceptPath(nodes, 'blinatumomab')).toEqual(['immunotherapy', 'antibody', 'Blinatumomab']);
    expect(ancestorsOf(nodes, 'immunotherapy')).toEqual([]);
  });

  test('a loop or a parent that is not there ends it', () => {
    expect(ancestorsOf(nodes, 'left')).toEqual(['right']);
    expect(ancestorsOf(nodes, 'self')).toEqual([]);
    expect(conceptPath(nodes, 'lost')).toEqual(['lost']);
    expect(conceptPath(nodes, 'unknown')).toEqual([]);
  });

  test('whatever points at whatever, it ends and never names the concept itself', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const parents = fc.array(fc.constantFrom(null, ...ids), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(parents, (given) => {
        const any = byId(ids.map((id, index) => node(id, { parentId: given[index] ?? null })));
        for (const id of ids) {
          const above = ancestorsOf(any, id);
          expect(above).not.toContain(id);
          expect(new Set(above).size).toBe(above.length);
        }
      }),
    );
  });
});

describe('what a concept may be called', () => {
  const others = [
    node('1', { name: 'Chemotherapy', synonyms: ['chemo'] }),
    node('2', { name: 'Remission', facetId: 'outcome' }),
    node('3', { name: 'Old', mergedInto: '1', synonyms: ['ancient'] }),
    node('4', { name: 'Steroids', parentId: '1' }),
  ];
  const wanted = (name: string, given: Partial<ConceptNode> = {}) => node('new', { name, ...given });

  test('not what a sibling is called, regardless of case; elsewhere in the hierarchy it may', () => {
    expect(nameProblem(others, wanted(' CHEMOTHERAPY '))).toContain('“Chemotherapy” is already there');
    expect(nameProblem(others, wanted('Steroids'))).toBeNull();
    expect(nameProblem(others, wanted('Steroids', { parentId: '1' }))).toContain('already there');
  });

  test('not the synonym of another of its facet; of another facet it may', () => {
    expect(nameProblem(others, wanted('Chemo'))).toContain('synonym of “Chemotherapy”');
    expect(nameProblem(others, wanted('Chemo', { facetId: 'outcome' }))).toBeNull();
    expect(nameProblem(others, wanted('Remission'))).toBeNull();
  });

  test('who has a name already is found wherever it lies: a name before a synonym, never a merged one', () => {
    const alike = (name: string, id = 'new') => namedAlike(others, { id, facetId: 'therapy', name })?.id;
    expect([alike('STEROIDS'), alike('Chemo'), alike('Chemotherapy', '1')]).toEqual(['4', '1', undefined]);
    expect([alike('Old'), alike('Remission')]).toEqual([undefined, undefined]);
    const more = [
      ...others,
      node('5', { name: 'Chemo', retired: true }),
      node('6', { name: 'chemo', parentId: '4' }),
    ];
    expect(namedAlike(more, { id: 'new', facetId: 'therapy', name: 'CHEMO' })?.id).toBe('6');
  });

  test('not nothing', () => {
    expect(nameProblem(others, wanted(' \n '))).toBe('A concept needs a name.');
  });

  test('it keeps its own name, and merged ones are in nobody’s way', () => {
    expect(nameProblem(others, { ...wanted('chemotherapy'), id: '1' })).toBeNull();
    expect(nameProblem(others, wanted('Old'))).toBeNull();
    expect(nameProblem(others, wanted('ancient'))).toBeNull();
  });

  test('a synonym is nobody else’s name or synonym in the facet, at whatever place', () => {
    const problem = (synonym: string, facetId = 'therapy') =>
      synonymProblem(others, { id: 'new', facetId, synonym });
    expect(problem('steroids')).toContain('already names “Steroids”');
    expect(problem('CHEMO')).toContain('already names “Chemotherapy”');
    expect(problem('remission')).toBeNull();
    expect(problem('ancient')).toBeNull();
    expect(synonymProblem(others, { id: '1', facetId: 'therapy', synonym: 'chemo' })).toBeNull();
  });
});
