import { describe, expect, test } from 'vitest';
import type { StudyRow } from '../effect-sizes/cells.ts';
import { ImpossibleData } from '../impossible-data.ts';
import { levelsOf } from '../models/design.ts';
import { analyse } from './analyse.ts';
import { asMetafor } from './as-metafor.ts';
import { rScript } from './r-script.ts';
import { type AnalysisRequest, newAnalysis, usualSettings } from './request.ts';

const risks = [
  { study: 'High', e1: 33, n1: 105, e2: 43, n2: 103, risk: 'high' },
  { study: 'Standard', e1: 29, n1: 718, e2: 76, n2: 722, risk: 'standard' },
  { study: 'Low', e1: 3, n1: 120, e2: 0, n2: 118, risk: 'low' },
];
const none = { study: 'Kim', e1: 0, n1: 40, e2: 0, n2: 38, risk: 'very low' };

function byRisk(studies: readonly StudyRow[], part: Partial<AnalysisRequest>): AnalysisRequest {
  const settings = { ...usualSettings(studies), drop00: true };
  return {
    ...newAnalysis('RR', studies),
    ...{ method: 'MH', test: 'z', subgroup: 'risk', also: [], settings, ...part },
  };
}

function subgroupsIn(request: AnalysisRequest) {
  const { subgroups, ...whole } = analyse(request);
  if (subgroups === null) throw new Error('There are no subgroups.');
  return { ...subgroups, whole, notes: whole.notes.join(' ') };
}

describe('a subgroup without an estimate takes nothing away', () => {
  // References: metafor 3.8-1, rma.mh of each level and rma of the two, whose third is NA.
  test('of Mantel-Haenszel: it stands with its study, and the test is over the others', () => {
    const request = byRisk(risks, {});
    const { groups, between, whole, notes } = subgroupsIn(request);
    expect(groups.map(({ level, k }) => [level, k])).toEqual([
      ['high', 1],
      ['low', 1],
      ['standard', 1],
    ]);
    const [high, low, standard] = groups;
    expect(high?.estimate).toBeCloseTo(-0.28392391615496981, 13);
    expect(standard?.se).toBeCloseTo(0.21180853180671946, 13);
    expect(low).toMatchObject({ estimate: null, se: null, ciLower: null, tau2: null, qe: null });
    expect(low?.notEstimable).toMatch(/no events/u);
    expect(between).toMatchObject({ df: 1, df2: null });
    expect(between.q).toBeCloseTo(5.735879381181169, 12);
    expect(between.p).toBeCloseTo(0.016621743366551939, 13);
    expect(whole.pooled).toEqual(analyse({ ...request, subgroup: null }).pooled);
    expect(notes).toMatch(/The subgroup “low” \(risk\) is not estimable: One of the groups has no events/u);
  });

  test.each([
    ['PETO', 'OR', [...risks, none], 'very low'],
    ['GLMM', 'OR', [...risks, { ...risks[0], study: 'High 2', e1: 20 }], 'low'],
    ['REML', 'RR', [...risks, none], 'very low'],
    ['FE', 'RR', [...risks, none], 'very low'],
    ['MH', 'RR', [...risks, none], 'very low'],
  ] as const)('%s', (method, measure, studies, level) => {
    for (const subgroupTau2 of ['separate', 'common'] as const) {
      const usual = byRisk(studies, { method, measure });
      const request = { ...usual, settings: { ...usual.settings, subgroupTau2 } };
      const { groups, whole, notes } = subgroupsIn(request);
      expect(groups.map((group) => group.level)).toEqual(levelsOf(studies.map(({ risk }) => risk ?? null)));
      expect(groups.find((group) => group.level === level)?.estimate).toBeNull();
      expect(groups.some(({ estimate }) => estimate !== null)).toBe(
        subgroupTau2 === 'separate' || method !== 'REML',
      );
      expect(notes).toContain(`“${level}” (risk) is not estimable`);
      expect(whole.pooled).toEqual(analyse({ ...request, subgroup: null }).pooled);
    }
  });

  test('where one alone has an estimate, the others are told, and no test is given', () => {
    const studies = [...risks.map((study) => ({ ...study, risk: 'known' })), none];
    for (const method of ['REML', 'FE', 'MH'] as const)
      for (const subgroupTau2 of ['separate', 'common'] as const) {
        const usual = byRisk(studies, { method });
        const request = { ...usual, settings: { ...usual.settings, subgroupTau2 } };
        const { groups, between, notes, whole } = subgroupsIn(request);
        expect(groups.map(({ level, k }) => [level, k])).toEqual([
          ['known', 3],
          ['very low', 0],
        ]);
        expect(groups[0]?.estimate).toBeCloseTo(whole.pooled.b[0] ?? Number.NaN, 12);
        expect(between).toMatchObject({ q: null, p: null });
        expect(notes).toMatch(/“very low” \(risk\) is not estimable: No study has (?:an effect|counts)/u);
        expect(notes).toMatch(/Only the subgroup “known” has an estimate, so there is no test/u);
      }
  });

  test('is told with nulls under the names of metafor', () => {
    const answer = asMetafor(analyse(byRisk([...risks.slice(0, 1), none], { method: 'REML' })));
    expect(answer['subgroups']).toMatchObject({
      factor: 'risk',
      levels: [
        { level: 'high', k: 1 },
        {
          level: 'very low',
          k: 0,
          estimate: null,
          se: null,
          ci: [null, null],
          tau2: null,
          I2: null,
          QE: null,
        },
      ],
      ...{ QB: null, QBdf: null, QBp: null },
    });
  });

  test('is left out of the script for R, which would stop at it', () => {
    const script = (part: Partial<AnalysisRequest>) => rScript(analyse(byRisk([...risks, none], part)), []);
    expect(script({})).toContain('split(raw, raw[["risk"]])[c("high", "standard")], function');
    expect(script({ method: 'REML' })).toContain(
      'split(dat, dat[["risk"]])[c("high", "low", "standard")], function',
    );
  });

  test('does not hide what cannot be', () => {
    const wrong = { study: 'Wrong', e1: 130, n1: 120, e2: 1, n2: 118, risk: 'very low' };
    for (const method of ['MH', 'REML'] as const)
      expect(() => analyse(byRisk([...risks, wrong], { method }))).toThrow(ImpossibleData);
  });
});

test.each([
  ['one', 'All studies are in one subgroup'],
  [null, 'No study has a value of risk'],
])('a column with %s value is refused', (risk, words) => {
  for (const method of ['MH', 'REML'] as const) {
    const studies = risks.map((study) => ({ ...study, risk }));
    expect(() => analyse(byRisk(studies, { method }))).toThrow(words);
  }
});
