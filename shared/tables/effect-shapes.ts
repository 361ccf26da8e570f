import type { Measure } from '#shared/stats/effect-sizes/measures.ts';
import type { Recipe } from './mapping.ts';
import { isRatio } from './revman-table.ts';
import type { Find, Offer } from './offer.ts';

/** What an effect that somebody computed is. */
export interface EffectChoice {
  /** Null: not said. */
  readonly measure: Measure | null;
  /** Whether the numbers are logarithms. */
  readonly log: boolean;
  /** Whether the numbers have to be turned into logarithms: ratios that are printed as such. */
  readonly ratio: boolean;
  /** The level of their intervals. */
  readonly level: number;
}

const column = (id: string): Recipe => ({ kind: 'column', column: id });

/** An effect with its interval, standard error, variance or, of a hazard ratio, p value; null where there is none. */
export function effectOffer(find: Find, effect: EffectChoice): Offer | null {
  const estimate = find('estimate', null) ?? find('yi', null);
  if (estimate === null) return null;
  const hazard = effect.measure === 'HR';
  const family = hazard ? 'hazard-ratio' : 'generic';
  const words = hazard
    ? 'Hazard ratios with their intervals or standard errors'
    : 'Effects with their intervals or standard errors';
  const direct = hazard && !effect.log ? hazardCells(find, estimate, effect) : null;
  const cells = direct ?? effectCells(find, estimate, effect);
  return cells && { family, words, cells, notes: notesOf(cells, effect) };
}

/** Hazard ratios as they are printed, with their limits. */
function hazardCells(find: Find, estimate: string, { level }: EffectChoice): Record<string, Recipe> | null {
  const [lo, hi, p] = [find('lower', null), find('upper', null), find('p', null)];
  const usual: Record<string, Recipe> = level === 0.95 ? {} : { level: { kind: 'constant', value: level } };
  if (lo !== null && hi !== null) return { hr: column(estimate), lo: column(lo), hi: column(hi), ...usual };
  if (find('sei', null) !== null || find('vi', null) !== null) return null;
  return p === null ? null : { hr: column(estimate), p: column(p) };
}

function effectCells(find: Find, estimate: string, effect: EffectChoice): Record<string, Recipe> | null {
  const natural = effect.ratio && !effect.log;
  const yi: Recipe = natural ? { kind: 'log', column: estimate } : column(estimate);
  const [sei, vi, lower, upper] = (['sei', 'vi', 'lower', 'upper'] as const).map((role) => find(role, null));
  if (vi) return { yi, vi: column(vi) };
  if (sei) return { yi, sei: column(sei) };
  if (!lower || !upper) return null;
  return { yi, sei: { kind: 'se-of-interval', lower, upper, log: natural, level: effect.level } };
}

function notesOf(cells: Readonly<Record<string, Recipe>>, { measure }: EffectChoice): string[] {
  const kinds = new Set(Object.values(cells).map(({ kind }) => kind));
  return [
    ...(kinds.has('log')
      ? ['Ratios were turned into their natural logarithms, on which they are analysed.']
      : []),
    ...(kinds.has('se-of-interval')
      ? ['Standard errors were computed from the width of the intervals.']
      : []),
    ...(kinds.has('log') && ('vi' in cells || cells['sei']?.kind === 'column')
      ? ['Their standard errors were taken as those of the logarithms.']
      : []),
    ...(isRatio(measure) && measure !== 'HR' ? ['Effects are entered on the logarithmic scale.'] : []),
  ];
}
