import { normalQuantile, tQuantile } from '../distributions.ts';

/** One coefficient of agreement. Null where it cannot be had; a note says why. */
export type Coefficient = {
  readonly estimate: number | null;
  readonly se: number | null;
  readonly ciLower: number | null;
  readonly ciUpper: number | null;
  /** How many items it rests on. */
  readonly items: number;
  /** Where variance and interval come from. */
  readonly method: string;
};

/** A coefficient that has no value. */
export function none(items: number, method: string): Coefficient {
  return { estimate: null, se: null, ciLower: null, ciUpper: null, items, method };
}

type Found = {
  readonly estimate: number;
  readonly se: number;
  readonly items: number;
  readonly level: number;
  readonly method: string;
  /** Degrees of freedom of t; null for z. */
  readonly df: number | null;
};

/** With an interval of ± z or t standard errors, cut at −1 and 1, beyond which no agreement lies. */
export function withInterval({ estimate, se, items, level, method, df }: Found): Coefficient {
  if (df !== null && df < 1) return { ...none(items, method), estimate };
  const tail = (1 - level) / 2;
  const reach = -se * (df === null ? normalQuantile(tail) : tQuantile(tail, df));
  return {
    estimate,
    se,
    ciLower: Math.max(-1, estimate - reach),
    ciUpper: Math.min(1, estimate + reach),
    items,
    method,
  };
}
