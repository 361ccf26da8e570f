import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Conversion, Converted } from '#shared/stats/conversions/conversion.ts';
import type { Input } from '#shared/stats/conversions/given.ts';
import { conversions, convert } from '#shared/stats/conversions/registry.ts';
import { ImpossibleData } from '#shared/stats/impossible-data.ts';
import { z } from 'zod';
import type { Command } from '../command.ts';
import { readJson } from '../json-input.ts';
import { calculate } from '../stats-refusal.ts';

/** One question: a conversion by `kind`, or by `from` and `to`; its inputs beside these, or below `input`. */
const Question = z.looseObject({
  kind: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  /** Whose numbers they are; it comes back with the answer, and in the details of a refusal. */
  study: z.string().optional(),
  input: z.record(z.string(), z.unknown()).optional(),
});
type Question = z.infer<typeof Question>;

type Answered = Converted & { readonly study?: string };

function inputsOf(question: Question): Record<string, unknown> {
  const { kind: _kind, from: _from, to: _to, study: _study, input, ...rest } = question;
  return input ?? rest;
}

function answer(question: Question): Answered {
  const { kind, from = '', to, study } = question;
  const asked = kind === undefined ? { from, to: to ?? '' } : { kind, to };
  const found = convert(asked, inputsOf(question));
  return study === undefined ? found : { study, ...found };
}

/** What is impossible names the study, and the question where there are several. */
function answerAt(question: Question, row: number | null): Answered {
  try {
    return answer(question);
  } catch (error) {
    if (!(error instanceof ImpossibleData)) throw error;
    const { row: group, ...place } = error.place;
    const study = question.study === undefined ? {} : { study: question.study };
    if (row === null) throw new ImpossibleData(error.message, { ...error.place, ...study });
    const words = group === undefined ? '' : ` It is row ${group} of the groups.`;
    throw new ImpossibleData(`${error.message}${words}`, { ...place, ...study, row });
  }
}

function questionsOf(value: unknown): Result<Question | Question[], AppError> {
  const read = z.union([Question, z.array(Question)]).safeParse(value);
  const all = read.success ? [read.data].flat() : [];
  const complete = all.every(
    ({ kind, from, to }) => kind !== undefined || (from !== undefined && to !== undefined),
  );
  if (read.success && complete) return ok(read.data);
  const message =
    'A conversion is {"from":"ci","to":"sd",…} or {"kind":"mean_ci_to_sd",…}, or a list of them. “sheaf convert --help” lists them.';
  return err(appError('invalid-input', message, { field: 'from' }));
}

/** An input for `--help`: what it is called, what it means, what it may be. */
function inputLine(input: Input): unknown {
  const { name, label, also, type } = input;
  const names = also === undefined ? {} : { also };
  if (type === 'choice') return { name, label, ...names, choices: input.choices, default: input.standard };
  if (type === 'rows') return { name, label, ...names, columns: input.columns.map(inputLine) };
  const standard = input.standard === undefined ? {} : { default: input.standard };
  const optional = input.optional || input.standard !== undefined;
  return { name, label, ...names, ...standard, required: !optional };
}

function conversionLine({ kind, from, to, title, source, inputs, answers }: Conversion): unknown {
  return { kind, from, to: Object.keys(to), title, source, inputs: inputs.map(inputLine), answers };
}

export const convertNumbers: Command = {
  name: 'convert',
  usage: 'convert FILE|-',
  summary: 'converts what a paper prints to what an analysis needs, with the calculation in words',
  words: [1, 1],
  options: {},
  help: () => ({ conversions: conversions.map(conversionLine) }),
  run: async (world, { positionals: [word = ''] }) => {
    const json = await readJson(world, word);
    if (!json.ok) return json;
    const questions = questionsOf(json.value);
    if (!questions.ok) return questions;
    const { value } = questions;
    return calculate(() => ({
      value: Array.isArray(value)
        ? value.map((question, index) => answerAt(question, index + 1))
        : answerAt(value, null),
    }));
  },
};
