import { describe, expect, test } from 'vitest';
import { type Analysis, analyse } from '#shared/stats/analysis/analyse.ts';
import { type AnalysisRequest, newAnalysis } from '#shared/stats/analysis/request.ts';
import { numbersOf } from './numbers-of.ts';

const trials = [
  { study: 'A', e1: 4, n1: 123, e2: 11, n2: 139, year: 1948 },
  { study: 'B', e1: 6, n1: 306, e2: 29, n2: 303, year: 1949 },
  { study: 'C', e1: 3, n1: 231, e2: 11, n2: 220, year: 1960 },
  { study: 'D', e1: 33, n1: 5069, e2: 47, n2: 5808, year: 1977 },
  { study: 'E', e1: 8, n1: 2545, e2: 10, n2: 629, year: 1973 },
  { study: 'F', e1: 29, n1: 7499, e2: 45, n2: 7277, year: 1968 },
];

function by(part: Partial<AnalysisRequest>): Analysis {
  return analyse({ ...newAnalysis('OR', trials), test: 'z', ...part });
}

function valuesOf(analysis: Analysis): ReadonlyMap<string, string> {
  return new Map(numbersOf(analysis, { unit: null }).map(({ name, value }) => [name, value]));
}

/** I² and H² by hand, of the Q that is printed. */
function ofPrinted(values: ReadonlyMap<string, string>): { readonly i2: string; readonly h2: string } {
  const [, q = '', df = ''] = /^(\d+\.\d+), df (\d+),/u.exec(values.get('Q') ?? '') ?? [];
  const h2 = Number(q) / Number(df);
  return { i2: Math.max(0, 100 - 100 / h2).toFixed(1), h2: h2.toFixed(2) };
}

describe('I² and H² from Q are of the Q that stands below them', () => {
  test.each([
    ['REML', {}, 'Q', true],
    ['REML with a moderator', { moderators: [{ name: 'year', factor: false }] }, 'Q', false],
    ['GLMM', { method: 'GLMM' }, 'Q', false],
    ['FE', { method: 'FE' }, 'Chi²', true],
    ['FE with a moderator', { method: 'FE', moderators: [{ name: 'year', factor: false }] }, 'Chi²', false],
    ['MH', { method: 'MH' }, 'Chi²', false],
    ['PETO', { method: 'PETO' }, 'Chi²', false],
  ] as const)('%s', (_, part, source, interval) => {
    const values = valuesOf(by(part));
    const [i2 = '', h2 = ''] = [values.get(`I² (from ${source})`), values.get(`H² (from ${source})`)];
    const expected = ofPrinted(values);
    expect(Math.abs(Number.parseFloat(i2) - Number(expected.i2))).toBeLessThan(0.11);
    expect(Math.abs(Number.parseFloat(h2) - Number(expected.h2))).toBeLessThan(0.011);
    expect(/ \[.*\], test-based interval$/u.test(i2)).toBe(interval);
    expect(/ \[.*\], test-based interval$/u.test(h2)).toBe(interval);
  });
});

test('I² and H² from τ² have the intervals that follow from that of τ²', () => {
  const analysis = by({});
  const values = valuesOf(analysis);
  const { h2, i2 } = analysis.pooled.tau2Interval ?? {};
  expect(values.get('H² (from Tau²)')).toMatch(/^\d+\.\d\d \[.*\]$/u);
  expect(values.get('H² (from Tau²)')).toContain(`[${h2?.lower.toFixed(2)}, ${h2?.upper.toFixed(2)}]`);
  expect(values.get('I² (from Tau²)')).toContain(`[${i2?.lower.toFixed(0)}, ${i2?.upper.toFixed(0)}]`);
});
