import { at, dot, sum } from '../numbers.ts';
import { type Coefficient, none, withInterval } from './coefficient.ts';
import type { Counted } from './ratings.ts';
import type { WeightMatrix } from './weights.ts';

/** An item by how its raters chose: for each category the number of them. */
type Item = { readonly chosen: readonly number[]; readonly raters: number; readonly times: number };

/** Items with at least one rating. */
function itemsOf({ patterns, categories }: Counted): Item[] {
  return patterns.flatMap(({ given, times }) => {
    const chosen = categories.map((_category, place) => given.filter((one) => one === place).length);
    const raters = sum(chosen);
    return raters === 0 ? [] : [{ chosen, raters, times }];
  });
}

/** Share of the pairs of an item's raters that agree, weighted. */
function agreementOf({ chosen, raters }: Item, weights: WeightMatrix): number {
  const pairs = sum(
    chosen.map((count, place) => count * (dot(at(weights, place), chosen) - at(at(weights, place), place))),
  );
  return pairs / raters / (raters - 1);
}

/** What agreement chance gives: in all, and for an item by the categories that were chosen for it. */
type Chance = { readonly all: number; readonly byCategory: readonly number[] };

type Rule = {
  readonly method: string;
  readonly chance: (shares: readonly number[], weights: WeightMatrix) => Chance;
};

const variance = 'variance by linearisation (Gwet 2008, 2014); t with n − 1 degrees of freedom';

/** Fleiss' kappa: chance draws from how often each category was chosen. */
export const fleiss: Rule = {
  method: `Fleiss 1971; ${variance}`,
  chance: (shares, weights) => {
    const byCategory = weights.map((line) => dot(line, shares));
    return { all: dot(byCategory, shares), byCategory };
  },
};

/** Gwet's AC1, or AC2 where weighted. */
export const gwet: Rule = {
  method: `Gwet 2008; ${variance}`,
  chance: (shares, weights) => {
    const size = shares.length;
    const factor = sum(weights.map((line) => sum(line))) / size / (size - 1);
    const byCategory = shares.map((share) => factor * (1 - share));
    return { all: dot(byCategory, shares), byCategory };
  },
};

/** PABAK, as by Brennan and Prediger: chance draws every category alike. */
export const evenChance: Rule = {
  method: `Byrt 1993, Brennan and Prediger 1981; ${variance}`,
  chance: (shares, weights) => {
    const all = sum(weights.map((line) => sum(line))) / shares.length ** 2;
    return { all, byCategory: shares.map(() => all) };
  },
};

/** Nothing is taken off: plain agreement. */
export const noChance: Rule = {
  method: `Share of pairs of raters that agree; ${variance}`,
  chance: (shares) => ({ all: 0, byCategory: shares.map(() => 0) }),
};

type Parts = { readonly items: readonly Item[]; readonly n: number; readonly rated: number };

/**
 * A coefficient of agreement of two or more raters, with ratings missing. Agreement is the mean over the items with two
 * or more ratings; how often a category is chosen is the mean over all items that have one.
 *
 * Variance over the n items with a rating: Σ (γᵢ* − γ)² ÷ (n(n − 1)), γᵢ* = γᵢ − 2(1 − γ)(eᵢ − e) ÷ (1 − e),
 * γᵢ = n ÷ n₂ × (aᵢ − e) ÷ (1 − e), 0 for an item with a single rating (Gwet 2014, chapter 5). Items with a single rating
 * make it wider than it has to be; it is kept as published.
 *
 * @param level of the interval, between 0 and 1
 * @returns no estimate where chance alone would agree on every item, or where there is one category
 */
export function agreementCoefficient(
  counted: Counted,
  weights: WeightMatrix,
  rule: Rule,
  level: number,
): Coefficient {
  const items = itemsOf(counted);
  const n = sum(items.map(({ times }) => times));
  const rated = sum(items.map(({ raters, times }) => (raters > 1 ? times : 0)));
  if (rated === 0) return none(0, rule.method);
  const parts = { items, n, rated };
  const shares = counted.categories.map((_category, place) =>
    sum(items.map(({ chosen, raters, times }) => (at(chosen, place) / raters) * (times / n))),
  );
  const chance = rule.chance(shares, weights);
  const left = 1 - chance.all;
  if (!(left > 1e-14)) return none(rated, rule.method);
  const { estimate, se } = linearised(parts, weights, chance);
  return withInterval({ estimate, se, items: rated, level, method: rule.method, df: n - 1 });
}

function linearised({ items, n, rated }: Parts, weights: WeightMatrix, chance: Chance) {
  const left = 1 - chance.all;
  const observed = items.map((item) => (item.raters > 1 ? agreementOf(item, weights) : null));
  const agreed = sum(items.map(({ times }, place) => (observed[place] ?? 0) * (times / rated)));
  const estimate = (agreed - chance.all) / left;
  const squares = items.map((item, place) => {
    const own = observed[place] ?? null;
    const gamma = own === null ? 0 : ((n / rated) * (own - chance.all)) / left;
    const expected = dot(item.chosen, chance.byCategory) / item.raters;
    const influence = gamma - (2 * (1 - estimate) * (expected - chance.all)) / left;
    return item.times * (influence - estimate) ** 2;
  });
  return { estimate, se: n > 1 ? Math.sqrt(sum(squares) / n / (n - 1)) : 0 };
}
