import { describe, expect, test } from 'vitest';
import { pasted, wholeOf } from './testing/shown.ts';

const a = ['A', '0.62 (0.41–0.95)'] as const;
const b = ['B', '0.70 (0.47–1.03)'] as const;
const unitOf = (heading: string) => wholeOf(pasted(['Study', heading], a, b)).shape.mapping?.unit;

test.each([
  ['aOR', 'Adjusted odds ratio'],
  ['Adj. OR (95% CI)', 'Adjusted odds ratio'],
  ['Adjusted OR', 'Adjusted odds ratio'],
  ['Multivariable risk ratio', 'Adjusted risk ratio'],
  ['aRR (95% CI)', 'Adjusted risk ratio'],
  ['aIRR', 'Adjusted incidence rate ratio'],
  ['Crude OR', 'Crude odds ratio'],
  ['Unadjusted OR (95% CI)', 'Unadjusted odds ratio'],
  ['OR (95% CI)', null],
  ['aHR (95% CI)', 'Adjusted hazard ratio'],
  ['Adjusted hazard ratio', 'Adjusted hazard ratio'],
  ['HR (95% CI)', null],
])('ratios under “%s” are called %s', (heading, unit) => {
  expect(unitOf(heading)).toBe(unit);
});

test('of a lone ratio among those with intervals no interval is made', () => {
  const { rows } = wholeOf(pasted(['Study', 'OR (95% CI)'], a, b, ['Late', '0.5']));
  expect(rows.map(({ cells }) => cells)).toEqual([
    { ratio: 0.62, lo: 0.41, hi: 0.95 },
    { ratio: 0.7, lo: 0.47, hi: 1.03 },
    { ratio: 0.5, lo: null, hi: null },
  ]);
});

test('a span over the headings says it too', () => {
  const text = pasted(
    ['', 'Crude', '', '', 'Adjusted', '', ''],
    ['Study', 'OR', 'Lower', 'Upper', 'OR', 'Lower', 'Upper'],
    ['A', 0.62, 0.41, 0.95, 0.7, 0.5, 1.1],
  );
  expect(wholeOf(text).shape.mapping?.unit).toBe('Adjusted odds ratio');
  expect(wholeOf(text).rows[0]?.cells).toEqual({ ratio: 0.7, lo: 0.5, hi: 1.1 });
});

describe('crude and adjusted ratios side by side', () => {
  const cells = { adjusted: { ratio: 0.7, lo: 0.5, hi: 1.1 }, crude: { ratio: 0.62, lo: 0.41, hi: 0.95 } };
  test.each([
    ['Crude OR (95% CI)', 'Adjusted OR (95% CI)'],
    ['Unadjusted OR (95% CI)', 'aOR (95% CI)'],
  ])('%s and %s: the adjusted are proposed, and it is asked', (crude, adjusted) => {
    const text = pasted(['Study', crude, adjusted], ['A', '0.62 (0.41–0.95)', '0.70 (0.50–1.10)']);
    const { shape, rows, asked } = wholeOf(text);
    const question = shape.questions.find(({ id }) => id === 'which-effect');
    expect(asked).toContain('which-effect');
    expect(question?.choices.map(({ label }) => label)).toEqual([crude, adjusted]);
    expect(rows[0]?.cells).toEqual(cells.adjusted);
    expect(shape.mapping?.unit).toBe('Adjusted odds ratio');
    const other = wholeOf(text, { 'which-effect': question?.choices[0]?.value ?? '' });
    expect(other.rows[0]?.cells).toEqual(cells.crude);
    expect(other.shape.mapping?.unit).not.toBe('Adjusted odds ratio');
  });

  test('limits in columns of their own go with their ratio', () => {
    const head = ['Study', 'Crude OR', 'Lower', 'Upper', 'Adjusted OR', 'Lower', 'Upper'];
    const text = pasted(head, ['A', 0.62, 0.41, 0.95, 0.7, 0.5, 1.1]);
    expect(wholeOf(text).rows[0]?.cells).toEqual(cells.adjusted);
    expect(wholeOf(text, { 'which-effect': 'c2' }).rows[0]?.cells).toEqual(cells.crude);
  });

  test('the limits of an adjusted ratio that stand before a crude one are not lost', () => {
    const text = pasted(['Study', 'Adjusted OR (95% CI)', 'Crude OR'], ['A', '0.70 (0.50–1.10)', 0.62]);
    expect(wholeOf(text).rows[0]?.cells).toEqual(cells.adjusted);
  });

  test('beside counts nothing of it is asked', () => {
    const head = ['Study', 'e1', 'n1', 'e2', 'n2', 'Crude OR (95% CI)', 'Adjusted OR (95% CI)'];
    const text = pasted(head, ['A', 1, 20, 3, 22, '0.62 (0.41–0.95)', '0.70 (0.50–1.10)']);
    expect(wholeOf(text).asked).not.toContain('which-effect');
    expect(wholeOf(text, { shape: 'ratio' }).asked).toContain('which-effect');
  });
});

describe('a column that says row by row what the effects are', () => {
  const table = (...kinds: string[]) =>
    pasted(
      ['Study', 'Effect', 'Lower', 'Upper', 'Measure'],
      ...kinds.map((kind, at) => [`S${at}`, 0.62, 0.41, 0.95, kind]),
    );

  test('of different ratios names none of them, says so, and wants a look', () => {
    const { shape, asked, rows } = wholeOf(table('OR', 'RR', 'HR'));
    expect(shape.mapping).toMatchObject({ measure: 'GENR', effect: null, unit: null });
    expect(shape.unsure).toBe(true);
    expect(shape.notes.join(' ')).toMatch(
      /^“Measure” says odds ratio, risk ratio and hazard ratio: different kinds of ratios stand in one table\./u,
    );
    expect(asked).not.toContain('effect');
    expect(rows[1]?.cells).toEqual({ ratio: 0.62, lo: 0.41, hi: 0.95, Measure: 'RR' });
  });

  test('names measures in nearly all its cells: a state is none', () => {
    const { shape } = wholeOf(table('OR', 'CA', 'MD').replace('Measure', 'State'));
    expect([shape.unsure, shape.notes]).toEqual([false, []]);
  });

  test('holds against a heading that names one of them', () => {
    const text = table('OR', 'RR', 'RR').replace('Effect', 'Odds ratio');
    expect(wholeOf(text).shape.mapping).toMatchObject({ measure: 'GENR', effect: null, unit: null });
  });

  test('of one kind names it, without a question', () => {
    const { shape, asked } = wholeOf(table('OR', 'OR', 'Odds ratio'));
    expect(shape.mapping).toMatchObject({ measure: 'GENR', effect: 'OR' });
    expect([shape.unsure, asked.includes('effect')]).toEqual([false, false]);
    expect(wholeOf(table('HR', 'HR')).shape.mapping?.measure).toBe('HR');
  });

  test('of ratios and differences is told, and asked', () => {
    const { shape, asked } = wholeOf(table('OR', 'MD', 'OR'));
    expect(shape.notes.join(' ')).toMatch(/odds ratio and mean difference: different kinds of effects/u);
    expect(asked).toContain('effect');
  });

  test('may be the cells of the effects themselves', () => {
    const text = pasted(['Study', 'Result'], ['A', 'OR 0.62 (0.41–0.95)'], ['B', 'HR 0.70 (0.47–1.03)']);
    expect(wholeOf(text).shape.notes.join(' ')).toMatch(/“Result” says odds ratio and hazard ratio/u);
  });
});

test('effects under no heading are asked about without quotation marks', () => {
  const { shape } = wholeOf(pasted(a, b));
  expect(shape.questions.find(({ id }) => id === 'effect')?.words).toBe('What are the effects in the table?');
});
