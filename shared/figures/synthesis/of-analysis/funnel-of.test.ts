import { describe, expect, test } from 'vitest';
import { analyse } from '#shared/stats/analysis/analyse.ts';
import { type AnalysisRequest, newAnalysis } from '#shared/stats/analysis/request.ts';
import { toSvg } from '../../svg.ts';
import { textFaults } from '../../testing/overlaps.ts';
import { lightTheme } from '../../theme.ts';
import { funnelFigure } from '../funnel-figure.ts';
import { figureNeeds } from './figures-of.ts';
import { funnelOf } from './funnel-of.ts';
import { relapse as labels } from '../testing/relapse.ts';

const trials = [
  { study: 'A', e1: 4, n1: 123, e2: 11, n2: 139, year: 1948, region: 'south' },
  { study: 'B', e1: 6, n1: 306, e2: 29, n2: 303, year: 1949, region: 'north' },
  { study: 'C', e1: 3, n1: 231, e2: 11, n2: 220, year: 1960, region: 'north' },
  { study: 'D', e1: 33, n1: 5069, e2: 47, n2: 5808, year: 1977, region: 'north' },
  { study: 'E', e1: 8, n1: 2545, e2: 10, n2: 629, year: 1973, region: 'north' },
  { study: 'F', e1: 29, n1: 7499, e2: 45, n2: 7277, year: 1968, region: 'north' },
];
const years = [{ name: 'year', factor: false }];

function by(part: Partial<AnalysisRequest>) {
  return analyse({ ...newAnalysis('OR', trials), test: 'z', moderators: years, ...part });
}

describe('a funnel plot with moderators is of residuals', () => {
  // References: metafor 3.8-1, rstandard of rma(yi, vi, mods = ~ year) with threshold 1e-14.
  test.each([
    [
      'REML',
      [0.48116816785791316, -0.27677054338737506, -0.33173752946116863],
      [0.58338703190402563, 0.45606424225579539, 0.74174825339603723],
    ],
    [
      'FE',
      [0.49385015150925371, -0.27138931303435854, -0.40666458538981587],
      [0.49657662697202792, 0.32591873921614634, 0.63090662256248431],
    ],
  ] as const)('%s, as metafor has them', (method, residuals, errors) => {
    const funnel = funnelOf(by({ method }), labels);
    for (const [at, residual] of residuals.entries()) {
      expect(funnel.points[at]?.effect).toBeCloseTo(residual, 8);
      expect(funnel.points[at]?.se).toBeCloseTo(errors[at] ?? Number.NaN, 8);
    }
    expect(funnel).toMatchObject({
      ...{ effectName: 'Residual value', scale: 'linear', pooled: 0, contours: false },
    });
    expect(/Tau²/u.test(JSON.stringify(funnel.notes))).toBe(method === 'REML');
  });

  test('after Hartung-Knapp they are the same, and so is a study that the model follows exactly', () => {
    expect(funnelOf(by({ test: 'knha' }), labels).points).toEqual(funnelOf(by({}), labels).points);
    const alone = funnelOf(by({ moderators: [{ name: 'region', factor: true }] }), labels);
    expect(alone.points[0]?.effect).toBeCloseTo(0, 12);
    expect(alone.points[0]?.se).toBeCloseTo(0, 7);
  });

  test('nothing is filled in, and that is said where it was asked for', () => {
    const settings = { ...newAnalysis('OR', trials).settings, force: true };
    const [plain, over] = [[], years].map((moderators) => by({ moderators, settings, also: ['trimfill'] }));
    expect(plain && figureNeeds('funnel', plain, true)).toBe('trimfill');
    expect(over && figureNeeds('funnel', over, true)).toBeNull();
    const funnel = over && funnelOf(over, labels);
    expect(funnel?.points).toHaveLength(trials.length);
    expect(funnel?.notes.at(-1)).toEqual({
      text: 'Trim and fill is of a model without moderators, so no study is filled in.',
    });
    expect(plain && funnelOf(plain, labels).effectName).toBe('Odds ratio (log scale)');
  });

  test('is drawn, also where the model follows every study', () => {
    const few = trials.slice(0, 2);
    for (const part of [{}, { method: 'FE', studies: few }] as const) {
      const figure = funnelFigure(funnelOf(by(part), labels), lightTheme);
      expect(textFaults(figure)).toEqual([]);
      const drawn = toSvg(figure);
      expect(drawn).toContain('Residual value');
      expect(drawn).not.toMatch(/NaN|Infinity/u);
    }
  });
});
