import { countedUnits, type CountedUnit } from '#shared/counting/cell.ts';

/** How the matrix is looked at; remembered for this profile. */
export interface MatrixSettings {
  readonly by: CountedUnit;
  readonly therapyDepth: number;
  readonly outcomeDepth: number;
  readonly withEmpty: boolean;
}

export const usualMatrix: MatrixSettings = {
  by: 'claims',
  therapyDepth: 2,
  outcomeDepth: 2,
  withEmpty: false,
};

/** Whether a remembered value is of today's shape. */
export function isMatrixSettings(value: unknown): value is MatrixSettings {
  if (typeof value !== 'object' || value === null) return false;
  const { by, therapyDepth, outcomeDepth, withEmpty }: Partial<Record<string, unknown>> = { ...value };
  const isDepth = (depth: unknown): boolean => Number.isInteger(depth) && Number(depth) >= 1;
  const isUnit = countedUnits.some((unit) => unit === by);
  return isUnit && isDepth(therapyDepth) && isDepth(outcomeDepth) && typeof withEmpty === 'boolean';
}
