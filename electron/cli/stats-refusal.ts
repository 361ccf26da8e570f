import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { WrongInput } from '#shared/stats/conversions/given.ts';
import { ImpossibleData, NotConverged, NotOffered } from '#shared/stats/impossible-data.ts';

/** What `shared/stats` refuses, as the command line says it; anything else goes on its way. */
function refusalOfNumbers(error: unknown): AppError {
  if (error instanceof ImpossibleData) return appError(error.code, error.message, { ...error.place });
  if (error instanceof NotConverged) return appError(error.code, error.message);
  if (error instanceof WrongInput) return appError(error.code, error.message, { field: error.field });
  if (error instanceof NotOffered) return appError(error.code, error.message);
  throw error;
}

/** Calculates; a refusal is an answer: `impossible-data` with study, row and column, `not-converged`, `invalid-input`. */
export function calculate<T>(work: () => T): Result<T, AppError> {
  try {
    return ok(work());
  } catch (error) {
    return err(refusalOfNumbers(error));
  }
}
