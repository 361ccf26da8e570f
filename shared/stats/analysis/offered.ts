import { NotConverged, NotOffered } from '../impossible-data.ts';

/** What was asked for, or why there is none. */
export type Offered<Value> =
  | { readonly value: Value; readonly refused: null }
  | { readonly value: null; readonly refused: string };

/** Runs something that may have no answer. @param refusal known beforehand; null: none */
export function offeredBy<Value>(refusal: string | null, run: () => Value): Offered<Value> {
  if (refusal !== null) return { value: null, refused: refusal };
  try {
    return { value: run(), refused: null };
  } catch (error) {
    if (error instanceof NotOffered || error instanceof NotConverged)
      return { value: null, refused: error.message };
    throw error;
  }
}
