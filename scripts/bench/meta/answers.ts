import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Cell = z.union([z.number(), z.string(), z.null()]);

/** Data of a set, as in `<id>.data.json`. */
export const DataSet = z.object({
  id: z.string(),
  type: z.string(),
  measures: z.array(z.string()),
  subgroup_factor: z.string().nullable(),
  covariate: z.string().nullable(),
  studies: z.array(z.record(z.string(), Cell)),
});
export type DataSet = z.infer<typeof DataSet>;

/** metafor's answers to a set, by measure. */
export const Answers = z.object({
  id: z.string(),
  answers: z.record(z.string(), z.record(z.string(), z.unknown())),
});
export type Answers = z.infer<typeof Answers>;

/** Every set of `folder` that has answers (in `answers`, usually the same folder), by name. */
export function setsWithAnswers(
  folder: string,
  answers: string = folder,
): { readonly data: DataSet; readonly answers: Answers }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.data.json'))
    .map((name) => name.replace('.data.json', ''))
    .filter((id) => existsSync(join(answers, `${id}.answers.json`)))
    .toSorted()
    .map((id) => ({
      data: DataSet.parse(JSON.parse(readFileSync(join(folder, `${id}.data.json`), 'utf8'))),
      answers: Answers.parse(JSON.parse(readFileSync(join(answers, `${id}.answers.json`), 'utf8'))),
    }));
}
