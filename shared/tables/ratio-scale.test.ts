import { describe, expect, test } from 'vitest';
import { pasted, wholeOf } from './testing/shown.ts';

const head = ['Study', 'OR', 'Lower', 'Upper'];
const sound = [
  ['A', 0.62, 0.41, 0.95],
  ['C', 0.7, 0.5, 0.9],
  ['E', 0.8, 0.6, 1.07],
] as const;
const scaleOf = (text: string) => {
  const question = wholeOf(text).shape.questions.find(({ id }) => id === 'scale');
  return question === undefined ? null : [question.proposed, question.sure ?? false];
};

describe('a minus sign among ratios', () => {
  const text = pasted(head, ...sound, ['B', -0.71, 0.52, 0.97]);

  test('is asked about, with the ratios as printed proposed', () => {
    expect(scaleOf(text)).toEqual(['natural', false]);
    expect(wholeOf(text).asked).toContain('scale');
  });

  test('leaves the numbers as they stand, and is told at its row', () => {
    const { rows, problems } = wholeOf(text);
    expect(rows.map(({ cells }) => cells)).toEqual([
      { ratio: 0.62, lo: 0.41, hi: 0.95 },
      { ratio: 0.7, lo: 0.5, hi: 0.9 },
      { ratio: 0.8, lo: 0.6, hi: 1.07 },
      { ratio: -0.71, lo: 0.52, hi: 0.97 },
    ]);
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [4, 'ratio'],
      [4, 'ratio'],
    ]);
  });

  test('is asked about without headings too', () => {
    const { asked, rows } = wholeOf(pasted(...sound, ['B', -0.71, 0.52, 0.97]));
    expect(asked).toEqual(expect.arrayContaining(['effect', 'scale']));
    expect(rows[3]?.cells).toEqual({ ratio: -0.71, lo: 0.52, hi: 0.97 });
  });

  test('before a limit, and a limit of 0, are asked about too', () => {
    expect(scaleOf(pasted(head, ...sound, ['B', 0.71, -0.52, 0.97]))).toEqual(['natural', false]);
    expect(scaleOf(pasted(head, ...sound, ['B', 0.05, 0, 0.4]))).toEqual(['natural', false]);
    expect(scaleOf(pasted(head, ...sound, ['B', 0, 0, 0.4]))).toEqual(['natural', false]);
  });

  test('is asked about where standard errors stand instead of limits', () => {
    const errors = ['Study', 'OR', 'SE'];
    expect(scaleOf(pasted(errors, ['A', 0.62, 0.2], ['B', -0.71, 0.2], ['C', 0.7, 0.1]))).toEqual([
      'log',
      false,
    ]);
    const many = ['C', 'D', 'E', 'F'].map((study) => [study, 0.7, 0.1]);
    expect(scaleOf(pasted(errors, ['B', -0.71, 0.2], ...many))).toEqual(['natural', false]);
  });
});

test('ratios beside p values alone are as printed: no logarithm could be analysed', () => {
  const { rows, asked, problems } = wholeOf(
    pasted(['Study', 'HR', 'P'], ['A', 0.62, 0.03], ['B', -0.71, 0.02]),
  );
  expect(rows.map(({ cells }) => cells)).toEqual([
    { hr: 0.62, p: 0.03 },
    { hr: -0.71, p: 0.02 },
  ]);
  expect(asked).not.toContain('scale');
  expect(problems.map(({ study, message }) => [study, message])).toEqual([
    ['B', '-0.71: A hazard ratio is above 0.'],
  ]);
});

test('logarithms of which all intervals are symmetric are taken as such, and can be corrected', () => {
  const logs = pasted(
    head,
    ['A', -0.48, -0.89, -0.05],
    ['B', -0.34, -0.65, -0.03],
    ['C', 0.22, 0.05, 0.4],
    ['D', 0, -0.3, 0.3],
  );
  expect(scaleOf(logs)).toEqual(['log', true]);
  expect(wholeOf(logs).asked).not.toContain('scale');
  expect(wholeOf(logs).rows[0]?.cells['yi']).toBe(-0.48);
  expect(wholeOf(logs, { scale: 'natural' }).rows[0]?.cells).toEqual({ ratio: -0.48, lo: -0.89, hi: -0.05 });
});

test('no standard error comes of limits that do not stand in order around their estimate', () => {
  const text = pasted(head, ...sound, ['B', 0, 0.52, 0.97], ['F', 0.9, 1.2, 0.8]);
  const { rows, problems } = wholeOf(text, { scale: 'log' });
  expect(rows.map(({ cells }) => cells['sei']).filter((one) => typeof one === 'number' && one <= 0)).toEqual(
    [],
  );
  expect(rows.slice(3).map(({ cells }) => [cells['yi'], cells['sei']])).toEqual([
    [0, '0 · 0.52 · 0.97'],
    [0.9, '0.9 · 1.2 · 0.8'],
  ]);
  expect(problems.map(({ study, column, message }) => [study, column, message])).toEqual([
    [
      'B',
      'sei',
      '0 with an interval from 0.52 to 0.97: the estimate lies outside of it. No standard error follows from it.',
    ],
    [
      'F',
      'sei',
      '0.9 with an interval from 1.2 to 0.8: its limits do not stand in order. No standard error follows from it.',
    ],
  ]);
});

test('differences whose limits are swapped keep their words too', () => {
  const { rows } = wholeOf(pasted(['Study', 'MD', 'Lower', 'Upper'], ['A', -5, -8, -2], ['B', -5, -2, -8]));
  expect(rows.map(({ cells }) => cells['sei'])).toEqual([expect.closeTo(1.5306, 3), '-5 · -2 · -8']);
});
