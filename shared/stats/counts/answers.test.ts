import { expect, test } from 'vitest';
import {
  answersOf,
  Comparison,
  dataSets,
  type Json,
  number,
  numbers,
  part,
  rowsOf,
} from '../../testing/meta-data.ts';
import { noSheafData, sheafData } from '../../testing/sheaf-data.ts';
import type { StudyRow } from '../effect-sizes/cells.ts';
import { beside } from '../testing/agree.ts';
import { binomialNormal, devianceAt, type GlmmMeasure } from './glmm.ts';
import { mantelHaenszel, type MantelHaenszelMeasure, type MantelHaenszelResult } from './mantel-haenszel.ts';
import { petoOddsRatio } from './peto.ts';
import type { CertainEstimate } from '../estimate.ts';
import type { Heterogeneity } from './pooled.ts';

const known: readonly MantelHaenszelMeasure[] = ['OR', 'RR', 'RD', 'IRR', 'IRD'];

/** All answers of the measures that can be pooled from counts. */
function pooledAnswers(): { id: string; measure: MantelHaenszelMeasure; answer: Json; rows: StudyRow[] }[] {
  return dataSets('.answers.json').flatMap((id) =>
    answersOf(id).flatMap(([name, answer]) => {
      const measure = known.find((one) => one === name);
      return measure === undefined ? [] : [{ id, measure, answer, rows: rowsOf(id) }];
    }),
  );
}

/** Estimate, test, interval and heterogeneity of one pooled answer. */
function comparePooled(
  comparison: Comparison,
  name: string,
  ours: CertainEstimate & Heterogeneity & { readonly k: number },
  answer: Json,
): void {
  comparison.compare(`${name} k`, [ours.k, number(answer, 'k')]);
  comparison.compare(`${name} estimate`, [ours.estimate, number(answer, 'estimate')]);
  comparison.compare(`${name} se`, [ours.se, number(answer, 'se')]);
  comparison.compare(`${name} stat`, [ours.stat, number(answer, 'stat')]);
  comparison.compare(`${name} p`, [ours.pval, number(answer, 'p')], beside.p);
  comparison.compareAll(`${name} ci`, [ours.ciLower, ours.ciUpper], numbers(answer, 'ci'));
  comparison.compare(`${name} QE`, [ours.qe, number(answer, 'QE')], beside.tau2);
  comparison.compare(`${name} QEp`, [ours.qep, number(answer, 'QEp')], beside.p);
  comparison.compare(`${name} I2`, [ours.i2, number(answer, 'I2')], beside.tau2);
  comparison.compare(`${name} H2`, [ours.h2, number(answer, 'H2')], beside.tau2);
}

/** A pooled answer with its tests of association. */
function compareTests(comparison: Comparison, name: string, ours: MantelHaenszelResult, answer: Json): void {
  comparePooled(comparison, name, ours, answer);
  const { cmh, tarone } = ours;
  comparison.compare(`${name} MH`, [cmh?.stat ?? null, number(answer, 'MH')]);
  comparison.compare(`${name} MHp`, [cmh?.pval ?? null, number(answer, 'MHp')], beside.p);
  comparison.compare(`${name} TA`, [tarone?.stat ?? null, number(answer, 'TA')], beside.tau2);
  comparison.compare(`${name} TAp`, [tarone?.pval ?? null, number(answer, 'TAp')], beside.p);
}

// In smoking, integers of R overflowed in the person-time of IRD: those answers are empty.
const overflowed = (id: string, measure: string) => id === 'smoking' && measure === 'IRD';

test.skipIf(sheafData === null)(`every Mantel-Haenszel answer (${noSheafData})`, () => {
  const comparison = new Comparison();
  for (const { id, measure, answer, rows } of pooledAnswers()) {
    for (const [key, drop00] of [
      ['mantel_haenszel', false],
      ['mantel_haenszel_drop00', true],
      ['mantel_haenszel_cmh_corrected', false],
    ] as const) {
      const reference = part(answer, key);
      if (reference === null || overflowed(id, measure)) continue;
      compareTests(
        comparison,
        `${id} ${measure} ${key}`,
        mantelHaenszel(measure, rows, { drop00 }),
        reference,
      );
    }
  }
  expect(comparison.failures).toEqual([]);
  expect(comparison.count).toBeGreaterThan(1700);
});

test.skipIf(sheafData === null)(`every Peto answer (${noSheafData})`, () => {
  const comparison = new Comparison();
  for (const { id, answer, rows } of pooledAnswers()) {
    const reference = part(answer, 'peto');
    if (reference !== null) comparePooled(comparison, `${id} peto`, petoOddsRatio(rows), reference);
  }
  expect(comparison.failures).toEqual([]);
  expect(comparison.count).toBeGreaterThan(230);
});

/** The reference's optimiser stops early: this far apart the estimates may be, when the deviance of ours is no higher. */
const early = { estimate: 1e-3, tau2: 5e-3, wald: 1e-6 };

/** One binomial-normal answer: numbers near, and a solution that is no worse. */
function compareGlmm(comparison: Comparison, id: string, measure: GlmmMeasure, answer: Json): void {
  const rows = rowsOf(id);
  const ours = binomialNormal(measure, rows);
  const [estimate, tau2] = [number(answer, 'estimate') ?? NaN, number(answer, 'tau2') ?? NaN];
  comparison.compare(`${id} estimate`, [ours.estimate, estimate], early.estimate);
  comparison.compare(`${id} se`, [ours.se, number(answer, 'se')], early.estimate);
  comparison.compare(`${id} tau2`, [ours.tau2, tau2], early.estimate, early.tau2);
  const bounds = numbers(answer, 'ci');
  comparison.compare(`${id} ci`, [ours.ciLower, bounds[0] ?? null], 2 * early.estimate);
  comparison.compare(`${id} ci`, [ours.ciUpper, bounds[1] ?? null], 2 * early.estimate);
  if (measure === 'OR') {
    comparison.compare(`${id} LRT`, [ours.qeLrt.stat, number(answer, 'QE_LRT')], 1e-8);
    comparison.compare(`${id} Wald`, [ours.qeWald.stat, number(answer, 'QE_Wld')], early.wald, early.wald);
  }
  const theirs = devianceAt(measure, rows, { estimate, tau2 });
  if (!(theirs >= ours.deviance - 1e-9)) {
    comparison.failures.push(`${id}: deviance ${ours.deviance}, theirs ${theirs}`);
  }
}

test.skipIf(sheafData === null)(
  `every binomial-normal answer, at no higher deviance (${noSheafData})`,
  () => {
    const comparison = new Comparison();
    let models = 0;
    for (const id of dataSets('.answers.json')) {
      for (const [name, answer] of answersOf(id)) {
        const ofOdds = part(answer, 'glmm_UM.FS');
        const ofProportions = part(answer, 'glmm');
        if (ofOdds !== null) compareGlmm(comparison, id, 'OR', ofOdds);
        if (ofProportions !== null && name === 'PLO') compareGlmm(comparison, id, 'PLO', ofProportions);
        models += Number(ofOdds !== null) + Number(ofProportions !== null);
      }
    }
    expect(comparison.failures).toEqual([]);
    expect(models).toBe(20);
  },
);
