import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';

/** The usual refusal for something that is not there. */
export function notFound(what: string, id: string): AppError {
  return appError('not-found', `There is no ${what} with this id.`, { id });
}

/** A value that may be absent as a result. */
export function found<T>(value: T | null, what: string, id: string): Result<T, AppError> {
  return value === null ? err(notFound(what, id)) : ok(value);
}
