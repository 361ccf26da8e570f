import { describe, expect, test } from 'vitest';
import { effectSizes } from '../stats/effect-sizes/effect-sizes.ts';
import { pasted, wholeOf } from './testing/shown.ts';

describe('two groups', () => {
  test('a span over the headings; which group is first is asked, and turned by the answer', () => {
    const text = pasted(
      ['', 'Blinatumomab', '', 'Chemotherapy', '', ''],
      ['Study', 'Events', 'Total', 'Events', 'Total', 'Year'],
      ['A', 1, 20, 3, 22, 2001],
    );
    const { shape, rows, asked } = wholeOf(text);
    expect(asked).toEqual(['first-group', 'measure', 'better']);
    expect([shape.mapping?.group1, shape.mapping?.group2]).toEqual(['Blinatumomab', 'Chemotherapy']);
    expect(rows[0]?.cells).toEqual({ e1: 1, n1: 20, e2: 3, n2: 22, year: 2001 });
    const turned = wholeOf(text, { 'first-group': '2', measure: 'OR', better: 'lower' });
    expect(turned.rows[0]?.cells).toEqual({ e1: 3, n1: 22, e2: 1, n2: 20, year: 2001 });
    expect(turned.shape.mapping).toMatchObject({
      measure: 'OR',
      better: 'lower',
      group1: 'Chemotherapy',
      group2: 'Blinatumomab',
    });
  });

  test('a control that stands first is still the control, and nothing is asked', () => {
    const { rows, asked } = wholeOf(
      pasted(
        ['Study', 'Control events', 'Control n', 'Treatment events', 'Treatment n'],
        ['A', 3, 22, 1, 20],
      ),
    );
    expect(rows[0]?.cells).toEqual({ e1: 1, n1: 20, e2: 3, n2: 22 });
    expect(asked).not.toContain('first-group');
  });

  test('without headings the numbers tell', () => {
    const { rows, asked } = wholeOf(pasted(['A', 2001, 3, 20, 5, 21], ['B', 2002, 4, 30, 6, 31]));
    expect(rows[0]?.cells).toEqual({ e1: 3, n1: 20, e2: 5, n2: 21, year: 2001 });
    expect(asked).toContain('first-group');
  });

  test('those without the event make totals; percentages make events; SE makes SD', () => {
    const sum = wholeOf(pasted(['trial', 'tpos', 'tneg', 'cpos', 'cneg'], ['Aronson', 4, 119, 11, 128]));
    expect(sum.rows[0]?.cells).toEqual({ e1: 4, n1: 123, e2: 11, n2: 139 });
    const share = wholeOf(
      pasted(
        ['Study', 'Treatment (n)', 'Response (%)', 'Control (n)', 'Response (%)'],
        ['TOWER', 271, '44%', 134, '25%'],
      ),
    );
    expect(share.rows[0]?.cells).toEqual({ n1: 271, e1: 119, n2: 134, e2: 34 });
    expect(share.rows[0]?.printed['e1']).toBe('44% · 271');
    expect(share.shape.notes.join(' ')).toMatch(/percentages/u);
    const error = wholeOf(
      pasted(
        ['Study', 'Drug mean', 'Drug SE', 'Drug n', 'Placebo mean', 'Placebo SE', 'Placebo n'],
        ['A', 5, 0.2, 100, 6, 0.3, 25],
      ),
    );
    expect(error.rows[0]?.cells).toMatchObject({ sd1: 2, sd2: 1.5 });
  });

  test('events with decimals are asked about', () => {
    const text = pasted(
      ['Study', 'Treatment events', 'Treatment N', 'Control events', 'Control N'],
      ['A', 12.5, 40, 20, 50],
    );
    expect(wholeOf(text).asked).toContain('percent');
    expect(wholeOf(text).rows[0]?.cells).toMatchObject({ e1: 5, e2: 10 });
    const counts = wholeOf(text, { percent: 'counts' });
    expect(counts.rows[0]?.cells).toMatchObject({ e1: 12.5, e2: 20 });
    expect(counts.problems.map(({ column, message }) => [column, message])).toEqual([
      ['e1', '12.5 is no count: counts are whole and not below 0.'],
    ]);
  });

  test('two numbers in brackets are asked about where the heading is silent', () => {
    const text = pasted(
      ['Study', 'Treatment', 'Treatment N', 'Control', 'Control N'],
      ['A', '5.1 (1.2)', 40, '6 (1.1)', 41],
    );
    expect(wholeOf(text).asked).toEqual(expect.arrayContaining(['brackets']));
    expect(wholeOf(text).rows[0]?.cells).toEqual({ m1: 5.1, sd1: 1.2, n1: 40, m2: 6, sd2: 1.1, n2: 41 });
    expect(wholeOf(text, { brackets: 'mean-se' }).rows[0]?.cells['sd1']).toBeCloseTo(1.2 * Math.sqrt(40), 12);
    const counts = wholeOf(text.replace('5.1', '5').replace('1.2', '12').replace('1.1', '15'));
    expect(counts.rows[0]?.cells).toEqual({ e1: 5, n1: 40, e2: 6, n2: 41 });
  });

  test('raw counts go before the ratios that were printed beside them; the others can be chosen', () => {
    const text = pasted(
      [
        'Study',
        'Treatment events',
        'Treatment total',
        'Control events',
        'Control total',
        'OR (95% CI)',
        'Weight',
      ],
      ['A', 1, 20, 3, 22, '0.33 (0.03–3.49)', '12%'],
    );
    const { shape, asked } = wholeOf(text);
    expect(shape.family).toBe('two-by-two');
    expect(shape.mapping?.measure).toBe('OR');
    expect(shape.mapping?.moderators).toEqual([]);
    expect(asked).toContain('shape');
    expect(wholeOf(text, { shape: 'ratio' }).shape.mapping?.effect).toBe('OR');
  });

  test('a column can be corrected', () => {
    const text = pasted(['Study', 'a', 'b', 'c', 'd'], ['A', 1, 20, 3, 22]);
    expect(wholeOf(text).shape.reason).toMatch(/say which columns/u);
    const told = {
      'column:c2': 'events1',
      'column:c3': 'total1',
      'column:c4': 'events2',
      'column:c5': 'total2',
    };
    expect(wholeOf(text, told).rows[0]?.cells).toEqual({ e1: 1, n1: 20, e2: 3, n2: 22 });
  });
});

describe('effects', () => {
  test('hazard ratios keep their limits; their logarithms are taken as such', () => {
    const natural = wholeOf(
      pasted(['Trial', 'HR (95% CI)', 'p'], ['AALL1731', '0.39 (0.24–0.64)', '<0.001']),
    );
    expect(natural.shape.mapping?.measure).toBe('HR');
    expect(natural.rows[0]?.cells).toEqual({ hr: 0.39, lo: 0.24, hi: 0.64 });
    const logs = wholeOf(pasted(['Trial', 'logHR', 'SE'], ['A', -0.3, 0.2]));
    expect(logs.rows[0]?.cells).toEqual({ yi: -0.3, sei: 0.2 });
    const level = wholeOf(pasted(['Trial', 'HR', '90% CI lower', '90% CI upper'], ['A', 0.5, 0.3, 0.9]));
    expect(level.rows[0]?.cells).toEqual({ hr: 0.5, lo: 0.3, hi: 0.9, level: 0.9 });
  });

  test('a p value that is only a bound is no number', () => {
    const { rows, problems } = wholeOf(pasted(['Trial', 'HR', 'p'], ['A', 0.39, '<0.001'], ['B', 0.7, 0.04]));
    expect(rows.map(({ cells }) => cells['p'])).toEqual(['<0.001', 0.04]);
    expect(problems.map(({ row, column, text, message }) => [row, column, text, message])).toEqual([
      [
        ...[1, 'p', '<0.001'],
        '“<0.001” is a bound: a standard error follows from an exact P value alone. Give that, or the confidence interval.',
      ],
    ]);
  });

  test('ratios with their p values in one cell are both', () => {
    const head = ['Study', 'Adjusted RR'];
    const text = pasted(head, ['A', '0.62, P = 0.03'], ['B', '0.71 (p=0.2)'], ['C', '0.5, P < 0.001']);
    const { rows, problems, shape } = wholeOf(text);
    expect(shape.mapping).toMatchObject({ measure: 'GENR', effect: 'RR' });
    expect(rows.map(({ cells }) => cells)).toEqual([
      { ratio: 0.62, p: 0.03 },
      { ratio: 0.71, p: 0.2 },
      { ratio: 0.5, p: '0.5, P < 0.001' },
    ]);
    expect(problems.map(({ row, column }) => [row, column])).toEqual([[3, 'p']]);
  });

  test('other ratios are taken as they are printed, and it is told what they are', () => {
    const { shape, rows } = wholeOf(pasted(['Study', 'OR', 'CI lower', 'CI upper'], ['A', 0.5, 0.25, 1]));
    expect(shape.mapping).toMatchObject({ measure: 'GENR', effect: 'OR' });
    expect(shape.notes).toEqual([]);
    expect(rows[0]?.cells).toEqual({ ratio: 0.5, lo: 0.25, hi: 1 });
    const withP = wholeOf(pasted(['Study', 'Rate ratio', 'p'], ['A', 0.5, 0.03]));
    expect(withP.shape.mapping).toMatchObject({ measure: 'GENR', effect: 'IRR' });
    expect(withP.rows[0]?.cells).toEqual({ ratio: 0.5, p: 0.03 });
    const logs = wholeOf(pasted(['Study', 'logOR', 'SE'], ['A', -0.3, 0.2]));
    expect(logs.shape.mapping).toMatchObject({ measure: 'GENR', effect: 'OR' });
    expect(logs.rows[0]?.cells).toEqual({ yi: -0.3, sei: 0.2 });
    const level = wholeOf(pasted(['Study', 'RR', '90% CI lower', '90% CI upper'], ['A', 0.5, 0.3, 0.9]));
    expect(level.rows[0]?.cells).toEqual({ ratio: 0.5, lo: 0.3, hi: 0.9, level: 0.9 });
  });

  test('a ratio without a name of ours is called as its heading calls it', () => {
    const text = pasted(['Study', 'Prevalence ratio (95% CI)'], ['A', '0.5 (0.25–1.0)'], ['B', '2 (1–4)']);
    expect(wholeOf(text).shape.mapping).toMatchObject({
      ...{ measure: 'GENR', effect: null, unit: 'Prevalence ratio' },
    });
  });

  test('an estimate outside of its limits is told', () => {
    const { problems } = wholeOf(
      pasted(['Study', 'OR', 'CI lower', 'CI upper'], ['A', 2, 0.25, 1], ['B', 0.5, 0.2, 1]),
    );
    expect(problems.map(({ row, column, message }) => [row, column, message])).toEqual([
      [1, 'ratio', '2 with an interval from 0.25 to 1: the estimate lies outside of it.'],
    ]);
  });

  test('differences are entered as such, with the standard error of their interval', () => {
    const { shape, rows } = wholeOf(pasted(['Study', 'Mean difference (95% CI)'], ['A', '-5 (-8 to -2)']));
    expect(shape.mapping).toMatchObject({ measure: 'GEN', effect: 'MD' });
    expect(rows[0]?.cells['yi']).toBe(-5);
    expect(rows[0]?.cells['sei']).toBeCloseTo(3 / 1.959963984540054, 14);
  });

  test('what an effect without a name is, is asked; whether it is a logarithm, where signs and intervals leave it open', () => {
    const text = pasted(['Study', 'Effect (95% CI)'], ['A', '0.5 (0.25–1.0)'], ['B', '2 (1–4)']);
    expect(wholeOf(text).asked).toEqual(['effect', 'better']);
    expect(wholeOf(text).rows[1]?.cells).toEqual({ ratio: 2, lo: 1, hi: 4 });
    expect(wholeOf(text, { effect: 'HR' }).rows[1]?.cells).toEqual({ hr: 2, lo: 1, hi: 4 });
    expect(wholeOf(text, { effect: 'MD' }).rows[1]?.cells['yi']).toBe(2);
    expect(wholeOf(pasted(['Study', 'HR', 'SE'], ['A', 0.5, 0.2])).asked).toContain('scale');
    expect(wholeOf(pasted(['Study', 'HR', 'SE'], ['A', -0.5, 0.2])).asked).not.toContain('scale');
  });
});

describe('other shapes', () => {
  test.each([
    ['correlation', ['Study', 'r', 'n'], ['A', -0.3, 40], { r: -0.3, n: 40 }],
    ['proportion', ['Study', 'r', 'n'], ['A', 3, 40], { x: 3, n: 40 }],
    ['proportion', ['Study', 'n', 'N'], ['A', 3, 40], { x: 3, n: 40 }],
    ['accuracy', ['Study', 'TP', 'FP', 'FN', 'TN'], ['A', 9, 1, 2, 30], { tp: 9, fp: 1, fn: 2, tn: 30 }],
    ['log-rank', ['Study', 'O−E', 'Variance'], ['A', -1.8, 14.5], { oe: -1.8, v: 14.5 }],
    [
      'person-time',
      ['Study', 'Events treatment', 'Person-years treatment', 'Events control', 'Person-years control'],
      ['A', 3, 100, 4, 120],
      { x1: 3, t1: 100, x2: 4, t2: 120 },
    ],
    ['generic', ['studlab', 'TE', 'seTE'], ['A', -0.3, 0.2], { yi: -0.3, sei: 0.2 }],
    ['mean', ['Study', 'Mittelwert', 'SD', 'n'], ['A', 5, 1, 20], { m: 5, sd: 1, n: 20 }],
    ['rate', ['Study', 'Events', 'Person-years'], ['A', 5, 100], { x: 5, t: 100 }],
  ] as const)('%s', (family, head, row, cells) => {
    const { shape, rows } = wholeOf(pasted(head, row));
    expect(shape.family).toBe(family);
    expect(rows[0]?.cells).toEqual(cells);
    const { measure } = shape.mapping ?? {};
    const { yi } = effectSizes(measure ?? 'GEN', [{ study: 'A', ...cells }], {});
    expect(yi).toHaveLength(1);
  });

  test('what belongs to no group is a moderator: numbers, or a factor', () => {
    const { shape, rows } = wholeOf(
      pasted(
        ['Author', 'Year', 'event.e', 'n.e', 'event.c', 'n.c', 'Mean age', 'Risk', 'n1'],
        ['A', 2001, 1, 20, 3, 22, 9.5, 'high', 7],
      ),
    );
    expect(shape.mapping?.moderators.map(({ name, factor }) => [name, factor])).toEqual([
      ['year', false],
      ['Mean age', false],
      ['Risk', true],
    ]);
    expect(rows[0]?.cells).toMatchObject({ n1: 20, 'Mean age': 9.5, Risk: 'high' });
  });
});

test('a cell that can’t be read keeps its words, and says where it stands', () => {
  const { rows, problems } = wholeOf(
    pasted(
      ['Study', 'Experimental n/N', 'Control n/N'],
      ['A', '12/50', '20/51'],
      ['B', 'many', '55/50'],
      ['', '3/40', 'NR'],
    ),
  );
  expect(rows.map(({ study }) => study)).toEqual(['A', 'B', 'Study 3']);
  expect(rows[1]?.cells).toEqual({ e1: 'many', n1: 'many', e2: 55, n2: 50 });
  expect(problems.map(({ row, line, column, text, message }) => [row, line, column, text, message])).toEqual([
    [2, 3, 'e1', 'many', '“many” can’t be read as this column’s other cells are.'],
    [2, 3, 'n1', 'many', '“many” can’t be read as this column’s other cells are.'],
    [2, 3, 'e2', '55/50', '55 of 50: more events than people.'],
    [3, 4, 'study', '', 'The study has no name.'],
  ]);
});
