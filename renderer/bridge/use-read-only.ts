import { methods } from './methods.ts';
import { useRead } from './use-read.ts';

/** Why nothing in this review can be changed; null when it can be (or nothing is known yet). */
export function useReadOnly(): string | null {
  return useRead(methods.reviews.get, {}).data?.readOnly ?? null;
}
