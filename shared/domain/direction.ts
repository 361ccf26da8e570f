import { type Better, type Contrast, type Direction, directions } from './values.ts';

const favouring: readonly Direction[] = [
  'favours-therapy',
  'favours-comparator',
  'same',
  'mixed',
  'not-stated',
];
const overTime: readonly Direction[] = ['improved', 'worsened', 'unchanged', 'mixed', 'not-stated'];

/** The directions that a claim of this contrast may take, in the order of their digit keys. */
export function directionsFor(contrast: Contrast, better: Better | null): readonly Direction[] {
  const movement: readonly Direction[] = better === 'neutral' ? ['higher', 'lower'] : [];
  if (contrast === 'before-after') return [...overTime, ...movement];
  if (contrast === 'between-therapies' || contrast === 'dose-or-schedule' || contrast === 'not-stated') {
    return [...favouring, ...movement];
  }
  return ['not-comparative', ...movement];
}

/**
 * Which contrast a direction asks for when it does not fit the one in force.
 * @returns null when it fits
 */
export function directionConflict(contrast: Contrast, direction: Direction): string | null {
  const movement = direction === 'higher' || direction === 'lower';
  if (movement || directionsFor(contrast, null).includes(direction)) return null;
  return `The direction “${direction}” does not go with the contrast “${contrast}”: ${directionsFor(contrast, null).join(', ')} do.`;
}

/** Narrows a string to a direction. */
export function isDirection(value: string): value is Direction {
  return directions.some((direction) => direction === value);
}
