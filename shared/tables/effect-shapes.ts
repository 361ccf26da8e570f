import type { Measure } from '#shared/stats/effect-sizes/measures.ts';
import type { Recipe } from './mapping.ts';
import type { Find, Offer } from './offer.ts';

/** What an effect that somebody computed is. */
export interface EffectChoice {
  /** Null: not said, or not the same in all rows. */
  readonly measure: Measure | null;
  /** Rows say that they hold different kinds of effects. */
  readonly mixed: boolean;
  /** Whether the numbers are logarithms. */
  readonly log: boolean;
  /** Whether the numbers have to be turned into logarithms: ratios that are printed as such. */
  readonly ratio: boolean;
  /** The level of their intervals. */
  readonly level: number;
}

const column = (id: string): Recipe => ({ kind: 'column', column: id });

/** Effects as their families have them; `printed` is the column of a ratio that stands there as papers print it. */
const kinds = {
  hazard: {
    family: 'hazard-ratio',
    printed: 'hr',
    words: 'Hazard ratios with their intervals or standard errors',
  },
  ratio: { family: 'ratio', printed: 'ratio', words: 'Ratios with their intervals or standard errors' },
  other: { family: 'generic', printed: null, words: 'Effects with their intervals or standard errors' },
} as const;

/** An effect with its interval, standard error, variance or, of a ratio, p value; null where there is none. */
export function effectOffer(find: Find, effect: EffectChoice): Offer | null {
  const estimate = find('estimate', null) ?? find('yi', null);
  if (estimate === null) return null;
  const { family, printed, words } =
    kinds[effect.measure === 'HR' ? 'hazard' : effect.ratio ? 'ratio' : 'other'];
  const direct = printed !== null && !effect.log ? printedCells(find, { estimate, printed, effect }) : null;
  const cells = direct ?? effectCells(find, estimate, effect);
  return cells && { family, words, cells, notes: notesOf(cells) };
}

/** Ratios as they are printed, with their limits, else with their p values. */
function printedCells(
  find: Find,
  {
    estimate,
    printed,
    effect: { level },
  }: { readonly estimate: string; readonly printed: 'hr' | 'ratio'; readonly effect: EffectChoice },
): Record<string, Recipe> | null {
  const [lo, hi, p] = [find('lower', null), find('upper', null), find('p', null)];
  const usual: Record<string, Recipe> = level === 0.95 ? {} : { level: { kind: 'constant', value: level } };
  if (lo !== null && hi !== null)
    return { [printed]: column(estimate), lo: column(lo), hi: column(hi), ...usual };
  if (find('sei', null) !== null || find('vi', null) !== null) return null;
  return p === null ? null : { [printed]: column(estimate), p: column(p) };
}

function effectCells(find: Find, estimate: string, effect: EffectChoice): Record<string, Recipe> | null {
  const natural = effect.ratio && !effect.log;
  const yi: Recipe = natural ? { kind: 'log', column: estimate } : column(estimate);
  const [sei, vi, lower, upper] = (['sei', 'vi', 'lower', 'upper'] as const).map((role) => find(role, null));
  if (vi) return { yi, vi: column(vi) };
  if (sei) return { yi, sei: column(sei) };
  if (!lower || !upper) return null;
  return { yi, sei: { kind: 'se-of-interval', estimate, lower, upper, log: natural, level: effect.level } };
}

function notesOf(cells: Readonly<Record<string, Recipe>>): string[] {
  const made = new Set(Object.values(cells).map(({ kind }) => kind));
  return [
    ...(made.has('log')
      ? ['Ratios were turned into their natural logarithms, on which they are analysed.']
      : []),
    ...(made.has('se-of-interval') ? ['Standard errors were computed from the width of the intervals.'] : []),
    ...(made.has('log') && ('vi' in cells || cells['sei']?.kind === 'column')
      ? ['Their standard errors were taken as those of the logarithms.']
      : []),
  ];
}
