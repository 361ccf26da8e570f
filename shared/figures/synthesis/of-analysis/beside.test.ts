import { describe, expect, test } from 'vitest';
import { analyse } from '#shared/stats/analysis/analyse.ts';
import { notPooled } from '#shared/stats/analysis/not-pooled.ts';
import { newAnalysis } from '#shared/stats/analysis/request.ts';
import type { Measure } from '#shared/stats/effect-sizes/measures.ts';
import { toSvg } from '../../svg.ts';
import { lightTheme } from '../../theme.ts';
import { effectAxis } from '../effect-axis.ts';
import { forestFigure } from '../forest-figure.ts';
import { withoutNumbers } from '../forest-table.ts';
import { asymmetryLines } from './asymmetry-lines.ts';
import { forestOf } from './forest-of.ts';
import { funnelOf } from './funnel-of.ts';
import { notPooledLines } from './not-pooled-lines.ts';
import { numbersOf } from './numbers-of.ts';
import { bubblesOf } from './plots-of.ts';
import { relapse as labels } from '../testing/relapse.ts';

/** Events of 100 in the first group against 40 of 100, one study each. */
function counts(events: readonly number[]) {
  return events.map((e1, at) => ({ study: `Study ${at + 1}`, e1, n1: 100 + at * 7, e2: 40, n2: 100 }));
}

const twelve = counts([10, 14, 18, 22, 25, 29, 31, 33, 36, 38, 41, 45]);

function computed(
  studies: Parameters<typeof newAnalysis>[1],
  { measure = 'OR', force = false }: { readonly measure?: Measure; readonly force?: boolean } = {},
) {
  const request = newAnalysis(measure, studies);
  return analyse({
    ...request,
    settings: { ...request.settings, force },
    also: ['heterogeneity', 'bias', 'trimfill'],
  });
}

describe('tests of asymmetry', () => {
  test('of odds ratios begin with Harbord and Peters, and say why Egger’s is not the first', () => {
    const words = asymmetryLines(computed(twelve));
    const [tests, filled, historical] = words?.parts.map(({ lines }) => lines) ?? [];
    expect(tests?.map(({ key }) => key).slice(0, 3)).toEqual(['harbord', 'peters', 'egger']);
    expect(tests?.[0]?.value).toMatch(/^t = .*, df 10, P/u);
    expect(tests?.[2]?.remark).toMatch(/depend on each other/u);
    expect(filled?.map(({ value }) => value)).toEqual([
      expect.stringMatching(/^\d+ stud(?:y|ies) added on the (?:left|right); with them /u),
      expect.stringMatching(/^\d+ stud(?:y|ies) added on the (?:left|right); with them /u),
    ]);
    expect(historical).toHaveLength(3);
  });

  test('of risk ratios say which are given, why the regressions are not the first, and what to make of them', () => {
    const words = asymmetryLines(computed(twelve, { measure: 'RR' }));
    const [first, ...others] = words?.parts[0]?.lines ?? [];
    expect(first?.key).toBe('begg');
    expect(words?.about).not.toMatch(/No regression test/u);
    expect(words?.about).toMatch(
      /^The tests given here are general ones, .*depend on each other.*given first\. Make no more of any of them than of the funnel plot/u,
    );
    for (const { remark } of others) expect(remark).toMatch(/not there|misled in the same way/u);
  });

  test('of mean differences begin with Egger’s', () => {
    const means = twelve.map(({ study, e1, n1 }) => ({
      ...{ study, n1, n2: 90, m1: e1, sd1: 9 + e1 / 10, m2: 20, sd2: 8 },
    }));
    expect(asymmetryLines(computed(means, { measure: 'MD' }))?.parts[0]?.lines[0]?.key).toBe('egger');
  });

  test('below ten studies say why there are none, unless they are forced', () => {
    const few = twelve.slice(0, 5);
    expect(asymmetryLines(computed(few))).toMatchObject({
      few: 'With 5 studies no test can tell chance from bias. Look at the funnel plot.',
      parts: [],
    });
    const forced = asymmetryLines(computed(few, { force: true }));
    expect(forced?.few).toBeNull();
    expect(forced?.parts[0]?.lines[0]?.value).toMatch(/^t = /u);
  });

  test('of proportions are none', () => {
    const arms = twelve.map(({ study, e1, n1 }) => ({ study, x: e1, n: n1 }));
    const words = asymmetryLines(computed(arms, { measure: 'PLO' }));
    expect(words?.parts).toEqual([]);
    expect(words?.about).toMatch(/^Asymmetry of proportions/u);
  });

  test('are not told where they were not computed', () => {
    expect(asymmetryLines(analyse(newAnalysis('OR', twelve)))).toBeNull();
  });

  test('the funnel plot names its shades by where they lie, which is true in the dark and on paper too', () => {
    const [shades] = funnelOf(computed(twelve), labels).notes;
    expect(shades).toMatchObject({
      text: 'Shaded, from no effect outwards: a study there has P above 0.10, 0.05 to 0.10, 0.01 to 0.05; not shaded: below 0.01.',
    });
  });

  test('the funnel plot says what trim and fill did', () => {
    const told = (studies: typeof twelve) => funnelOf(computed(studies), labels).notes.at(-1);
    expect(told(twelve)).toMatchObject({ text: expect.stringMatching(/rim and fill \(L0\)/u) });
    expect(told(twelve.slice(0, 5))).toMatchObject({
      text: expect.stringMatching(/^Trim and fill: Below 10 studies/u),
    });
  });
});

describe('coefficients of a regression', () => {
  const rows = twelve.map((study, at) => ({
    ...study,
    dose: at % 4,
    route: at % 3 === 0 ? 'oral' : 'injected',
  }));
  const by = (name: string, factor = false) =>
    analyse({ ...newAnalysis('OR', rows), moderators: [{ name, factor }] });

  test('name the level of a factor and what it is against', () => {
    const names = numbersOf(by('route'), labels).map(({ name }) => name);
    expect(names).toContain('route: oral (against injected) (log scale), 95% CI');
    expect(numbersOf(by('dose'), labels).map(({ name }) => name)).toContain('dose (log scale), 95% CI');
  });

  test('have bubbles only where the moderator is a number', () => {
    expect(bubblesOf(by('dose'), labels)?.points).toHaveLength(12);
    expect(bubblesOf(by('route'), labels)).toBeNull();
    expect(bubblesOf(by('dose', true), labels)).toBeNull();
  });
});

describe('without pooling', () => {
  const analysis = analyse(newAnalysis('RR', counts([10, 20, 30, 40, 60])));

  test('studies are counted by the direction that is better; those without one are named as not counted', () => {
    // 40 of 121 against 40 of 100 is lower; only 60 of 128 is higher.
    expect(notPooled(analysis, 'lower', 'favours').signs.value).toMatchObject({ favouring: 4, against: 1 });
    expect(notPooled(analysis, 'higher', 'favours').signs.value).toMatchObject({ favouring: 1, against: 4 });
    const same = analyse(
      newAnalysis('RR', [...counts([10]), { study: 'Same', e1: 4, n1: 10, e2: 40, n2: 100 }]),
    );
    expect(notPooled(same, 'lower', 'favours').signs.value).toMatchObject({
      n: 1,
      leftOut: [{ study: 'Same' }],
    });
  });

  test('is said in lines, p values in one stated direction', () => {
    const lines = notPooledLines(analysis, labels);
    expect(lines.map(({ name }) => name)).toEqual([
      'Studies where the effect favours Blinatumomab',
      'Sign test, two-sided',
      'Fisher, one-sided (favours Blinatumomab)',
      'Stouffer, one-sided (favours Blinatumomab)',
      'Median risk ratio of 5',
    ]);
    expect(lines[0]?.value).toMatch(/^4 of 5: 80% \(95% CI .*, Wilson\)$/u);
    expect(lines[1]?.value).toBe('P = 0.38');
    // The middle of the five risk ratios is that of 30 of 114 against 40 of 100.
    expect(lines[4]?.value).toMatch(/^0\.66 \(quartiles /u);
  });

  test('of one group there is no direction, and a median all the same', () => {
    const rates = analyse(
      newAnalysis('PLO', [
        { study: 'A', x: 3, n: 10 },
        { study: 'B', x: 6, n: 12 },
      ]),
    );
    const lines = notPooledLines(rates, labels);
    expect(lines[0]?.value).toMatch(/no value of no effect/u);
    expect(lines.at(-1)?.name).toMatch(/^Median /u);
  });
});

test('where Q is of fewer studies than are pooled, it says why beside it', () => {
  const none = { study: 'None', e1: 0, n1: 40, e2: 0, n2: 40 };
  const pooledBy = (method: 'MH' | 'FE', measure: 'RD' | 'RR') =>
    analyse({ ...newAnalysis(measure, [...twelve.slice(0, 7), none]), method, test: 'z' });
  const told = (analysis: ReturnType<typeof analyse>) => [
    numbersOf(analysis, labels).find(({ key }) => key === 'q')?.value,
    forestOf(analysis, labels).rows.flatMap((row) =>
      row.kind === 'words' && row.text.startsWith('Heterogeneity') ? [row.text] : [],
    )[0],
  ];
  const difference = pooledBy('MH', 'RD');
  expect([difference.pooled.k, difference.pooled.qeDf]).toEqual([8, 6]);
  for (const words of told(difference))
    expect(words).toContain('of 7 studies, without one where nobody or everybody had the event');
  for (const analysis of [pooledBy('FE', 'RD'), pooledBy('MH', 'RR')])
    for (const words of told(analysis)) expect(words).not.toMatch(/of \d studies/u);
});

test('heads and axes of differences have their unit', () => {
  const means = twelve.map(({ study, e1, n1 }) => ({
    ...{ study, n1, n2: 90, m1: e1, sd1: 9 + e1 / 10, m2: 20, sd2: 8 },
  }));
  const inPoints = { ...labels, unit: 'points' };
  const head = (measure: Measure) => {
    const analysis = computed(means, { measure });
    return [forestOf(analysis, inPoints).effectHead[0], funnelOf(analysis, inPoints).effectName];
  };
  expect(head('MD')).toEqual(['Mean difference (points)', 'Mean difference (points)']);
  expect(head('SMD')).toEqual(['Standardised mean difference', 'Standardised mean difference']);
  expect(forestOf(computed(means, { measure: 'MD' }), labels).effectHead[0]).toBe('Mean difference');
});

test('the axis of proportions ends at 1, that of proportions that left their range where they end', () => {
  const arms = [12, 30, 38].map((x) => ({ study: `S${x}`, x, n: 40 }));
  const axisOf = (measure: 'PLO' | 'PR') => {
    const { rows, axis } = forestOf(analyse(newAnalysis(measure, arms)), labels);
    const of = (kind: 'study' | 'total') =>
      rows.flatMap((row) => (row.kind === kind && row.effect !== null ? [row.effect] : []));
    return { axis: effectAxis(of('study'), of('total'), axis), total: of('total')[0] };
  };
  expect(axisOf('PLO').axis).toMatchObject({ lower: expect.closeTo(0, 1), upper: 1 });
  expect(axisOf('PLO').axis.ticks.at(-1)?.text).toBe('1');
  const { axis, total } = axisOf('PR');
  expect(total?.upper).toBeGreaterThan(1);
  expect(axis.upper).toBe(total?.upper);
});

test('an interval beyond the numbers that there are ends at ∞, and its axis with them', () => {
  const wide = [0, 1, 2].map((yi) => ({ study: `S${yi}`, yi, vi: 1e8 }));
  const drawn = toSvg(forestFigure(forestOf(analyse(newAnalysis('HR', wide)), labels), lightTheme));
  expect(drawn).toContain('[0.00, ∞]');
  expect(drawn).not.toMatch(/NaN|Infinity/u);
});

test('a forest plot without the numbers of groups is narrower and keeps studies, weights, effects and totals', () => {
  const table = forestOf(analyse(newAnalysis('OR', twelve)), labels);
  const [whole, narrow] = [table, withoutNumbers(table)].map((one) => forestFigure(one, lightTheme));
  expect(narrow?.width).toBeLessThan((whole?.width ?? 0) - 100);
  const words = toSvg(forestFigure(withoutNumbers(table), lightTheme));
  for (const kept of ['Study 12', 'Weight', 'Total (95% CI)']) expect(words).toContain(kept);
  expect(words).not.toContain('>Events<');
});

test('studies that were left out stand in the forest plot with their effects and reasons, and have no weight', () => {
  const analysis = analyse(newAnalysis('OR', twelve.slice(0, 4)));
  const out = [
    { study: twelve[5] ?? {}, reason: 'Not randomised' },
    { study: { study: 'Broken', e1: 12, n1: 10, e2: 1, n2: 10 }, reason: null },
  ];
  const [plain, shown] = [forestOf(analysis, labels), forestOf(analysis, labels, out)];
  const added = shown.rows.filter((row) => !plain.rows.some((other) => asText(row) === asText(other)));
  expect(added).toMatchObject([
    { kind: 'heading', text: 'Left out' },
    {
      kind: 'study',
      name: 'Study 6',
      leftOut: true,
      weight: null,
      effectText: expect.stringMatching(/^0\.\d+ \[/u),
    },
    { kind: 'study', name: 'Broken', leftOut: true, effect: null, effectText: 'Not estimable' },
  ]);
  expect(shown.footnotes.at(-1)).toBe('Left out: Study 6 (Not randomised).');
});

function asText(row: unknown): string {
  return JSON.stringify(row);
}
