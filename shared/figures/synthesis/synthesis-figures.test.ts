import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Group, Mark } from '../figure.ts';
import { toSvg } from '../svg.ts';
import { marksOf, textFaults } from '../testing/overlaps.ts';
import { darkTheme, lightTheme } from '../theme.ts';
import { effectAxis } from './effect-axis.ts';
import { forestFigure } from './forest-figure.ts';
import {
  type ForestRow,
  type ForestStudy,
  type ForestTable,
  type ForestTotal,
  withoutMany,
} from './forest-table.ts';
import { funnelFigure } from './funnel-figure.ts';
import { baujatFigure, bubbleFigure } from './scatter-figures.ts';
import { linearTicks, logTicks } from './ticks.ts';

const long =
  'A multinational trial of blinatumomab against consolidation chemotherapy in first relapse, Locatelli';

function study(at: number, half = 0.4): ForestStudy {
  const estimate = Math.sin(at) * 0.8;
  return {
    kind: 'study',
    key: `study ${at}`,
    name: at % 5 === 0 ? `${long} ${2000 + at}` : `Study ${at}`,
    cells: [String(at), String(at * 1234), '7', at % 7 === 0 ? '1234567' : '12'],
    effect: { estimate, lower: estimate - half, upper: estimate + half },
    effectText: '1000.25 [0.01, 99999.99]',
    weight: 1 + (at % 9),
  };
}

const unknown: ForestStudy = {
  ...study(3),
  key: 'none',
  effect: null,
  effectText: 'Not estimable',
  weight: null,
};

function total(overall: boolean, prediction: ForestTotal['prediction'] = null): ForestTotal {
  return {
    kind: 'total',
    name: overall ? 'Total (95% CI)' : 'Subtotal (95% CI)',
    cells: ['', '123456789', '', '123456789'],
    effect: { estimate: -0.2, lower: -0.5, upper: 0.1 },
    effectText: '0.82 [0.61, 1.11]',
    weight: 100,
    ...{ prediction, overall },
  };
}

const words: ForestRow = {
  kind: 'words',
  text: 'Heterogeneity: Tau² = 0.31 (95% CI 0.12 to 1.11); Chi² = 152.23, df = 12 (P < 0.00001); I² = 92% (from Tau²), which goes on so that it must be broken into lines before it reaches the plot at the right',
};

function table(rows: readonly ForestRow[], more: Partial<ForestTable> = {}): ForestTable {
  return {
    title: 'Forest plot',
    description: 'A forest plot.',
    studyHead: 'Study or subgroup',
    groups: [
      { name: `${long} with all that belongs to it`, columns: ['Events', 'Total'] },
      { name: 'Chemotherapy', columns: ['Events', 'Total'] },
    ],
    weightHead: 'Weight',
    effectHead: ['Risk ratio', 'REML, random, 95% CI'],
    axis: { scale: 'log', nullValue: 0, favours: { left: `Favours ${long}`, right: 'Favours chemotherapy' } },
    biasDomains: ['Randomisation', 'Deviations', 'Missing data', 'Measurement', 'Reported result'],
    footnotes: [long, long],
    ...more,
    rows,
  };
}

const prediction = { lower: -3, upper: 2.6, text: '[0.05, 13.46]' };
const subgroupsOfOne = [1, 2, 3].flatMap((at): ForestRow[] => [
  { kind: 'heading', text: `${long} ${at}` },
  { ...study(at), lights: ['low', 'some', 'high', 'none', 'low'] },
  total(false),
  words,
]);

describe('the forest plot', () => {
  test.each([
    ['two studies', [study(1), study(2), total(true)]],
    [
      'sixty studies',
      [...Array.from({ length: 60 }, (_, at) => study(at)), unknown, total(true, prediction), words],
    ],
    ['three subgroups of one', [...subgroupsOfOne, total(true), words, words]],
    ['huge intervals', [study(1), study(2), study(4), study(6, 60), study(7, 200), total(true), words]],
    ['nothing that can be estimated', [unknown]],
    ['no studies', []],
  ] as const)('%s: no text lies over another, nothing sticks out', (_name, rows) => {
    for (const more of [{}, { groups: [], weightHead: null, biasDomains: [] }]) {
      const cut = 'groups' in more ? rows.map((row) => ('cells' in row ? { ...row, cells: [] } : row)) : rows;
      const figure = forestFigure(table(cut, more), lightTheme);
      expect(textFaults(figure)).toEqual([]);
      expect(toSvg(figure)).not.toMatch(/NaN|Infinity/u);
    }
  });

  test('a long name of what is pooled is broken into lines above its numbers and above the plot', () => {
    const name =
      'Odds ratio adjusted for age, sex, white cell count and minimal residual disease at the end of induction';
    const long = { effectHead: [name, 'REML, random, 95% CI'] };
    const rows = [study(1), total(true)];
    const figure = forestFigure(table(rows, long), lightTheme);
    expect(textFaults(figure)).toEqual([]);
    expect(figure.width).toBeLessThan(forestFigure(table(rows), lightTheme).width + 200);
    expect(toSvg(figure).replaceAll(/<[^>]+>/gu, ' ')).toMatch(/induction/u);
  });

  test('what reaches far beyond the others is cut with an arrow; totals never are', () => {
    const rows = [study(1), study(2), study(4), study(6, 60), total(true)];
    const figure = forestFigure(table(rows), lightTheme);
    const groups = figure.shapes.filter((shape): shape is Group => shape.kind === 'group');
    const arrows = (at: number): number =>
      (groups[at]?.shapes ?? []).filter((mark: Mark) => mark.kind === 'path').length;
    expect([arrows(0), arrows(1), arrows(2), arrows(3)]).toEqual([0, 0, 0, 2]);
  });

  test('a wider weight is a larger square, by its area', () => {
    const figure = forestFigure(
      table([
        { ...study(1), weight: 10 },
        { ...study(2), weight: 40 },
      ]),
      lightTheme,
    );
    const sides = marksOf(figure.shapes).flatMap((mark) => (mark.kind === 'rect' ? [mark.width] : []));
    expect(sides).toHaveLength(2);
    expect((sides[1] ?? 0) / (sides[0] ?? 1)).toBeCloseTo(2, 10);
  });

  test('a study says its numbers, its effect and whether it is left out', () => {
    const figure = forestFigure(table([{ ...study(1), leftOut: true }]), lightTheme);
    const [group] = figure.shapes.filter((shape): shape is Group => shape.kind === 'group');
    expect(group?.key).toBe('study 1');
    expect(group?.label).toMatch(
      /^Study 1: .*Total 1234, .*1000\.25 .*, weight 2\.0%, left out of the analysis$/u,
    );
  });
});

describe('axes', () => {
  const interval = fc
    .tuple(fc.double({ min: -6, max: 6, noNaN: true }), fc.double({ min: 1e-6, max: 20, noNaN: true }))
    .map(([estimate, half]) => ({ estimate, lower: estimate - half, upper: estimate + half }));
  test('hold every estimate and every whole total, with ticks that are apart', () => {
    fc.assert(
      fc.property(
        fc.array(interval, { minLength: 1, maxLength: 30 }),
        fc.array(interval, { maxLength: 3 }),
        fc.constantFrom('log', 'linear'),
        fc.constantFrom(0, null),
        (studies, totals, scale, nullValue) => {
          const axis = effectAxis(studies, totals, { scale, nullValue });
          for (const { estimate } of studies) {
            expect(estimate).toBeGreaterThanOrEqual(axis.lower);
            expect(estimate).toBeLessThanOrEqual(axis.upper);
          }
          for (const { lower, upper } of totals) {
            expect(lower).toBeGreaterThanOrEqual(axis.lower - 1e-9);
            expect(upper).toBeLessThanOrEqual(axis.upper + 1e-9);
          }
          const texts = axis.ticks.map(({ text }) => text);
          expect(new Set(texts).size).toBe(texts.length);
          expect(texts.length).toBeGreaterThanOrEqual(2);
          expect(texts.length).toBeLessThanOrEqual(9);
        },
      ),
    );
  });
  test('ticks are round numbers', () => {
    expect(linearTicks(-1, 1).map(({ text }) => text)).toEqual(['−1', '−0.5', '0', '0.5', '1']);
    expect(logTicks(Math.log(0.15), Math.log(3)).map(({ text }) => text)).toEqual(['0.3', '1', '3']);
    expect(logTicks(Math.log(0.3), Math.log(2.5)).map(({ text }) => text)).toEqual(['0.5', '1', '2']);
    expect(logTicks(-1e24, 1e24).length).toBeLessThan(10);
    expect(logTicks(1e6, 1e7)).toEqual([]);
    expect(logTicks(Math.log(0.001), Math.log(1000)).map(({ text }) => text)).toContain('1');
  });
});

describe('plots of points', () => {
  const points = Array.from({ length: 60 }, (_, at) => ({
    key: `${at}`,
    name: `${long} ${at}`,
    ...{ effect: Math.sin(at), se: 0.05 + (at % 7) / 10, text: '0.5', filled: at > 55 },
    ...{ moderator: 1990 + at, weight: at + 1, x: at, y: at * at },
  }));
  const about = { title: 'Plot', description: 'A plot.', notes: [{ text: `${long}. ${long}. ${long}.` }] };
  const effects = { effectName: 'Odds ratio (log scale)', scale: 'log', ...about } as const;
  test.each([lightTheme, darkTheme])('funnel, bubbles and Baujat: nothing overlaps', (theme) => {
    for (const count of [1, 2, 60]) {
      const some = points.slice(0, count);
      const line = [1990, 2049].map((at) => ({ at, effect: 0.1, lower: -0.2, upper: 0.4 }));
      for (const figure of [
        funnelFigure({ ...effects, points: some, pooled: 0.2, nullValue: 0, contours: true }, theme),
        bubbleFigure({ ...effects, moderator: 'Year', points: some, line }, theme),
        baujatFigure(
          { ...about, points: some.map((point) => ({ ...point, name: point.name.slice(-20) })) },
          theme,
        ),
      ]) {
        expect(textFaults(figure)).toEqual([]);
        expect(toSvg(figure)).not.toMatch(/NaN|Infinity/u);
        const seen = marksOf(figure.shapes).filter((mark) => mark.kind === 'circle');
        expect(seen).toHaveLength(count);
        for (const { x, y } of seen) {
          expect(x).toBeLessThanOrEqual(figure.width);
          expect(y).toBeLessThanOrEqual(figure.height);
        }
      }
    }
  });
});

test('of more studies than can be read the forest plot has the sums, and says so', () => {
  const whole = table([
    { kind: 'heading', text: 'High risk' },
    study(1),
    study(2),
    total(false),
    unknown,
    total(true),
  ]);
  expect(withoutMany(whole, 3)).toBe(whole);
  const sums = withoutMany(whole, 2);
  expect(sums.rows.map(({ kind }) => kind)).toEqual(['heading', 'total', 'total']);
  expect(sums.footnotes[0]).toBe(
    'The 3 studies are too many to be drawn one by one here; exported files have all of them.',
  );
});
