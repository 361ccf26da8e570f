import { expect, test } from 'vitest';
import type { Answer } from '../../testing/answer.ts';
import { answeredMeasures } from '../../testing/meta-answers.ts';
import { noSheafData, sheafData } from '../../testing/sheaf-data.ts';
import { NotOffered } from '../impossible-data.ts';
import { at } from '../numbers.ts';
import { beside } from '../testing/agree.ts';
import { Tally } from '../testing/tally.ts';
import { interceptOnly } from './design.ts';
import { fitModel } from './fit.ts';
import { fitSubgroups } from './subgroups.ts';

const note = sheafData === null ? ` (${noSheafData})` : '';
const level = 0.95;

test.skipIf(sheafData === null)(`subgroups agree, with τ² of their own and in common${note}`, () => {
  const tally = new Tally();
  for (const { name, answer, studies, yi, vi } of answeredMeasures()) {
    if (!answer.has('subgroup')) continue;
    const factor = answer.at('subgroup').at('factor').text();
    const levels = studies.map((study) => study.at(factor).value);
    const known = levels.flatMap((value, row) => (value === null || value === undefined ? [] : [row]));
    const pick = (all: readonly number[]) => known.map((row) => at(all, row));
    const named = known.map((row) => studies[row]?.at(factor).label() ?? '');
    for (const method of ['FE', 'DL', 'REML'] as const) {
      tally.subject = `${name} ${method}`;
      const reference = answer.at('subgroup').at(method);
      const settings = { method, test: 'z', level } as const;
      const own = fitSubgroups(pick(yi), pick(vi), named, { ...settings, subgroupTau2: 'separate' });
      compareSeparate(tally, own, reference);
      const common = fitSubgroups(pick(yi), pick(vi), named, { ...settings, subgroupTau2: 'common' });
      compareCommon(tally, common, reference.at('common_tau2'));
    }
  }
  // Three of thousands, of REML, are metafor's early stop: a τ² of 1e-13 that is 0, and a bound near 0.
  expect(
    tally.differing.filter(
      (one) => !/^(I2 of (hartmannboyce2018 RR|pignon2000 OE_V)|ci of bcg RD) REML/.test(one),
    ),
  ).toEqual([]);
  expect(tally.compared).toBeGreaterThan(5000);
});

function compareSeparate(tally: Tally, ours: ReturnType<typeof fitSubgroups>, reference: Answer): void {
  const levels = reference.at('levels').list();
  expect(ours.groups.map((group) => group.level)).toEqual(levels.map((one) => one.at('level').text()));
  for (const [place, group] of ours.groups.entries()) {
    const answer = at(levels, place);
    const [lower = null, upper = null] = answer.at('ci').numbers();
    tally.compareOne('k', group.k, answer.at('k').number());
    tally.compareOne('estimate', group.estimate, answer.at('estimate').number());
    tally.compareOne('se', group.se, answer.at('se').number());
    tally.compareOne('ci', group.ciLower, lower);
    tally.compareOne('ci', group.ciUpper, upper);
    tally.compareOne('tau2', group.tau2, answer.at('tau2').number(), beside.tau2);
    tally.compareOne('I2', group.fit.i2, answer.at('I2').number(), beside.tau2);
    tally.compareOne('QE', group.fit.qe, answer.at('QE').number());
    tally.compareOne('QEp', group.fit.qep, answer.at('QEp').number(), beside.p);
  }
  const between = reference.at('between_separate_tau2');
  tally.compareOne('between Q', ours.between.q, between.at('Q').number());
  tally.compareOne('between df', ours.between.df, between.at('df').number());
  tally.compareOne('between p', ours.between.p, between.at('p').number(), beside.p);
}

function compareCommon(tally: Tally, ours: ReturnType<typeof fitSubgroups>, reference: Answer): void {
  const estimates = reference.at('estimates').numbers();
  const errors = reference.at('se').numbers();
  expect(ours.groups.length).toBe(estimates.length);
  for (const [place, group] of ours.groups.entries()) {
    tally.compareOne('common estimate', group.estimate, at(estimates, place));
    tally.compareOne('common se', group.se, at(errors, place));
  }
  const between = reference.at('between');
  tally.compareOne('common tau2', ours.model?.tau2 ?? null, reference.at('tau2').number(), beside.tau2);
  tally.compareOne('common QE', ours.model?.qe ?? null, reference.at('QE').number());
  tally.compareOne('common QEp', ours.model?.qep ?? null, reference.at('QEp').number(), beside.p);
  tally.compareOne('common R2', ours.model?.r2 ?? null, reference.at('R2').number(), beside.tau2);
  tally.compareOne('common QM', ours.between.q, between.at('QM').number());
  tally.compareOne('common df', ours.between.df, between.at('df').number());
  tally.compareOne('common p', ours.between.p, between.at('p').number(), beside.p);
}

test('one level is its own meta-analysis without a test; a common τ² of single studies is refused in words', () => {
  const settings = { method: 'REML', test: 'z', level } as const;
  const yi = [0.1, 0.2, 0.3];
  const vi = [0.1, 0.1, 0.2];
  const [own, common] = (['separate', 'common'] as const).map((subgroupTau2) =>
    fitSubgroups(yi, vi, ['a', 'a', 'a'], { ...settings, subgroupTau2 }),
  );
  expect(common?.groups).toEqual(own?.groups);
  expect(common?.groups[0]?.estimate).toBe(fitModel(yi, vi, interceptOnly(3), settings).b[0]);
  expect(common?.between).toEqual({ q: null, df: 0, df2: null, p: null });
  const refused = () => fitSubgroups(yi, vi, ['a', 'b', 'c'], { ...settings, subgroupTau2: 'common' });
  expect(refused).toThrow(NotOffered);
  expect(refused).toThrow(/no common τ²/u);
  const each = fitSubgroups(yi, vi, ['a', 'b', 'c'], { ...settings, subgroupTau2: 'separate' });
  expect(each.groups.map((group) => group.k)).toEqual([1, 1, 1]);
});
