import { describe, expect, test } from 'vitest';
import { analyse } from '#shared/stats/analysis/analyse.ts';
import { type AnalysisMethod, newAnalysis } from '#shared/stats/analysis/request.ts';
import { toSvg } from '../../svg.ts';
import { textFaults } from '../../testing/overlaps.ts';
import { lightTheme } from '../../theme.ts';
import { forestFigure } from '../forest-figure.ts';
import type { ForestRow } from '../forest-table.ts';
import { forestOf } from './forest-of.ts';
import { numbersOf } from './numbers-of.ts';
import { relapse as labels } from '../testing/relapse.ts';

const studies = [
  { study: 'High', e1: 33, n1: 105, e2: 43, n2: 103, risk: 'High' },
  { study: 'Standard', e1: 29, n1: 718, e2: 76, n2: 722, risk: 'Standard' },
  { study: 'Low', e1: 3, n1: 120, e2: 0, n2: 118, risk: 'Low' },
  { study: 'Kim', e1: 0, n1: 40, e2: 0, n2: 38, risk: 'Very low' },
];

function pooledBy(method: AnalysisMethod) {
  return analyse({ ...newAnalysis('RR', studies), method, test: 'z', subgroup: 'risk' });
}

/** The rows below a heading, up to the line on heterogeneity. */
function below(rows: readonly ForestRow[], heading: string): readonly ForestRow[] {
  const from = rows.findIndex((row) => row.kind === 'heading' && row.text === heading);
  return from < 0 ? [] : rows.slice(from + 1, from + 4);
}

describe('a subgroup without an estimate stands in the forest plot', () => {
  test.each([
    ['MH', 'Low', '3', '0.0'],
    ['REML', 'Very low', '', null],
  ] as const)('%s: heading, study, subtotal and the reason', (method, level, events, weight) => {
    const analysis = pooledBy(method);
    const table = forestOf(analysis, labels);
    const [study, subtotal, words] = below(table.rows, level);
    expect(study).toMatchObject({ kind: 'study', name: level === 'Low' ? 'Low' : 'Kim' });
    expect(subtotal).toMatchObject({ kind: 'total', effect: null, effectText: 'Not estimable' });
    expect(subtotal?.kind === 'total' ? (subtotal.cells[0] ?? '') : null).toBe(events);
    expect(subtotal?.kind === 'total' ? (subtotal.weight?.toFixed(1) ?? null) : '').toBe(weight);
    expect(words).toEqual({ kind: 'words', text: 'Heterogeneity: not applicable' });
    expect(table.footnotes.join(' ')).toContain(`“${level}” (risk) is not estimable`);
    const figure = forestFigure(table, lightTheme);
    expect(textFaults(figure)).toEqual([]);
    expect(toSvg(figure)).not.toMatch(/NaN|Infinity/u);
    const lines = numbersOf(analysis, labels);
    expect(lines.find(({ name }) => name === level)?.value).toBe(
      `Not estimable (${level === 'Low' ? 1 : 0})`,
    );
    expect(lines.some(({ key }) => key === 'between')).toBe(true);
  });
});
