import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NotOffered } from '../impossible-data.ts';
import { analyse } from './analyse.ts';
import { asMetafor } from './as-metafor.ts';
import { naturalEffect } from './natural.ts';
import { type AnalysisRequest, type Beside, besides, newAnalysis, usualSettings } from './request.ts';
import { rScript } from './r-script.ts';

const studies = [
  { study: 'A', e1: 12, n1: 60, e2: 20, n2: 61, year: 2004, risk: 'high' },
  { study: 'B', e1: 0, n1: 40, e2: 0, n2: 38, year: 2001, risk: 'high' },
  { study: 'B', e1: 3, n1: 55, e2: 9, n2: 50, year: 2010, risk: 'standard' },
  { study: 'C "quoted" \\', e1: 30, n1: 200, e2: 41, n2: 199, year: 1999, risk: 'standard' },
  { study: 'D', e1: 8, n1: 90, e2: 11, n2: 95, year: 2015, risk: null },
];

/** Each study has a zero cell, and nothing is added to it. */
const rare = [
  { study: 'A', e1: 0, n1: 50, e2: 3, n2: 50 },
  { study: 'B', e1: 2, n1: 40, e2: 0, n2: 45 },
  { study: 'C', e1: 0, n1: 50, e2: 1, n2: 50 },
];
const nothingAdded = { ...usualSettings(rare), to: 'none', force: true } as const;
const counts = { studies: rare, settings: nothingAdded, also: ['heterogeneity', 'bias'] } as const;

function request(part: Partial<AnalysisRequest>): AnalysisRequest {
  const settings = usualSettings(studies);
  return { ...newAnalysis('OR', studies), settings, test: 'z', also: [], ...part };
}

/** Numbers anywhere in a value that are none. */
function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => notFinite(one, `${path}.${key}`));
}

describe('an analysis', () => {
  test('of a new one leaves studies without events out of odds ratios, and lists them as not estimable', () => {
    const { effects, pooled } = analyse(newAnalysis('OR', studies));
    expect(effects.usedRows).toEqual([1, 3, 4, 5]);
    expect(effects.notEstimable.map(({ row }) => row)).toEqual([2]);
    expect(pooled.ddf).toBe(3);
    expect(pooled.prediction?.df).toBe(3);
  });

  test('shows Wald beside Hartung-Knapp, and says where that is narrower or hangs on few studies', () => {
    const hartung = analyse(request({ test: 'knha' }));
    const { wald } = analyse(request({ test: 'knha' })).pooled;
    const plain = analyse(request({})).pooled;
    expect(plain.wald).toBeNull();
    expect(wald?.ciLower).toBeCloseTo(plain.ciLower[0] ?? 0, 12);
    expect(wald?.pval).toBeCloseTo(plain.pval[0] ?? 0, 12);
    expect(hartung.notes.join(' ')).not.toContain('few numbers');
    const same = studies.slice(2, 5).map((study) => ({ ...study, e1: 10, n1: 100, e2: 20, n2: 101 }));
    const { notes } = analyse(
      request({ test: 'knha', studies: same.map((one, at) => ({ ...one, e1: 10 + at })) }),
    );
    expect(notes.join(' ')).toContain('narrower than Wald’s');
    expect(notes.join(' ')).toContain('With 3 studies');
  });

  test('orders the cumulative analysis by the year; equal names of studies are studies of their own', () => {
    const { sensitivity } = analyse(request({ also: ['cumulative'] }));
    expect(sensitivity.cumulative?.order).toEqual([3, 1, 0, 2, 4]);
    expect(sensitivity.cumulative?.steps).toHaveLength(5);
  });

  test('a subgroup takes the studies that have one, the total takes all', () => {
    for (const method of ['REML', 'MH', 'FE'] as const) {
      const { subgroups, pooled } = analyse(request({ subgroup: 'risk', method }));
      expect(subgroups?.groups.map(({ level, usedRows }) => [level, usedRows])).toEqual([
        ['high', [1, 2]],
        ['standard', [3, 4]],
      ]);
      expect(pooled.usedRows).toEqual([1, 2, 3, 4, 5]);
    }
  });

  test('below ten studies tests of asymmetry say why there are none, unless they are forced', () => {
    const { asymmetry } = analyse(request({ also: ['bias'] }));
    expect(asymmetry?.harbord.refused).toMatch(/Below 10 studies \(here 5\)/u);
    const forced = analyse(request({ also: ['bias'], settings: { ...usualSettings(studies), force: true } }));
    expect(forced.asymmetry?.harbord.value).not.toBeNull();
    const ratios = analyse(
      request({ measure: 'RR', also: ['bias'], settings: { ...usualSettings(studies), force: true } }),
    );
    expect(ratios.asymmetry?.peters.refused).toMatch(/odds ratios/u);
  });

  test.each([
    ['moderators with Mantel-Haenszel', { method: 'MH', moderators: [{ name: 'year', factor: false }] }],
    ['influence with Peto', { method: 'PETO', also: ['influence'] }],
    ['leave-one-out with moderators', { also: ['leave1out'], moderators: [{ name: 'year', factor: false }] }],
    ['a level of 1', { settings: { ...usualSettings(studies), level: 1 } }],
    [
      'no effect at all',
      {
        studies: [{ study: 'A', e1: 0, n1: 9, e2: 0, n2: 9 }],
        settings: { ...usualSettings([]), drop00: true },
      },
    ],
  ] as const)('is refused in words: %s', (_name, part) => {
    expect(() => analyse(request(part))).toThrow(NotOffered);
  });

  test('whatever the counts: no number that is none, by every method', () => {
    const row = fc
      .tuple(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      )
      .map(([n1, n2, p, q]) => ({ study: 'S', e1: Math.floor(n1 * p), n1, e2: Math.floor(n2 * q), n2 }));
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('OR', 'RR', 'RD', 'AS'),
        fc.constantFrom('FE', 'DL', 'REML', 'PM', 'SJ', 'MH', 'PETO'),
        fc.constantFrom('z', 'knha', 'adhoc'),
        (rows, measure, method, by) => {
          const counted: readonly Beside[] = ['bias', 'heterogeneity'];
          const also = method === 'MH' || method === 'PETO' ? counted : besides;
          const settings = { ...usualSettings(rows), force: true };
          try {
            const whole = asMetafor(
              analyse(
                request({
                  studies: rows,
                  measure,
                  method,
                  test: by,
                  settings,
                  also,
                }),
              ),
            );
            expect(notFinite(whole)).toEqual([]);
          } catch (error) {
            if (!(error instanceof NotOffered)) throw error;
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

test('ratios as reported are pooled as hazard ratios of the same numbers are, and shown as ratios', () => {
  const printed = [
    [0.62, 0.41, 0.95],
    [0.8, 0.5, 1.28],
    [0.45, 0.2, 1.01],
    [1.1, 0.7, 1.73],
  ] as const;
  const rows = (column: string) =>
    printed.map(([ratio, lo, hi], at) => ({ study: `S${at}`, [column]: ratio, lo, hi }));
  const [ratios, hazards] = [newAnalysis('GENR', rows('ratio')), newAnalysis('HR', rows('hr'))].map(analyse);
  expect(ratios?.pooled).toEqual(hazards?.pooled);
  const natural = ratios === undefined ? null : naturalEffect(ratios);
  expect(natural?.estimate).toBeCloseTo(Math.exp(ratios?.pooled.b[0] ?? Number.NaN), 14);
});

describe('counts of rare events', () => {
  // References: metafor 3.8-1, rma.mh and rma.peto with to = c("none", "none").
  test('are pooled where nothing is added and no study has an effect of its own', () => {
    const mantel = analyse(request({ ...counts, method: 'MH' }));
    expect(mantel.pooled).toMatchObject({ k: 3, qe: 0, qep: 1 });
    expect(mantel.pooled.b[0]).toBeCloseTo(-0.63598876671999671, 14);
    expect(mantel.pooled.se[0]).toBeCloseTo(0.85348191108483351, 14);
    expect(mantel.pooled.cmh?.stat).toBeCloseTo(0.131761741308415, 14);
    const peto = analyse(request({ ...counts, method: 'PETO' }));
    expect(peto.pooled.b[0]).toBeCloseTo(-0.6371412201935801, 14);
    expect(peto.pooled.qe).toBeCloseTo(5.7393017789499563, 13);
    for (const analysis of [mantel, peto]) {
      expect(analysis.effects.notEstimable.map(({ row }) => row)).toEqual([1, 2, 3]);
      expect(notFinite(asMetafor(analysis))).toEqual([]);
    }
    expect(() => analyse(request({ ...counts, method: 'REML' }))).toThrow(NotOffered);
  });
});

describe('the script for R', () => {
  test('gives the same effects bit for bit, the model and its settings, and text that is text', () => {
    const script = rScript(analyse(request({ subgroup: 'risk' })), ['Made by Sheaf']);
    const { yi } = analyse(request({})).effects;
    for (const effect of yi) expect(script).toContain(String(effect));
    expect(script).toContain('"C \\"quoted\\" \\\\"');
    expect(script).toContain('rma(yi, vi, data = dat, method = "REML", test = "z", level = 95');
    expect(script).toContain('escalc(measure = "OR", ai = e1, n1i = n1, ci = e2, n2i = n2, data = raw)');
    expect(script).toContain('split(dat, dat[["risk"]])');
  });
  test('ratios as they were printed are computed again from what was printed', () => {
    const printed = [
      { study: 'A', ratio: 0.62, lo: 0.41, hi: 0.95 },
      { study: 'B', ratio: 0.8, lo: 0.5, hi: 1.28, level: 0.9 },
      { study: 'C', ratio: 0.7, p: 0.04 },
    ];
    const script = rScript(analyse(newAnalysis('GENR', printed)), []);
    expect(script).toContain('ratio = as.numeric(c(0.62, 0.8, 0.7))');
    expect(script).toContain('data.frame(yi = log(raw$ratio), vi = (log(raw$ratio) / qnorm(raw$p / 2))^2)');
    expect(script).not.toContain('escalc');
    expect(script).not.toContain('raw$oe');
    const hazards = printed.map(({ ratio, ...row }) => ({ hr: ratio, ...row }));
    expect(rScript(analyse(newAnalysis('HR', hazards)), [])).toContain('yi = raw$oe / raw$v, vi = 1 / raw$v');
  });

  test('of a single study asks for no interval of τ²', () => {
    const [script, alone] = [studies, studies.slice(0, 1)].map((some) =>
      rScript(analyse(request({ studies: some })), []),
    );
    expect(script).toContain('confint(');
    expect(alone).not.toContain('confint(');
  });

  test('says of methods from counts how zero cells are treated: for the studies’ own effects, and for the pooled one', () => {
    const settings = { ...usualSettings(studies), add: 0.25, to: 'all', drop00: true } as const;
    const zeros = 'level = 95, add = c(0.25, 0), to = c("all", "none"), drop00 = c(TRUE, TRUE))';
    for (const method of ['MH', 'PETO'] as const)
      expect(rScript(analyse(request({ method, settings })), [])).toContain(zeros);
    const own = rScript(analyse(request({ ...counts, also: [], method: 'MH' })), []);
    expect(own).toContain('# No study has an effect of its own.');
    expect(own).not.toContain('escalc(');
  });

  test('methods from counts get the counts', () => {
    expect(rScript(analyse(request({ method: 'MH' })), [])).toContain('rma.mh(measure = "OR", ai = e1');
    expect(rScript(analyse(request({ method: 'PETO' })), [])).toContain('rma.peto(ai = e1');
  });
});
