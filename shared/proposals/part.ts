import type { Better } from '#shared/domain/values.ts';
import type { Span } from '#shared/text/text-index.ts';

/** A part of a sentence with what is known of it; offsets are of the part. */
export type Part = {
  readonly text: string;
  readonly start: number;
  readonly therapy: readonly Span[];
  readonly comparator: readonly Span[];
  readonly outcomes: readonly (Span & { readonly better: Better })[];
  /** Of the outcome that the claim already has. */
  readonly better: Better | null;
};
