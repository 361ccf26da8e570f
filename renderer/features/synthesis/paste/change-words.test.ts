import { expect, test } from 'vitest';
import type { Mapping } from '#shared/tables/mapping.ts';
import { changeWords } from './change-words.ts';

const odds: Mapping = {
  ...{ measure: 'GENR', effect: 'OR', study: 'c1', cells: {}, moderators: [], subgroup: null },
  ...{ group1: '', group2: '', unit: null, better: null },
};
const differences: Mapping = { ...odds, measure: 'GEN', effect: 'MD' };
const entered = [{ cells: { yi: -0.4, sei: 0.2 } }];
const counted = [{ cells: { e1: 1, n1: 10, e2: 2, n2: 10 } }];

test('another measure says what becomes of the numbers that are there', () => {
  const changes = 'The measure of this analysis changes from “Risk ratio” to “Odds ratio, as reported”.';
  expect(changeWords({ measure: 'RR', unit: null }, [], odds)).toBe(changes);
  expect(changeWords({ measure: 'RR', unit: null }, counted, odds)).toBe(
    `${changes} The studies that are there keep their numbers, which this measure does not use.`,
  );
  expect(changeWords({ measure: 'GEN', unit: 'mean difference' }, entered, odds)).toMatch(
    /from “Effect as entered” to “Odds ratio, as reported”\. Effects that are entered there are taken as logarithms/u,
  );
  expect(changeWords({ measure: 'GENR', unit: 'Odds ratio' }, entered, differences)).toMatch(
    /from “Odds ratio, as reported” to “Effect as entered”\. Logarithms of ratios that are entered there/u,
  );
  expect(changeWords({ measure: 'HR', unit: null }, entered, odds)).toMatch(/as reported”\.$/u);
});

test('ratios of another kind are told, those of the same by another name are not', () => {
  const ratios = [{ cells: { ratio: 0.6, lo: 0.4, hi: 0.9 } }];
  expect(changeWords({ measure: 'GENR', unit: 'Adjusted odds ratio' }, ratios, odds)).toBeNull();
  expect(changeWords({ measure: 'GENR', unit: 'Risk ratio' }, [], odds)).toBeNull();
  expect(changeWords({ measure: 'GENR', unit: 'Risk ratio' }, ratios, odds)).toBe(
    'The studies that are there have “Risk ratio”, those of the table “Odds ratio”.',
  );
});

test('logarithms beside ratios as printed are told', () => {
  const printed = [{ cells: { ratio: 0.6, lo: 0.4, hi: 0.9 } }];
  const logs: Mapping = { ...odds, cells: { yi: { kind: 'column', column: 'c2' } } };
  const about = { measure: 'GENR', unit: 'Odds ratio' } as const;
  const words = 'The ratios that are there stand as printed; those of the table are read as logarithms.';
  expect(changeWords(about, printed, logs)).toBe(words);
  expect(changeWords(about, entered, logs)).toBeNull();
  expect(changeWords(about, printed, { ...logs, measure: 'GEN' })).not.toMatch(/read as logarithms/u);
});
