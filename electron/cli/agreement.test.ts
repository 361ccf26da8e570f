import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { agreementOfRaters } from './commands/agreement.ts';
import { refusedHere, runHere } from './testing/here.ts';
import { openShell, type Shell } from './testing/sheaf.ts';

let shell: Shell;
beforeAll(() => {
  shell = openShell();
});
afterAll(() => shell.remove());

const number = z.number().nullable();
const Coefficient = z.strictObject({
  estimate: number,
  se: number,
  'ci.lb': number,
  'ci.ub': number,
  items: z.int(),
  method: z.string().min(1),
});
const Answer = z.strictObject({
  items: z.int(),
  raters: z.int(),
  categories: z.array(z.union([z.string(), z.number(), z.boolean()])),
  missingRatings: z.int(),
  ratedItems: z.int(),
  table: z.array(z.array(z.number())).nullable(),
  percentAgreement: Coefficient,
  cohenKappa: Coefficient.nullable(),
  weightedKappa: Coefficient.nullable(),
  fleissKappa: Coefficient,
  weightedFleissKappa: Coefficient.nullable(),
  pabak: Coefficient,
  gwetAc1: Coefficient,
  gwetAc2: Coefficient.nullable(),
  prevalenceIndex: number,
  biasIndex: number,
  pairs: z.array(
    z.strictObject({
      raters: z.tuple([z.int(), z.int()]),
      cohenKappa: Coefficient,
      weightedKappa: Coefficient.nullable(),
    }),
  ),
  lightKappa: number,
  notes: z.array(z.string()),
});

const refused = (file: string) => refusedHere(shell, agreementOfRaters, file);

/** What is answered in this process. */
async function answered(file: string): Promise<z.infer<typeof Answer>> {
  const answer = await runHere(shell, agreementOfRaters, file);
  return Answer.parse(answer.ok ? answer.value.value : answer.error);
}

function asked(question: unknown): string {
  writeFileSync(shell.path('q.json'), JSON.stringify(question));
  return 'q.json';
}

/** Ratings of two, so many of each pair. */
function rows(...counts: readonly (readonly [first: string, second: string, times: number])[]): string[][] {
  return counts.flatMap(([first, second, times]) => Array.from({ length: times }, () => [first, second]));
}

const screened = rows(
  ['include', 'include', 20],
  ['include', 'exclude', 5],
  ['exclude', 'include', 10],
  ['exclude', 'exclude', 965],
);

test('1,000 records screened by two, from a file, from standard input, by rater and as a table', async () => {
  const answer = await shell.done(Answer, 'agreement', asked({ ratings: screened, weights: null }));
  const { percentAgreement, cohenKappa, pabak, gwetAc1 } = answer;
  const rounded = [percentAgreement, cohenKappa, pabak, gwetAc1].map((one) => one?.estimate?.toFixed(3));
  expect(rounded).toEqual(['0.985', '0.720', '0.970', '0.984']);
  expect(cohenKappa?.['ci.lb']?.toFixed(3)).toBe('0.584');
  expect(answer).toMatchObject({
    categories: ['exclude', 'include'],
    prevalenceIndex: 0.945,
    biasIndex: 0.005,
  });
  const run = await shell.sheafWith({ stdin: JSON.stringify({ ratings: screened }) }, 'agreement', '-');
  expect([run.code, run.json, run.stderr]).toEqual([0, answer, '']);
  const byRater = [0, 1].map((rater) => screened.map((row) => row[rater]));
  expect(await answered(asked({ ratings: byRater, by: 'rater' }))).toEqual(answer);
  const guessed = await answered(asked({ ratings: byRater }));
  expect(guessed).toEqual({ ...answer, notes: [expect.stringContaining('two raters'), ...answer.notes] });
  expect(await answered(asked({ ratings: byRater, by: 'item' }))).toMatchObject({
    raters: 1000,
    items: 2,
    pairs: [],
  });
  const table = [
    [965, 10],
    [5, 20],
  ];
  const counted = { table, categories: ['exclude', 'include'] };
  expect(await answered(asked(counted))).toEqual(answer);
});

test('three raters with ratings missing, and weights', async () => {
  const ratings = [
    [1, 2, null],
    [3, 3, 3],
    [2, 2, 1],
    [1, null, 1],
    [null, 3, 2],
  ];
  const answer = await answered(asked({ ratings, weights: 'linear', level: 0.9 }));
  expect(answer).toMatchObject({
    raters: 3,
    items: 5,
    missingRatings: 3,
    cohenKappa: null,
    weightedKappa: null,
  });
  expect(answer.pairs.map(({ raters }) => raters)).toEqual([
    [1, 2],
    [1, 3],
    [2, 3],
  ]);
  expect(answer.gwetAc2?.estimate).not.toBe(answer.gwetAc1.estimate);
  expect(answer.notes[0]).toContain('3 ratings are missing');
});

test('what is refused, and how', async () => {
  const cases: readonly (readonly [question: unknown, code: string])[] = [
    [7, 'invalid-input'],
    [{}, 'invalid-input'],
    [{ ratings: [[1, 2]], table: [[1]] }, 'invalid-input'],
    [{ ratings: [[1, { a: 2 }]] }, 'invalid-input'],
    [{ ratings: [[1, 2]], weights: 'cubic' }, 'invalid-input'],
    [{ ratings: [[1, 2]], wights: null }, 'invalid-input'],
    [{ ratings: [[1, 2]], level: 95 }, 'invalid-input'],
    [{ ratings: [] }, 'invalid-input'],
    [{ ratings: [[1], [2]] }, 'invalid-input'],
    [{ ratings: [['low', 'high']], weights: 'linear' }, 'invalid-input'],
    [{ ratings: [[1, 2], [1]] }, 'impossible-data'],
    [
      {
        ratings: [
          [1, 2, 1],
          [1, 2],
        ],
        by: 'rater',
      },
      'impossible-data',
    ],
    [{ ratings: [[1, 2]], categories: [1] }, 'impossible-data'],
    [
      {
        table: [
          [1, -2],
          [0, 1],
        ],
      },
      'impossible-data',
    ],
    [{ ratings: [[1, 2]], weights: [[1]] }, 'impossible-data'],
  ];
  for (const [question, code] of cases)
    expect([question, (await refused(asked(question))).code]).toEqual([question, code]);
  const ragged = await shell.refused(
    'agreement',
    asked({
      ratings: [
        [1, 2],
        [1, 5],
      ],
      categories: [1, 2],
    }),
  );
  expect(ragged.details).toEqual({ row: 2, column: 'rater 2' });
  expect((await shell.sheaf('agreement')).code).toBe(2);
}, 60_000);

test('--help says what it takes', async () => {
  const help = z.looseObject({
    usage: z.literal('sheaf agreement FILE|-'),
    input: z.record(z.string(), z.string()),
  });
  const { input } = await shell.done(help, 'agreement', '--help');
  expect(Object.keys(input)).toEqual(['ratings', 'by', 'table', 'categories', 'weights', 'level']);
});
