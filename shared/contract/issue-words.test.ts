import { expect, test } from 'vitest';
import { z } from 'zod';
import { issueWords } from './issue-words.ts';

const words = (schema: z.ZodType, value: unknown) => {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  return issue === undefined ? null : issueWords(issue);
};

test.each([
  [z.array(z.number()).min(1), [], 'is empty'],
  [z.string().min(1), '', 'is empty'],
  [z.number().max(3), 4, 'is more than 3'],
  [z.enum(['linear', 'quadratic']), 'cubic', 'is not one of: linear, quadratic'],
  [z.union([z.enum(['linear']), z.array(z.number())]), 'cubic', 'is not one of: linear; is no array'],
  [z.union([z.number(), z.string(), z.null()]), {}, 'is no number, string or null'],
  [z.record(z.string(), z.number()), 4, 'is missing, or is no object'],
  [z.strictObject({}), { foo: 1 }, 'has what nobody asked for: foo'],
])('%# says what is wrong: %s', (schema, value, said) => {
  expect(words(schema, value)).toBe(said);
});
