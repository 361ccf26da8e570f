import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mirrorNumbers } from '#shared/domain/mirror.ts';
import { emptyArm, emptyResult, type ReportedResult } from '#shared/domain/reported-result.ts';
import { implausible } from './implausible.ts';
import { readResult, readResults } from './read-results.ts';

const codes = (text: string) =>
  readResults(text).flatMap((result) => implausible(result).map(({ code }) => code));

test('an interval that does not hold its value', () => {
  const [finding] = implausible(readResult('HR 0.93 (95% CI 0.24 to 0.64)'));
  expect(finding).toEqual({
    code: 'value-outside-interval',
    fields: ['value', 'interval'],
    words: 'The interval 0.24 to 0.64 does not hold the value 0.93.',
  });
});

test.each([
  ['HR 0.39; 95% CI, 0.24–0.64; P<.001', []],
  ['HR 0.70 (95% CI 0.47–1.03), P = .07', []],
  ['OR 1.0 (95% CI 0.9–1.2)', []],
  ['MD -2.3 (95% CI -3.1 to -1.5; P < .001)', []],
  ['HR 0.39 (95% CI 0.64–0.24)', ['interval-reversed']],
  ['HR 0.39 (95% CI 0.24–0.94)', ['interval-asymmetric']],
  ['MD 2.0 (95% CI 1.0 to 5.0)', ['interval-asymmetric']],
  ['RR 0.60 (95% CI 0.40–0.90), P = .45', ['p-against-interval']],
  ['RR 0.80 (95% CI 0.49–1.31), P < .001', ['p-against-interval']],
  ['RR 0.80 (95% CI 0.49–1.31), P = .38', []],
  ['RR 0.60 (95% CI 0.40–0.90), not significant', []],
  ['HR 0.70 (95% CI 0.47–1.03); one-sided P = .003', []],
  ['48 of 45 vs 9 of 44', ['events-over-n']],
  ['12 of 45 (46.7%)', ['percent-against-events']],
  ['12 of 45 (26.7%)', []],
  ['12 of 45 (27%)', []],
  ['104% vs 47%', ['percent-out-of-range']],
  ['85.0±2.0% vs 74.2±2.5%', ['spread-not-named']],
  ['mean (± SD) 12.3 ± 4.5', []],
  ['median 9 [IQR 3–7]', ['value-outside-interval']],
  ['median OS not reached (95% CI 25.1–NE)', []],
])('%s', (text, expected) => {
  expect(codes(text)).toEqual(expected);
});

test('more events than people, and spreads below zero', () => {
  const arms = [
    { ...emptyArm, label: 'Control', events: 48, nAnalysed: 45 },
    { ...emptyArm, mean: 3, sd: -1 },
  ];
  const findings = implausible({ ...emptyResult, arms, p: 1.2, pOperator: '=' });
  expect(findings.map(({ code }) => code)).toEqual(['p-out-of-range', 'events-over-n', 'negative-spread']);
  expect(findings[1]?.words).toBe('48 events are more than the 45 of Control.');
});

test('printed digits decide: 0.50 is no 0.5', () => {
  const result: ReportedResult = {
    ...emptyResult,
    measure: 'HR',
    value: 0.5,
    interval: { lower: 0.53, upper: 0.7 },
  };
  const held = (asReported: string) => implausible({ ...result, asReported }).map(({ code }) => code);
  expect(held('HR 0.50 (0.53–0.70)')).toContain('value-outside-interval');
  expect(held('HR 0.5 (0.53–0.70)')).not.toContain('value-outside-interval');
});

test('any numbers are looked at without an error', () => {
  const number = fc.oneof(fc.double(), fc.constant(null), fc.constant('not-reached' as const));
  fc.assert(
    fc.property(number, number, number, fc.option(fc.double()), (value, lower, upper, p) => {
      const measured: ReportedResult = {
        ...emptyResult,
        measure: 'HR',
        value,
        interval: { lower, upper },
        level: 0.95,
        p,
        pOperator: '=',
      };
      expect(Array.isArray(implausible(measured))).toBe(true);
    }),
  );
});

test('turned numbers are judged as they are printed', () => {
  const turned = (text: string) => {
    const result = readResult(text);
    return implausible({ ...result, ...mirrorNumbers(result) }).map(({ code }) => code);
  };
  expect(turned('Hazard ratio 0.80 (95% CI 0.60 to 1.05)')).toEqual([]);
  expect(turned('Hazard ratio 0.80 (95% CI 0.60 to 1.50)')).toEqual(['interval-asymmetric']);
  expect(turned('MD 2.0 (95% CI 1.0 to 5.0)')).toEqual(['interval-asymmetric']);
});
