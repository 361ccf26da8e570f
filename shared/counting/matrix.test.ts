import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standing } from '#shared/domain/sides.ts';
import { contrasts, directions } from '#shared/domain/values.ts';
import { outcomeColumns, populationColumns } from './columns.ts';
import type { CountedClaim, MappedClaim } from './counted-claim.ts';
import { linesAt } from './levels.ts';
import { matrixOf } from './matrix.ts';

const concept = (id: string, parentId: string | null) => ({ id, parentId, name: id });
const therapies = [
  concept('immunotherapy', null),
  concept('car-t', 'immunotherapy'),
  concept('tisagenlecleucel', 'car-t'),
  concept('blinatumomab', 'immunotherapy'),
  concept('chemotherapy', null),
];
const outcomes = [
  concept('survival', null),
  concept('overall', 'survival'),
  concept('event-free', 'survival'),
  concept('relapse', null),
];
const asked = new Set(['immunotherapy', 'car-t', 'tisagenlecleucel', 'blinatumomab']);

type Sketch = Partial<Omit<MappedClaim, 'stands'>> & {
  readonly therapy?: readonly string[];
  readonly comparator?: readonly string[];
};
let number = 0;
function claim(sketch: Sketch): MappedClaim {
  const { therapy = [], comparator = [], ...rest } = sketch;
  const contrast = rest.contrast ?? (comparator.length > 0 ? 'between-therapies' : 'not-stated');
  number += 1;
  return {
    id: `claim ${number}`,
    document: 'paper',
    study: null,
    outcome: null,
    direction: null,
    assertion: 'finding',
    key: false,
    narrower: false,
    definitions: [],
    people: null,
    year: null,
    population: [],
    ...rest,
    contrast,
    stands: standing({ therapy, comparator, contrast }, (one) => asked.has(one)),
  };
}

function count(
  claims: readonly CountedClaim[],
  depth = 2,
  unit: 'claims' | 'documents' | 'studies' = 'claims',
) {
  const rows = linesAt(therapies, depth, 'No therapy');
  const columns = outcomeColumns(linesAt(outcomes, depth, 'No outcome'));
  const matrix = matrixOf(claims, rows, columns, { unit, withEmpty: false });
  const cell = (row: string, column: string) => {
    const [r, c] = [
      matrix.rows.findIndex(({ key }) => key === row),
      matrix.columns.findIndex(({ key }) => key === column),
    ];
    return matrix.cells[r]?.[c] ?? null;
  };
  return {
    ...matrix,
    cell,
    names: [matrix.rows.map(({ name }) => name), matrix.columns.map(({ name }) => name)],
  };
}

describe('rows', () => {
  const coded = [
    claim({ therapy: ['immunotherapy'], comparator: ['chemotherapy'], outcome: 'overall' }),
    claim({ therapy: ['tisagenlecleucel'], comparator: ['chemotherapy'], outcome: 'survival' }),
    claim({ outcome: null }),
  ];
  test('a claim coded at an opened concept stands as not specified; what lies deeper stands at the depth', () => {
    expect(count(coded).names).toEqual([
      ['immunotherapy (not specified)', 'car-t', 'No therapy'],
      ['survival (not specified)', 'overall', 'No outcome'],
    ]);
    expect(count(coded, 1).names).toEqual([
      ['immunotherapy', 'No therapy'],
      ['survival', 'No outcome'],
    ]);
    expect(count(coded, 3).names[0]).toEqual([
      'immunotherapy (not specified)',
      'tisagenlecleucel',
      'No therapy',
    ]);
  });

  test('blinatumomab with chemotherapy against chemotherapy is in the row of blinatumomab alone', () => {
    const added = claim({
      therapy: ['blinatumomab', 'chemotherapy'],
      comparator: ['chemotherapy'],
      outcome: 'relapse',
    });
    expect(count([added]).names[0]).toEqual(['blinatumomab']);
  });

  test('rows that hold nothing are counted, or kept when asked for; special ones appear only while they hold something', () => {
    const [rows, columns] = [
      linesAt(therapies, 2, 'No therapy'),
      outcomeColumns(linesAt(outcomes, 2, 'No outcome')),
    ];
    const only = [claim({ therapy: ['blinatumomab'], outcome: 'relapse' })];
    const short = matrixOf(only, rows, columns, { unit: 'claims', withEmpty: false });
    expect([short.emptyRows, short.emptyColumns]).toEqual([2, 2]);
    const whole = matrixOf(only, rows, columns, { unit: 'claims', withEmpty: true });
    expect(whole.rows.map(({ name }) => name)).toEqual(['car-t', 'blinatumomab', 'chemotherapy']);
    expect(whole.cells[0]?.every((cell) => cell === null)).toBe(true);
  });
});

describe('head to head', () => {
  const both = claim({
    therapy: ['car-t'],
    comparator: ['blinatumomab'],
    outcome: 'overall',
    direction: 'favours-therapy',
  });
  test('it shows in both rows, mirrored in one, and once in totals', () => {
    const found = count([both]);
    expect(found.cell('car-t', 'overall')?.directions).toEqual({ 'favours-therapy': 1 });
    expect(found.cell('blinatumomab', 'overall')?.directions).toEqual({ 'favours-comparator': 1 });
    expect(found.columns[1 - 1]?.total.directions).toEqual({ 'favours-therapy': 1 });
    expect(found.total.all.claims).toBe(1);
  });
  test('where both therapies share a row it stands there once, as coded', () => {
    expect(count([both], 1).cell('immunotherapy', 'survival')?.directions).toEqual({ 'favours-therapy': 1 });
  });
  test('coded the other way round than the review asks, it is mirrored everywhere', () => {
    const turned = claim({
      therapy: ['chemotherapy'],
      comparator: ['car-t'],
      outcome: 'overall',
      direction: 'favours-therapy',
    });
    const found = count([turned]);
    expect(found.names[0]).toEqual(['car-t']);
    expect(found.total.directions).toEqual({ 'favours-comparator': 1 });
  });
});

describe('what stands beside comparisons', () => {
  test('single groups, before and after and groups of patients have counts of their own, and enter no directions', () => {
    const found = count([
      claim({ therapy: ['car-t'], comparator: ['chemotherapy'], outcome: 'relapse', direction: 'same' }),
      claim({
        therapy: ['car-t'],
        outcome: 'relapse',
        contrast: 'single-group',
        direction: 'not-comparative',
      }),
      claim({ therapy: ['car-t'], outcome: 'relapse', contrast: 'before-after', direction: 'improved' }),
      claim({ therapy: ['car-t'], outcome: 'relapse', direction: 'favours-therapy' }),
      claim({
        therapy: ['car-t'],
        comparator: ['chemotherapy'],
        outcome: 'relapse',
        assertion: 'expectation',
        direction: 'favours-therapy',
      }),
    ]);
    const cell = found.cell('car-t', 'relapse');
    expect(cell?.directions).toEqual({ same: 1 });
    expect(cell?.beside).toEqual({ 'not-comparative': 1, improved: 1 });
    expect(found.total.directions).toEqual({ same: 1 });
    expect(Object.values(cell?.groups ?? {}).map(({ claims }) => claims)).toEqual([1, 1, 2, 1]);
  });
  test('different definitions of the endpoint are told; white space and case are none', () => {
    const defined = (definition: string) =>
      claim({ therapy: ['car-t'], outcome: 'event-free', definitions: [definition] });
    expect(count([defined('Relapse or death'), defined(' relapse  or death')]).total.definitions).toBe(1);
    expect(count([defined('Relapse or death'), defined('Relapse')]).total.definitions).toBe(2);
  });
});

describe('units', () => {
  const said = (
    study: string | null,
    document: string,
    direction: CountedClaim['direction'],
    rest: Sketch = {},
  ) =>
    claim({
      therapy: ['car-t'],
      comparator: ['chemotherapy'],
      outcome: 'overall',
      study,
      document,
      direction,
      ...rest,
    });
  const claims = [
    said('A', 'one', 'favours-therapy'),
    said('A', 'one', 'favours-therapy'),
    said('A', 'two', 'favours-comparator', { narrower: true }),
    said('B', 'three', 'favours-comparator', { key: true }),
    said('B', 'three', 'favours-therapy'),
    said(null, 'news', 'favours-therapy'),
  ];
  test('claims, documents and studies are distinct counts of their own', () => {
    expect(count(claims).total.all).toEqual({ claims: 6, documents: 4, studies: 2 });
  });
  test('a study counts once, by its key claim, else by the whole population', () => {
    expect(count(claims, 2, 'studies').total.directions).toEqual({
      'favours-therapy': 1,
      'favours-comparator': 1,
    });
  });
  test('a document counts under each direction that it tells', () => {
    expect(count(claims, 2, 'documents').total.directions).toEqual({
      'favours-therapy': 3,
      'favours-comparator': 2,
    });
  });
});

test('a claim about two populations stands in both columns, and once in the totals of its row and of all', () => {
  const two = claim({ therapy: ['car-t'], population: ['infants', 'relapsed'] });
  const populations = linesAt(
    ['infants', 'relapsed'].map((id) => concept(id, null)),
    1,
    'No population',
  );
  const rows = linesAt(therapies, 2, 'No therapy');
  const found = matrixOf([two], rows, populationColumns(populations), { unit: 'claims', withEmpty: false });
  expect(found.cells).toMatchObject([[{ all: { claims: 1 } }, { all: { claims: 1 } }]]);
  expect([found.rows[0]?.total.all.claims, found.total.all.claims]).toEqual([1, 1]);
});

const anySide = fc.subarray(therapies.map(({ id }) => id));
const anyClaim = fc
  .record({
    therapy: anySide,
    comparator: anySide,
    outcome: fc.option(fc.constantFrom(...outcomes.map(({ id }) => id))),
    direction: fc.option(fc.constantFrom(...directions)),
    contrast: fc.constantFrom(...contrasts),
    study: fc.option(fc.constantFrom('A', 'B', 'C')),
    document: fc.constantFrom('one', 'two', 'three'),
  })
  .map(claim);

test('whatever is coded: totals are distinct, every claim stands somewhere, and directions add up to comparative claims', () => {
  fc.assert(
    fc.property(fc.array(anyClaim, { maxLength: 12 }), fc.integer({ min: 1, max: 3 }), (claims, depth) => {
      const found = count(claims, depth);
      expect(found.total.all.claims).toBe(claims.length);
      const inColumns = found.columns.reduce((sum, { total }) => sum + total.all.claims, 0);
      expect(inColumns).toBe(claims.length);
      const inRows = found.rows.reduce((sum, { total }) => sum + total.all.claims, 0);
      expect(inRows).toBeGreaterThanOrEqual(claims.length);
      for (const [at, row] of found.rows.entries()) {
        const cells = found.cells[at]?.flatMap((cell) => cell ?? []) ?? [];
        expect(cells.reduce((sum, { all }) => sum + all.claims, 0)).toBe(row.total.all.claims);
        for (const cell of [...cells, row.total]) {
          const told = Object.values(cell.directions).reduce((sum, one) => sum + one, 0);
          expect(told).toBe(cell.groups.comparative.claims);
          expect(Object.values(cell.groups).reduce((sum, { claims: some }) => sum + some, 0)).toBe(
            cell.all.claims,
          );
        }
      }
    }),
  );
});
