import { expect, describe, test } from 'vitest';
import { z } from 'zod';
import { dataText, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { ImpossibleData, NotOffered } from '../impossible-data.ts';
import { expectAgreement } from '../testing/agree.ts';
import type { FlagCode } from './conversion.ts';
import { type Asked, conversions, convert } from './registry.ts';

const Cases = z.object({
  cases: z.array(
    z.object({
      kind: z.string(),
      input: z.record(z.string(), z.number()),
      expected: z.record(z.string(), z.number()),
    }),
  ),
});

type Entered = Readonly<Record<string, unknown>>;

function codes(asked: Asked, entered: Entered): FlagCode[] {
  return convert(asked, entered).flags.map(({ code }) => code);
}

function valueOf(asked: Asked, entered: Entered, name: string): number {
  return z.number().parse(convert(asked, entered).values[name]);
}

/** What a conversion refuses: the input that is wrong. */
function impossible(asked: Asked, entered: Entered): string | undefined {
  try {
    convert(asked, entered);
  } catch (error) {
    if (error instanceof ImpossibleData) return error.place.column;
    throw error;
  }
  return undefined;
}

test.skipIf(sheafData === null)(`every case of metafor and the Handbook (${noSheafData})`, () => {
  const { cases } = Cases.parse(JSON.parse(dataText('meta', 'conversions.json')));
  expect(cases.length).toBeGreaterThan(60);
  for (const { kind, input, expected } of cases) {
    const { values, derivation } = convert({ kind }, input);
    expect(derivation.length).toBeGreaterThan(30);
    for (const [name, number] of Object.entries(expected))
      expectAgreement(`${kind} ${name}`, values[name] ?? null, number);
  }
});

describe('golden numbers', () => {
  const five = { from: 'five_numbers', to: 'mean_sd' };
  test('a median with range, quartiles or both', () => {
    const all = { min: 4, q1: 12, median: 18, q3: 27, max: 40, n: 45 };
    const { q1: _q1, q3: _q3, ...range } = all;
    const { min: _min, max: _max, ...quartiles } = all;
    const rounded = (entered: Entered) => {
      const { mean, sd } = convert(five, entered).values;
      return [mean?.toFixed(4), sd?.toFixed(4)];
    };
    expect(rounded(range)).toEqual(['18.7486', '8.1722']);
    expect(rounded(quartiles)).toEqual(['19.0630', '11.4870']);
    expect(rounded(all)).toEqual(['19.3665', '9.5222']);
    expect(rounded({ ...all, method: 'luo-wan' })).toEqual(['19.3665', '9.8296']);
    // (4 + 2·12 + 2·18 + 2·27 + 40) ÷ 8
    expect(convert(five, { ...all, method: 'wan' }).values['mean']).toBeCloseTo(19.75, 12);
  });

  test('a log-normal outcome whose quantiles are those of its law comes back', () => {
    // Quantiles of a log-normal law with mean 2 and SD 0.5 of the logarithms, at the places that Wan 2014 expects.
    const n = 2000;
    const [extreme, quarter] = [3.3926, 0.6744];
    const at = (z: number): number => Math.exp(2 + 0.5 * z);
    const entered = {
      min: at(-extreme),
      q1: at(-quarter),
      median: at(0),
      q3: at(quarter),
      max: at(extreme),
      n,
    };
    const { mean, sd } = convert({ from: 'five_numbers', to: 'mean_sd_lognormal' }, entered).values;
    const trueMean = Math.exp(2.125);
    expect((mean ?? 0) / trueMean).toBeCloseTo(1, 2);
    expect((sd ?? 0) / (trueMean * Math.sqrt(Math.expm1(0.25)))).toBeCloseTo(1, 1);
  });

  test('ratios, t and p, counts, risks, groups', () => {
    const ratio = { ratio: 0.75, ci_lb: 0.6, ci_ub: 0.94 };
    expectAgreement('SE', valueOf({ from: 'ci', to: 'log_se' }, ratio, 'se'), 0.114530221878862);
    expectAgreement(
      '90 %',
      valueOf({ from: 'ci', to: 'log_se' }, { ...ratio, level: 0.9 }, 'se'),
      0.136471176733207,
    );
    expectAgreement(
      'g',
      valueOf({ from: 't', to: 'smd' }, { t: 4.2, n1: 15, n2: 90 }, 'g'),
      1.16277075169587,
    );
    const sd = valueOf({ from: 'p', to: 'sd' }, { md: -2.5, p: 0.04, n1: 60, n2: 61 }, 'sd');
    expectAgreement('SD', sd, 6.62147768801851);
    const table = { or: 0.6, n_total: 300, n_row1: 140, n_col1: 45 };
    expect(convert({ from: 'or', to: '2x2' }, table).value).toEqual({ ai: 16, bi: 124, ci: 29, di: 131 });
    const rr = valueOf({ from: 'or', to: 'rr' }, { or: 1.5, baseline_risk: 0.3 }, 'rr');
    expectAgreement('RR', rr, 1.30434782608696);
    expectAgreement(
      'log OR',
      valueOf({ from: 'smd', to: 'log_or' }, { smd: 0.5 }, 'log_or'),
      0.906899682117109,
    );
  });

  test('hazard ratios: z stands at p ÷ 2; O − E and V; events alone', () => {
    // qnorm(0.02) = −2.053748910631823; V = 120 ÷ 4
    const asked = { from: 'p', to: 'log_hr' };
    const told = { p: 0.04, events: 120, hazard: 'lower' };
    expectAgreement('log HR', valueOf(asked, told, 'yi'), -2.053748910631823 / Math.sqrt(30));
    expectAgreement('V', valueOf(asked, { ...told, n1: 200, n2: 100 }, 'v'), (120 * 2) / 9);
    expectAgreement('V', valueOf(asked, { p: 0.04, events1: 50, events2: 70 }, 'v'), (50 * 70) / 120);
    const { values } = convert({ from: 'oe_v', to: 'log_hr' }, { oe: -8, v: 20 });
    expect(values).toMatchObject({ yi: -0.4, vi: 0.05, hr: Math.exp(-0.4) });
    const back = convert({ from: 'ci', to: 'oe_v' }, { hr: 0.7, ci_lb: 0.5, ci_ub: 0.98 }).values;
    const again = convert({ from: 'oe_v', to: 'log_hr' }, { oe: back['oe'], v: back['v'] }).values;
    expectAgreement('log HR', again['yi'] ?? null, Math.log(0.7));
    expectAgreement('SE', again['se'] ?? null, (Math.log(0.98) - Math.log(0.5)) / (2 * 1.959963984540054));
    expectAgreement('SE', valueOf({ from: 'hr', to: 'log_se' }, { hr: 0.7, events: 100 }, 'se'), 0.2);
  });

  test('absolute numbers: a hazard ratio by survival, ends of an interval, nothing for no difference', () => {
    const { values, flags } = convert(
      { from: 'hr', to: 'absolute' },
      { hr: 0.7, baseline_risk: 0.4, ci_lb: 0.5, ci_ub: 0.98 },
    );
    expectAgreement('risk', values['risk'] ?? null, 1 - 0.6 ** 0.7);
    expectAgreement('end', values['per_1000_ci_lb'] ?? null, 1000 * (0.6 - Math.sqrt(0.6)), 1e-10);
    expect(flags).toEqual([]);
    const none = convert({ from: 'rr', to: 'nnt' }, { rr: 1, baseline_risk: 0.4 });
    expect(none.value).toBeNull();
    expect(none.flags.map(({ code }) => code)).toEqual(['no-nnt']);
  });
});

describe('derivations', () => {
  test('the numbers that were entered stand in the words', () => {
    const { derivation } = convert({ from: 'ci', to: 'sd' }, { lo: 10.1, hi: 14.3, n: 25 });
    for (const piece of ['√25', '14.3', '10.1', '2.0639', '5.08746', 'Cochrane Handbook 6.5.2.2'])
      expect(derivation).toContain(piece);
  });

  test('a conversion goes by its name too, whole or in its two parts', () => {
    const entered = { lo: 10.1, hi: 14.3, n: 25 };
    for (const asked of [
      { kind: 'mean-ci-to-sd' },
      { from: 'mean_ci', to: 'sd' },
      { from: 'Mean CI', to: 'SD' },
    ])
      expect(convert(asked, entered)).toMatchObject({ kind: 'mean_ci_to_sd', from: 'ci', to: 'sd' });
    const { value } = convert({ from: 'or', to: 'rr_and_nnt' }, { or: 1.5, baseline_risk: 0.3 });
    expect(value).toMatchObject({ rr: expect.closeTo(1.304, 3), nnt: expect.closeTo(10.952, 3) });
  });

  test('one value is a number, several have names', () => {
    expect(convert({ from: 'se', to: 'sd' }, { se: 2, n: 25 }).value).toBe(10);
    expect(convert({ kind: 'se_to_sd' }, { se: 2, n: 25 }).value).toBe(10);
    expect(convert({ from: 'shared_control', to: 'split_control' }, { n: 90, comparisons: 2 }).value).toBe(
      45,
    );
    const groups = [
      { n: 20, mean: 10.5, sd: 2.5 },
      { n: 35, mean: 12, sd: 3.1 },
    ];
    const several = convert({ from: 'groups', to: 'group' }, { groups });
    const two = convert(
      { from: 'groups', to: 'group' },
      { n1: 20, m1: 10.5, sd1: 2.5, n2: 35, m2: 12, sd2: 3.1 },
    );
    expect(several.value).toEqual(two.value);
    expect(several.kind).toBe('combine_groups');
  });
});

describe('flags', () => {
  const ratio = { from: 'ci', to: 'log_se' };
  test('an interval that is not symmetric on its scale, within the printed digits', () => {
    expect(codes(ratio, { ratio: 0.75, ci_lb: 0.6, ci_ub: 0.94 })).toEqual([]);
    expect(codes(ratio, { ratio: 0.75, ci_lb: 0.5, ci_ub: 0.94 })).toEqual(['interval-asymmetric']);
    // 0.1 can be anything up to 0.15, 0.10 can't.
    expect(codes(ratio, { ratio: '0.3', ci_lb: '0.1', ci_ub: '0.7' })).toEqual([]);
    expect(codes(ratio, { ratio: '0.30', ci_lb: '0.10', ci_ub: '0.70' })).toEqual(['interval-asymmetric']);
    expect(codes({ from: 'ci', to: 'se' }, { diff: 20, ci_lb: 10, ci_ub: 40 })).toEqual([
      'interval-asymmetric',
    ]);
  });

  test('an SD that cannot be, for the range that was observed', () => {
    const asked = { from: 'se', to: 'sd' };
    const range = { observed_min: 0, observed_max: 20, n: 50 };
    // Least 20 ÷ √98 = 2.0203, most 10 × √(50 ÷ 49) = 10.1015.
    expect(codes(asked, { ...range, se: 2.02 / Math.sqrt(50) })).toEqual(['sd-too-small']);
    expect(codes(asked, { ...range, se: 2.03 / Math.sqrt(50) })).toEqual([]);
    expect(codes(asked, { ...range, se: 10.11 / Math.sqrt(50) })).toEqual(['sd-too-large']);
    expect(
      codes({ from: 'baseline_final', to: 'sd_change' }, { sd_baseline: 3, sd_final: 3, corr: 1 }),
    ).toContain('sd-too-small');
  });

  test('more events than people, directions that contradict each other or were assumed', () => {
    const p = { p: 0.03, events1: 40, events2: 60, n1: 30, n2: 100 };
    expect(codes({ from: 'p', to: 'log_hr' }, p)).toEqual(['direction-assumed', 'events-above-n']);
    expect(codes({ from: 'oe_v', to: 'log_hr' }, { oe: 5, v: 20, hr: 0.8 })).toEqual(['sign-flip']);
    expect(codes({ from: 't', to: 'sd' }, { md: -2, t: 2.1, n1: 30, n2: 30 })).toEqual(['sign-flip']);
    expect(codes({ from: 'scale', to: 'reversed_scale' }, { diff: -3 })).toEqual(['sign-flip']);
    expect(codes({ from: 'ratio', to: 'inverse' }, { hr: 0.5 })).toEqual(['sign-flip']);
    expect(codes({ from: 'ci', to: 'oe_v' }, { hr: 0.7, ci_lb: 0.5, ci_ub: 0.98, events: 40 })).toEqual([
      'se-too-small',
    ]);
  });

  test('t in a small group, p as a bound, skewness, counts that are not whole', () => {
    expect(codes({ from: 'ci', to: 'sd' }, { lo: 1, hi: 3, n: 59 })).toEqual(['t-not-z']);
    expect(codes({ from: 'ci', to: 'sd' }, { lo: 1, hi: 3, n: 60 })).toEqual([]);
    expect(codes({ from: 'p', to: 'log_se' }, { ratio: 2, p: '<0.001' })).toEqual(['p-bound']);
    expect(codes({ from: 'five_numbers', to: 'mean_sd' }, { q1: 2, median: 3, q3: 9, n: 80 })).toEqual([
      'skewed',
      'estimated',
    ]);
    expect(codes({ from: 'percent', to: 'events' }, { percent: '33.3', n: 40 })).toEqual(['not-whole']);
    expect(codes({ from: 'percent', to: 'events' }, { percent: '33.3', n: 39 })).toEqual([]);
    expect(codes({ from: 'percent', to: 'events' }, { percent: '33', n: 900 })).toEqual(['rounded']);
    const crossing = { or: 0.7, baseline_risk: 0.4, ci_lb: 0.45, ci_ub: 1.1 };
    expect(codes({ from: 'or', to: 'nnt' }, crossing)).toEqual(['nnt-both-ways']);
  });
});

describe('refusals', () => {
  test.each<readonly [from: string, to: string, entered: Entered, column: string]>([
    ['ci', 'sd', { lo: 4, hi: 3, n: 9 }, 'ci_lb'],
    ['ci', 'sd', { lo: 3, hi: 3, n: 9 }, 'ci_lb'],
    ['ci', 'sd', { lo: 3, hi: 4, n: 1 }, 'n'],
    ['ci', 'log_se', { ratio: 0.5, lo: 0, hi: 2 }, 'ci_lb'],
    ['ci', 'log_se', { ratio: 4, lo: 1, hi: 2 }, 'ratio'],
    ['ci', 'log_se', { ratio: -1, lo: 1, hi: 2 }, 'ratio'],
    ['ci', 'se', { lo: 1, hi: 2, level: 100 }, 'level'],
    ['p', 'log_se', { ratio: 2, p: 0 }, 'p_two_sided'],
    ['p', 'log_se', { ratio: 2, p: 1.2 }, 'p_two_sided'],
    ['p', 'log_se', { ratio: 2, p: 1 }, 'p_two_sided'],
    ['p', 'log_se', { ratio: 1, p: 0.2 }, 'ratio'],
    ['p', 'log_hr', { p: 0.2 }, 'events'],
    ['t', 'sd', { md: 2, t: 0, n1: 9, n2: 9 }, 't'],
    ['five_numbers', 'mean_sd', { min: 3, median: 2, max: 9, n: 20 }, 'median'],
    ['five_numbers', 'mean_sd_lognormal', { min: 0, median: 2, max: 9, n: 20 }, 'min'],
    ['baseline_final', 'sd_change', { sd_baseline: 3, sd_final: 3, corr: 1.1 }, 'corr'],
    ['sd_change', 'corr', { sd_baseline: 8, sd_final: 3, sd_change: 4 }, 'sd_change'],
    ['rr', 'absolute', { rr: 3, baseline_risk: 0.4 }, 'baseline_risk'],
    ['rr', 'absolute', { rr: 3, baseline_risk: 30 }, 'baseline_risk'],
    ['or', '2x2', { or: 2, n_total: 50, n_row1: 60, n_col1: 5 }, 'n_row1'],
    ['percent', 'events', { percent: 101, n: 50 }, 'percent'],
    ['clusters', 'effective_n', { n: 50, icc: -0.2, mean_cluster_size: 20 }, 'icc'],
    ['clusters', 'effective_n', { n: 50, icc: 0.02, mean_cluster_size: 20, events: 51 }, 'events'],
    ['shared_control', 'split_control', { n: 50, comparisons: 2.5 }, 'comparisons'],
    ['d', 'g', { d: 1e200, n1: 9, n2: 9 }, 'vi'],
    ['scale', 'reversed_scale', { mean: 11, scale_min: 0, scale_max: 10 }, 'mean'],
    ['units', 'units', { mean: 11, factor: 0 }, 'factor'],
  ])('from %s to %s: %j', (from, to, entered, column) => {
    expect(impossible({ from, to }, entered)).toBe(column);
  });

  test('a group is named by its row', () => {
    const groups = [
      { events: 3, n: 20 },
      { events: 9, n: 8 },
    ];
    const run = () => convert({ from: 'event_groups', to: 'group' }, { groups });
    expect(run).toThrow(expect.objectContaining({ place: { row: 2, column: 'events' } }));
  });

  test('unknown names, missing inputs and what is no number are faults of the question', () => {
    const asked = { from: 'se', to: 'sd' };
    const wrong = (question: Asked, entered: Entered) => () => convert(question, entered);
    expect(wrong(asked, { se: 2 })).toThrow(/People \(n\) is missing/u);
    expect(wrong(asked, { se: 2, n: 9, m: 4 })).toThrow(/no input “m”/u);
    expect(wrong(asked, { se: 'two', n: 9 })).toThrow(/is no number/u);
    expect(wrong(asked, { se: Number.NaN, n: 9 })).toThrow(/is no number/u);
    expect(wrong(asked, { se: '<2', n: 9 })).toThrow(/is no number/u);
    expect(wrong({ from: 'ci', to: 'sd' }, { lo: 1, lower: 1, hi: 2, n: 9 })).toThrow(/are the same input/u);
    expect(wrong({ from: 'se', to: 'moon' }, {})).toThrow(/To: sd/u);
    expect(wrong({ kind: 'moon' }, {})).toThrow(/There is no conversion/u);
    expect(wrong({ from: 'five_numbers', to: 'mean_sd' }, { median: 3, n: 20 })).toThrow(NotOffered);
    expect(wrong({ from: 'five_numbers', to: 'mean_sd' }, { q1: 2, median: 3, q3: 4, n: 4 })).toThrow(
      NotOffered,
    );
  });
});

test('every conversion says what it takes and gives; names are unique', () => {
  expect(new Set(conversions.map(({ kind }) => kind)).size).toBe(conversions.length);
  for (const { kind, to, inputs, answers, source } of conversions) {
    const names = inputs.flatMap(({ name, also = [] }) => [name, ...also]);
    expect([kind, new Set(names).size]).toEqual([kind, names.length]);
    for (const asked of Object.values(to).flat())
      expect([kind, Object.keys(answers)]).toEqual([kind, expect.arrayContaining([asked])]);
    expect(source.length).toBeGreaterThan(4);
  }
});
