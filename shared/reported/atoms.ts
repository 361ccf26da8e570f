import type { AnalysisSet, POperator, Reached, Span } from '#shared/domain/reported-result.ts';
import type { MeasureWord, Stat } from './lexicon.ts';

/** What an interval is called where it is printed; `bare`: only numbers in brackets; `listed`: behind a comma. */
export type IntervalName = 'ci' | 'iqr' | 'range' | 'bare' | 'listed' | 'prediction';

/** One unit of the grammar: a printed thing that needs no neighbour to be understood. */
export type Atom = { readonly from: number; readonly next: number } & (
  | { readonly kind: 'measure'; readonly word: MeasureWord }
  | { readonly kind: 'stat'; readonly stat: Stat }
  | { readonly kind: 'adjusted'; readonly adjusted: boolean }
  | { readonly kind: 'set'; readonly set: AnalysisSet }
  | {
      readonly kind: 'time';
      /** Of several named together in their order. */
      readonly times: readonly string[];
      /** "3-year" and the like. */
      readonly hyphened: boolean;
    }
  | {
      readonly kind: 'p';
      readonly p: number | null;
      readonly operator: POperator;
      /** Of a trend, an interaction or heterogeneity. */
      readonly ofOther: boolean;
    }
  | { readonly kind: 'ns' }
  | { readonly kind: 'n'; readonly n: number }
  | { readonly kind: 'level'; readonly level: number | null }
  | {
      readonly kind: 'interval';
      readonly name: IntervalName;
      readonly span: Span;
      /** All of several behind one name: "(IQR 2–7 and 3–8, respectively)". */
      readonly listed?: readonly Span[];
      readonly level: number | null;
      readonly unit: string | null;
      readonly ofDifference: boolean;
    }
  | {
      readonly kind: 'spread';
      readonly stat: 'sd' | 'se' | null;
      readonly value: number;
      /** All of several behind one name: "(SD = 47.0 and 51.2, respectively)". */
      readonly listed?: readonly number[];
      readonly unit: string | null;
      readonly percent: boolean;
    }
  | { readonly kind: 'bracketed'; readonly value: number }
  | { readonly kind: 'fraction'; readonly events: number; readonly n: number }
  | { readonly kind: 'counted'; readonly count: number }
  | {
      readonly kind: 'value';
      readonly value: Reached;
      readonly percent: boolean;
      readonly unit: string | null;
      readonly whole: boolean;
    }
  | { readonly kind: 'per'; readonly unit: string }
  | { readonly kind: 'join'; readonly how: 'versus' | 'and' | 'to' | 'comma' }
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'word' }
  | { readonly kind: 'nothing' }
);
