import { type AppError, appError } from '#shared/contract/errors.ts';
import { issueWords } from '#shared/contract/issue-words.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { agreement } from '#shared/stats/agreement/agreement.ts';
import type { Coefficient } from '#shared/stats/agreement/coefficient.ts';
import { type Counted, countRatings, countsOfTable } from '#shared/stats/agreement/ratings.ts';
import type { Agreement, Pair } from '#shared/stats/agreement/result.ts';
import { ImpossibleData } from '#shared/stats/impossible-data.ts';
import { z } from 'zod';
import type { Command } from '../command.ts';
import { readJson } from '../json-input.ts';
import { calculate } from '../stats-refusal.ts';

const Rating = z.union([z.string(), z.number(), z.boolean()]);
const Question = z
  .strictObject({
    ratings: z.array(z.array(Rating.nullable())).optional(),
    by: z.enum(['item', 'rater']).optional(),
    table: z.array(z.array(z.number())).optional(),
    categories: z.array(Rating).nullish(),
    weights: z.union([z.enum(['linear', 'quadratic']), z.array(z.array(z.number()))]).nullish(),
    level: z.number().optional(),
  })
  .refine(({ ratings, table }) => (ratings === undefined) !== (table === undefined));
type Question = z.infer<typeof Question>;

const help = {
  input: {
    ratings: 'one row an item, in it the rating of each rater; null where there is none',
    by: 'item, or rater where a row holds the ratings of one rater; without it two long rows are raters, all else items',
    table:
      'instead of ratings, two raters: rows are the categories of the first, columns those of the second',
    categories:
      'all categories in their order; without it those that occur, numbers by size, words by the alphabet',
    weights: 'linear, quadratic, or a matrix in the order of the categories; null for none',
    level: 'of the intervals, 0.95 by default',
  },
};

function questionOf(value: unknown): Result<Question, AppError> {
  const read = Question.safeParse(value);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  const field = issue?.path.join('.') ?? '';
  const wrong = issue === undefined || issue.code === 'custom' || field === '';
  const message = wrong
    ? 'Agreement is {"ratings":[[…],…],"weights":null}, or a "table" instead of ratings. “sheaf agreement --help” says what they may be.'
    : `${field} ${issueWords(issue)}.`;
  return err(appError('invalid-input', message, { field: field || 'ratings' }));
}

/** Rows become columns; raters who rated different numbers of items can't be matched. */
function byItem<T>(rows: readonly (readonly T[])[]): (T | null)[][] {
  const length = rows[0]?.length ?? 0;
  const odd = rows.findIndex((row) => row.length !== length);
  if (odd < 0) return Array.from({ length }, (_item, index) => rows.map((row) => row[index] ?? null));
  const message = `Rater ${odd + 1} has ${rows[odd]?.length ?? 0} ratings, the first one ${length}.`;
  throw new ImpossibleData(message, { row: odd + 1 });
}

/** Two long rows can only be two raters: two items would tell nothing about agreement. */
function looksByRater({ ratings = [], by }: Question): boolean {
  return by === undefined && ratings.length === 2 && ratings.every((row) => row.length > 2);
}

function countedOf(question: Question): Counted {
  const { ratings = [], by, table, categories } = question;
  const known = categories ?? undefined;
  if (table) return countsOfTable(table, known);
  const turned = by === 'rater' || looksByRater(question);
  return countRatings(turned ? byItem(ratings) : ratings, known);
}

/** What was taken for granted about the question. */
function assumed(question: Question): string[] {
  if (!looksByRater(question)) return [];
  return [
    'The two rows were taken as the ratings of two raters. If they are two items, say so: "by":"item".',
  ];
}

/** A coefficient with the keys of `meta`. */
function shown(coefficient: Coefficient | null): unknown {
  if (coefficient === null) return null;
  const { ciLower, ciUpper, ...rest } = coefficient;
  return { ...rest, 'ci.lb': ciLower, 'ci.ub': ciUpper };
}

function pairOf({ raters, cohenKappa, weightedKappa }: Pair): unknown {
  return { raters, cohenKappa: shown(cohenKappa), weightedKappa: shown(weightedKappa) };
}

function replyOf(found: Agreement): unknown {
  return {
    ...found,
    percentAgreement: shown(found.percentAgreement),
    cohenKappa: shown(found.cohenKappa),
    weightedKappa: shown(found.weightedKappa),
    fleissKappa: shown(found.fleissKappa),
    weightedFleissKappa: shown(found.weightedFleissKappa),
    pabak: shown(found.pabak),
    gwetAc1: shown(found.gwetAc1),
    gwetAc2: shown(found.gwetAc2),
    pairs: found.pairs.map(pairOf),
  };
}

export const agreementOfRaters: Command = {
  name: 'agreement',
  usage: 'agreement FILE|-',
  summary: 'how far raters agree: kappas, PABAK and AC1 with their intervals',
  words: [1, 1],
  options: {},
  help: () => help,
  run: async (world, { positionals: [word = ''] }) => {
    const json = await readJson(world, word);
    if (!json.ok) return json;
    const question = questionOf(json.value);
    if (!question.ok) return question;
    const { weights = null, level } = question.value;
    const settings = level === undefined ? { weights } : { weights, level };
    return calculate(() => {
      const found = agreement(countedOf(question.value), settings);
      return { value: replyOf({ ...found, notes: [...assumed(question.value), ...found.notes] }) };
    });
  },
};
