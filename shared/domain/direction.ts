import { contrastLabels, directionLabels } from './labels.ts';
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
 * Why a direction does not fit the contrast in force, and which ones do, in the words of the screen.
 * @returns null when it fits
 */
export function directionConflict(contrast: Contrast, direction: Direction): string | null {
  const movement = direction === 'higher' || direction === 'lower';
  if (movement || directionsFor(contrast, null).includes(direction)) return null;
  const fitting = directionsFor(contrast, null).map((one) => `“${directionLabels[one]}”`);
  const verb = fitting.length === 1 ? 'does' : 'do';
  return `The direction “${directionLabels[direction]}” does not go with the contrast “${contrastLabels[contrast]}”: ${fitting.join(', ')} ${verb}.`;
}

/** Narrows a string to a direction. */
export function isDirection(value: string): value is Direction {
  return directions.some((direction) => direction === value);
}
