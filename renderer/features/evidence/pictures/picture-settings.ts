import { countedUnits, type CountedUnit } from '#shared/counting/cell.ts';

/** How pictures are looked at; remembered for this profile. */
export interface PictureSettings {
  readonly by: CountedUnit;
  readonly therapyDepth: number;
  readonly outcomeDepth: number;
  readonly withEmpty: boolean;
  /** What the evidence map shows therapies over. */
  readonly over: 'years' | 'populations';
  readonly populationDepth: number;
}

export const usualPictures: PictureSettings = {
  by: 'claims',
  therapyDepth: 2,
  outcomeDepth: 2,
  withEmpty: false,
  over: 'years',
  populationDepth: 2,
};

/** Whether a remembered value is of today's shape. */
export function isPictureSettings(value: unknown): value is PictureSettings {
  if (typeof value !== 'object' || value === null) return false;
  const given: Partial<Record<string, unknown>> = { ...value };
  const isDepth = (depth: unknown): boolean => Number.isInteger(depth) && Number(depth) >= 1;
  const depths = [given['therapyDepth'], given['outcomeDepth'], given['populationDepth']];
  const isUnit = countedUnits.some((unit) => unit === given['by']);
  const isAxis = given['over'] === 'years' || given['over'] === 'populations';
  return isUnit && isAxis && depths.every(isDepth) && typeof given['withEmpty'] === 'boolean';
}
