import { expect, test } from 'vitest';
import type { Answer } from '../../testing/answer.ts';
import { answersOf, Comparison, dataSets, rowsOf } from '../../testing/meta-data.ts';
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
function pooledAnswers(): { id: string; measure: MantelHaenszelMeasure; answer: Answer; rows: StudyRow[] }[] {
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
  answer: Answer,
): void {
  comparison.compare(`${name} k`, [ours.k, answer.at('k').numberOrNone()]);
  comparison.compare(`${name} estimate`, [ours.estimate, answer.at('estimate').numberOrNone()]);
  comparison.compare(`${name} se`, [ours.se, answer.at('se').numberOrNone()]);
  comparison.compare(`${name} stat`, [ours.stat, answer.at('stat').numberOrNone()]);
  comparison.compare(`${name} p`, [ours.pval, answer.at('p').numberOrNone()], beside.p);
  comparison.compareAll(`${name} ci`, [ours.ciLower, ours.ciUpper], answer.at('ci').numbersOrNull());
  comparison.compare(`${name} QE`, [ours.qe, answer.at('QE').numberOrNone()], beside.tau2);
  comparison.compare(`${name} QEp`, [ours.qep, answer.at('QEp').numberOrNone()], beside.p);
  comparison.compare(`${name} I2`, [ours.i2, answer.at('I2').numberOrNone()], beside.tau2);
  comparison.compare(`${name} H2`, [ours.h2, answer.at('H2').numberOrNone()], beside.tau2);
}

/** A pooled answer with its tests of association. */
function compareTests(
  comparison: Comparison,
  name: string,
  ours: MantelHaenszelResult,
  answer: Answer,
): void {
  comparePooled(comparison, name, ours, answer);
  const { cmh, tarone } = ours;
  comparison.compare(`${name} MH`, [cmh?.stat ?? null, answer.at('MH').numberOrNone()]);
  comparison.compare(`${name} MHp`, [cmh?.pval ?? null, answer.at('MHp').numberOrNone()], beside.p);
  comparison.compare(`${name} TA`, [tarone?.stat ?? null, answer.at('TA').numberOrNone()], beside.tau2);
  comparison.compare(`${name} TAp`, [tarone?.pval ?? null, answer.at('TAp').numberOrNone()], beside.p);
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
      if (!answer.has(key) || overflowed(id, measure)) continue;
      compareTests(
        comparison,
        `${id} ${measure} ${key}`,
        mantelHaenszel(measure, rows, { drop00 }),
        answer.at(key),
      );
    }
  }
  expect(comparison.failures).toEqual([]);
  expect(comparison.count).toBeGreaterThan(1700);
});

test.skipIf(sheafData === null)(`every Peto answer (${noSheafData})`, () => {
  const comparison = new Comparison();
  for (const { id, answer, rows } of pooledAnswers()) {
    if (answer.has('peto')) comparePooled(comparison, `${id} peto`, petoOddsRatio(rows), answer.at('peto'));
  }
  expect(comparison.failures).toEqual([]);
  expect(comparison.count).toBeGreaterThan(230);
});

/** The reference's optimiser stops early: this far apart the estimates may be, when the deviance of ours is no higher. */
const early = { estimate: 1e-3, tau2: 5e-3, wald: 1e-6 };

/** One binomial-normal answer: numbers near, and a solution that is no worse. */
function compareGlmm(comparison: Comparison, id: string, measure: GlmmMeasure, answer: Answer): void {
  const rows = rowsOf(id);
  const ours = binomialNormal(measure, rows);
  const [estimate, tau2] = [
    answer.at('estimate').numberOrNone() ?? NaN,
    answer.at('tau2').numberOrNone() ?? NaN,
  ];
  comparison.compare(`${id} estimate`, [ours.estimate, estimate], early.estimate);
  comparison.compare(`${id} se`, [ours.se, answer.at('se').numberOrNone()], early.estimate);
  comparison.compare(`${id} tau2`, [ours.tau2, tau2], early.estimate, early.tau2);
  const bounds = answer.at('ci').numbersOrNull();
  comparison.compare(`${id} ci`, [ours.ciLower, bounds[0] ?? null], 2 * early.estimate);
  comparison.compare(`${id} ci`, [ours.ciUpper, bounds[1] ?? null], 2 * early.estimate);
  if (measure === 'OR') {
    comparison.compare(`${id} LRT`, [ours.qeLrt.stat, answer.at('QE_LRT').numberOrNone()], 1e-8);
    comparison.compare(
      `${id} Wald`,
      [ours.qeWald.stat, answer.at('QE_Wld').numberOrNone()],
      early.wald,
      early.wald,
    );
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
        const [ofOdds, ofProportions] = [answer.has('glmm_UM.FS'), answer.has('glmm')];
        if (ofOdds) compareGlmm(comparison, id, 'OR', answer.at('glmm_UM.FS'));
        if (ofProportions && name === 'PLO') compareGlmm(comparison, id, 'PLO', answer.at('glmm'));
        models += Number(ofOdds) + Number(ofProportions);
      }
    }
    expect(comparison.failures).toEqual([]);
    expect(models).toBe(20);
  },
);
