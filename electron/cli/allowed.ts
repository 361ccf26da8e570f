import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { z } from 'zod';
import { many, one, type ParsedArguments } from './options.ts';

/** The refusal of a value that is in no closed list; the list stands in `details.allowed`. */
export function notAllowed(field: string, value: string | undefined, allowed: readonly string[]): AppError {
  const message = `There is no ${field} “${value ?? ''}”. It is one of: ${allowed.join(', ')}.`;
  return appError('invalid-input', message, { field, value, allowed });
}

/** The value of an option that takes one of a closed list; null when it was not given. */
export function oneOf<T extends z.ZodEnum>(
  parsed: ParsedArguments,
  name: string,
  values: T,
): Result<z.infer<T> | null, AppError> {
  const given = one(parsed, name);
  if (given === undefined) return ok(null);
  const known = values.safeParse(given);
  return known.success ? ok(known.data) : err(notAllowed(name, given, values.options.map(String)));
}

/** The values of an option that takes several of a closed list. */
export function manyOf<T extends z.ZodEnum>(
  parsed: ParsedArguments,
  name: string,
  values: T,
): Result<z.infer<T>[], AppError> {
  const given = many(parsed, name);
  const known = z.array(values).safeParse(given);
  if (known.success) return ok(known.data);
  const strange = given.find((value) => !values.safeParse(value).success);
  return err(notAllowed(name, strange, values.options.map(String)));
}

/** The whole number of an option, at least `least`; undefined when it was not given. */
export function wholeNumber(
  parsed: ParsedArguments,
  name: string,
  least: number,
): Result<number | undefined, AppError> {
  const given = one(parsed, name);
  if (given === undefined) return ok(undefined);
  const value = Number(given);
  if (/^\d+$/u.test(given) && Number.isSafeInteger(value) && value >= least) return ok(value);
  const message = `--${name} is a whole number from ${least}.`;
  return err(appError('invalid-input', message, { field: name, value: given }));
}
