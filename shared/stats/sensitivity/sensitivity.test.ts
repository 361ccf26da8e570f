import { expect, test } from 'vitest';
import { NotOffered } from '../impossible-data.ts';
import { designFor, interceptOnly } from '../models/design.ts';
import { fitModel } from '../models/fit.ts';
import { at } from '../numbers.ts';
import { expectAgreement } from '../testing/agree.ts';
import { bcg } from '../testing/bcg.ts';
import { baujat } from './baujat.ts';
import { influence } from './influence.ts';
import { cumulative, leaveOneOut } from './pooled-steps.ts';

const { yi, vi } = bcg;
const knapp = { method: 'REML', test: 'knha', level: 0.95 } as const;

// References: metafor 3.8-1.
test('leaving out the first trial, by Paule-Mandel and Hartung-Knapp', () => {
  const [first] = leaveOneOut(yi, vi, { ...knapp, method: 'PM' });
  expectAgreement('estimate', first?.estimate ?? null, -0.7085124836659677516);
  expectAgreement('se', first?.se ?? null, 0.1944829180452693207);
  expectAgreement('pval', first?.pval ?? null, 0.0038673580158551353);
  expectAgreement('tau2', first?.tau2 ?? null, 0.3557589364422355516);
});

test('influence on a model with moderators', () => {
  const design = designFor([
    { kind: 'number', name: 'ablat', values: bcg.ablat },
    { kind: 'factor', name: 'alloc', values: bcg.alloc },
  ]);
  const measures = influence(yi, vi, design, knapp);
  const first = at(measures, 0);
  expectAgreement('rstudent', first.rstudent, 0.41743523155005324);
  expectAgreement('cook.d', first.cookD, 0.0320506373576576117);
  expectAgreement('dffits', first.dffits, 0.165743924996136049);
  expectAgreement('cov.r', first.covR, 1.8538335741048009);
  expectAgreement('hat', first.hat, 0.097089890415350627);
  const dfbetas = [-0.021753137276020434, 0.037764870057506186, 0.079222537241310551, -0.022834646289421182];
  for (const [place, value] of first.dfbetas.entries()) expectAgreement('dfbetas', value, at(dfbetas, place));
  expect(measures.some((one) => one.isInfluential)).toBe(false);
});

test('a study that alone holds a level cannot be left out: its measures are empty, not wrong', () => {
  const design = designFor([{ kind: 'factor', name: 'arm', values: ['a', 'a', 'b', 'a', 'a'] }]);
  const few = { yi: yi.slice(0, 5), vi: vi.slice(0, 5) };
  const all = influence(few.yi, few.vi, design, knapp);
  const third = at(all, 2);
  expect(third).toMatchObject({ rstudent: null, cookD: null, tau2Del: null, dfbetas: [null, null] });
  expect(third.hat).toBeCloseTo(1, 12);
  // metafor 3.8-1 answers FALSE FALSE NA FALSE TRUE.
  expect(all.map((one) => one.isInfluential)).toEqual([false, false, null, false, true]);
  expect(at(baujat(few.yi, few.vi, design, knapp), 2).y).toBeNull();
});

test('cumulative pooling ends with everything, in the order that is asked for', () => {
  const order = yi.map((_, row) => row).toSorted((a, b) => at(bcg.year, a) - at(bcg.year, b));
  const steps = cumulative(yi, vi, { ...knapp, order });
  expect(at(steps, 0)).toMatchObject({ k: 1, estimate: yi[0], tau2: 0 });
  expectAgreement('all', at(steps, 12).estimate, -0.71453234215813943);
});

test('Baujat: what the studies add to Q adds up to Q', () => {
  const points = baujat(yi, vi, interceptOnly(13), { ...knapp, method: 'FE', test: 'z' });
  expectAgreement(
    'Q',
    points.reduce((sum, point) => sum + point.x, 0),
    152.233008082373,
  );
});

test('one study has nothing to be left out', () => {
  for (const ask of [leaveOneOut, (y: number[], v: number[]) => influence(y, v, interceptOnly(1), knapp)]) {
    expect(() => ask([1], [1], knapp)).toThrow(NotOffered);
  }
});

test('a thousand studies are left out one by one, with the same results as each by itself', () => {
  const many = Array.from({ length: 1000 }, (_, row) => 0.02 + ((row * 7919) % 1000) / 800);
  const effects = many.map((v, row) => 2 * Math.cos(row * 78.233) * Math.sqrt(v + 0.1));
  const steps = leaveOneOut(effects, many, { ...knapp, test: 'z' });
  expect(steps.length).toBe(1000);
  const alone = fitModel(effects.slice(1), many.slice(1), interceptOnly(999), { ...knapp, test: 'z' });
  expectAgreement('estimate', at(steps, 0).estimate, at(alone.b, 0));
  expectAgreement('tau2', at(steps, 0).tau2, alone.tau2);
});
