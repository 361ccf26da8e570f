import type { Given, Input } from './given.ts';

/** What is doubtful about a conversion, for programs. */
export type FlagCode =
  | 'sd-too-small'
  | 'sd-too-large'
  | 'interval-asymmetric'
  | 'se-too-small'
  | 'events-above-n'
  | 'sign-flip'
  | 'direction-assumed'
  | 't-not-z'
  | 'p-bound'
  | 'skewed'
  | 'estimated'
  | 'correlation-assumed'
  | 'equal-groups-assumed'
  | 'not-whole'
  | 'rounded'
  | 'risk-above-1'
  | 'no-nnt'
  | 'nnt-both-ways';

/** Something a reviewer should know or check. */
export type Flag = { readonly code: FlagCode; readonly words: string };

/** Numbers by name; null where there is none, with a flag that says why. */
export type Values = Readonly<Record<string, number | null>>;

/** What one conversion works out. */
export type Outcome = {
  readonly values: Values;
  /** Sentences with the numbers put in, in the order of the calculation. */
  readonly steps: readonly string[];
  readonly flags: readonly Flag[];
};

/** One way from what a paper prints to what an analysis needs. */
export type Conversion = {
  /** Its own name. */
  readonly kind: string;
  /** What is there: “ci”, “p”, “five_numbers”. */
  readonly from: string;
  /** What can be asked for, each with the names of the values that it means. */
  readonly to: Readonly<Record<string, readonly string[]>>;
  readonly title: string;
  readonly source: string;
  readonly inputs: readonly Input[];
  /** Every value that it may give, with its label. */
  readonly answers: Readonly<Record<string, string>>;
  readonly run: (given: Given) => Outcome;
};

/** An answer that can be kept: the numbers and how they came about. */
export type Converted = {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  /** The one value that was asked for; where it is several, these by name. */
  readonly value: number | null | Values;
  readonly values: Values;
  /** The calculation in words with the numbers put in, and where its formula stands. */
  readonly derivation: string;
  readonly flags: readonly Flag[];
};

/** A flag. */
export function flag(code: FlagCode, words: string): Flag {
  return { code, words };
}
