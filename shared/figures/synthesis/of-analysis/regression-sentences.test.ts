import { expect, test } from 'vitest';
import { analyse } from '#shared/stats/analysis/analyse.ts';
import { type AnalysisRequest, newAnalysis } from '#shared/stats/analysis/request.ts';
import type { Measure } from '#shared/stats/effect-sizes/measures.ts';
import { numbersOf } from './numbers-of.ts';
import { sentencesOf } from './sentence.ts';
import type { SentenceLabels } from './size-words.ts';

const labels: SentenceLabels = {
  ...{ group1: 'blinatumomab', group2: 'chemotherapy', outcome: 'relapse' },
  ...{ better: 'lower', unit: null },
};

/** The effect goes with the year, and nothing else. */
const studies = Array.from({ length: 12 }, (_, at) => ({
  ...{ study: `S${at}`, yi: -0.1 * at + (at % 2 === 0 ? 0.03 : -0.03), vi: 0.01, year: 2000 + at },
  ...{ dose: [3, 1, 2][at % 3], route: at % 4 < 2 ? 'oral' : 'injected', late: at < 6 ? 'early' : 'late' },
}));

function said(names: readonly string[], part: Partial<AnalysisRequest> = {}, measure: Measure = 'HR') {
  const moderators = names.map((name) => ({ name, factor: false }));
  return analyse({ ...newAnalysis(measure, studies), moderators, ...part });
}

test('of a number tells which way the effect goes with it, by how much for one of it, and the test as it was made', () => {
  const analysis = said(['year']);
  const [effect, tested, ...cautions] = sentencesOf(analysis, labels);
  expect(effect).toMatch(
    /^Over 12 studies, the hazard ratio falls with year: ratio of ratios 0\.90\d+ per year \(95% CI 0\.8\d+ to 0\.9\d+; P < 0\.00001\)\.$/u,
  );
  expect(tested).toMatch(
    /^There is no single pooled effect\. Test of the moderators: F\(1, 10\) = \d+\.\d\d, P < 0\.00001\. R² = \d+%\.$/u,
  );
  expect(cautions[0]).toMatch(/^Studies that differ in a moderator .* not randomised to it\.$/u);
  expect(numbersOf(analysis, labels).find(({ key }) => key === 'qm')?.value).toMatch(
    /^F\(1, 10\) = .*, P </u,
  );
});

test('of a relation that was not shown says so, and not that there is none', () => {
  const [effect] = sentencesOf(said(['dose']), labels);
  expect(effect).toMatch(
    /^Over 12 studies, no relation of the hazard ratio with dose was shown: ratio of ratios \d\.\d+ per unit of dose \(95% CI 0\.\d+ to 1\.\d+; P = 0\.\d+\)\. That does not show that there is none\.$/u,
  );
});

test('of a factor tells the level and what it is against', () => {
  expect(sentencesOf(said(['late']), labels)[0]).toMatch(
    /^Over 12 studies, the hazard ratio is lower where late is late than where it is early: ratio of ratios 0\.\d+ \(95% CI/u,
  );
  expect(sentencesOf(said(['route']), labels)[0]).toMatch(
    /no difference of the hazard ratio was shown where route is oral against where it is injected: ratio of ratios/u,
  );
});

test('of several moderators tells each with the others held; fewer than 10 studies for each are said', () => {
  const words = sentencesOf(said(['year', 'route'], { test: 'z' }), labels);
  expect(words[0]).toBe('Over 12 studies, the hazard ratio is compared by year and route.');
  expect(words[1]).toMatch(/^With the other moderators held, the hazard ratio falls with year: /u);
  expect(words[2]).toMatch(/^With the other moderators held, no difference of the hazard ratio was shown/u);
  expect(words[3]).toMatch(/Test of the moderators: QM\(df = 2\) = \d+\.\d\d, P /u);
  expect(words[4]).toMatch(/^With 12 studies there are fewer than 10 for each coefficient/u);
});

test('speaks in the unit of a difference, and of the odds of a proportion', () => {
  const inPoints = { ...labels, unit: 'points' };
  expect(sentencesOf(said(['year'], {}, 'GEN'), inPoints)[0]).toMatch(
    /: difference −0\.10\d* points per year \(/u,
  );
  const arms = studies.map(({ study, year }, at) => ({ study, year, x: 20 + 5 * at, n: 100 }));
  expect(sentencesOf(said(['year'], { studies: arms }, 'PLO'), labels)[0]).toMatch(
    /the proportion rises with year: odds ratio 1\.\d+ per year/u,
  );
});

test('of studies that lie on a line exactly claims nothing: there is no interval', () => {
  const exact = [1, 2, 3].map((dose) => ({ study: `S${dose}`, yi: dose, vi: 0.1, dose }));
  expect(sentencesOf(said(['dose'], { studies: exact }), labels)[0]).toMatch(
    /no relation of the hazard ratio with dose was shown: ratio of ratios \d\.\d+ per unit of dose \(no interval can be given/u,
  );
});
