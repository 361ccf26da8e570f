import type { AppError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Context } from '../handler.ts';
import { exportPlace, writeRefusal } from './export-place.ts';

/** A place that a person let the store write to, once. */
export type GrantedPlace = {
  readonly path: string;
  /** The file's name, as messages and replies call it. */
  readonly name: string;
};

/** The place behind a grant, if files may be written there. */
export function grantedPlace(context: Context, grantId: string): Result<GrantedPlace, AppError> {
  const grant = context.grants.take(grantId, 'write');
  if (!grant.ok) return grant;
  const path = exportPlace(grant.value);
  return path.ok ? ok({ path: path.value, name: grant.value.name }) : path;
}

/** Writes to a place; what the file system refuses is the answer, in words about writing. @throws anything else */
export async function writingTo<T>(
  { path, name }: GrantedPlace,
  write: (path: string) => Result<T, AppError> | Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  try {
    return await write(path);
  } catch (error) {
    const refusal = writeRefusal(error, name);
    if (refusal) return err(refusal);
    throw error;
  }
}
