import type { z } from 'zod';
import type { AppError } from '#shared/contract/errors.ts';
import { ok, type Result } from '#shared/kit/result.ts';

/**
 * Gives an answer of the store the type that the contract promises for it. The store is built from the same
 * contract and parses its outputs in tests and development; parsing long lists again here would cost frames.
 */
export function trusted<O extends z.ZodType>(
  schema: O,
  result: Result<unknown, AppError>,
): Result<z.output<O>, AppError> {
  if (!result.ok) return result;
  const { value } = result;
  return isOutput(schema, value) ? ok(value) : ok(schema.parse(value));
}

function isOutput<O extends z.ZodType>(_schema: O, _value: unknown): _value is z.output<O> {
  return true;
}
