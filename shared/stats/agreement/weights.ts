import { ImpossibleData } from '../impossible-data.ts';
import { at } from '../numbers.ts';

/** How much of an agreement two categories are: 1 the same, 0 none. */
export type WeightMatrix = readonly (readonly number[])[];

export type Weights = 'linear' | 'quadratic' | WeightMatrix;

function matrix(size: number, weight: (row: number, column: number) => number): WeightMatrix {
  return Array.from({ length: size }, (_r, row) =>
    Array.from({ length: size }, (_c, column) => weight(row, column)),
  );
}

/** Only the same category agrees. */
export function noWeights(size: number): WeightMatrix {
  return matrix(size, (row, column) => (row === column ? 1 : 0));
}

function checked(weights: WeightMatrix, size: number): WeightMatrix {
  const refuse = (message: string, row?: number): never => {
    throw new ImpossibleData(message, { column: 'weights', ...(row === undefined ? {} : { row }) });
  };
  if (weights.length !== size) refuse(`There are ${size} categories, but ${weights.length} rows of weights.`);
  for (const [row, line] of weights.entries()) {
    if (line.length !== size)
      refuse(`There are ${size} categories, but ${line.length} weights in row ${row + 1}.`, row + 1);
    for (const [column, weight] of line.entries()) {
      if (!(weight >= 0)) refuse(`A weight is 0 or above, not ${weight}.`, row + 1);
      if (at(at(weights, column), row) !== weight)
        refuse('Weights are the same in both directions.', row + 1);
    }
  }
  return weights;
}

/**
 * A matrix of weights in the order of the categories. Linear: 1 − |i − j| ÷ (q − 1); quadratic: 1 − (i − j)² ÷ (q − 1)².
 * A matrix with 1 along its diagonal gives agreement, one with 0 gives disagreement, of which the largest is none at all.
 *
 * @throws ImpossibleData for a matrix of the wrong size, not symmetric, or with weights outside 0 to 1
 */
export function weightMatrix(weights: Weights, size: number): WeightMatrix {
  const far = Math.max(1, size - 1);
  if (weights === 'linear') return matrix(size, (row, column) => 1 - Math.abs(row - column) / far);
  if (weights === 'quadratic') return matrix(size, (row, column) => 1 - ((row - column) / far) ** 2);
  const given = checked(weights, size);
  const diagonal = given.map((line, row) => at(line, row));
  const most = Math.max(...given.flat());
  if (most > 0 && diagonal.every((weight) => weight === 0))
    return matrix(size, (row, column) => 1 - at(at(given, row), column) / most);
  if (most === 1 && diagonal.every((weight) => weight === 1)) return given;
  throw new ImpossibleData('Weights have 1 along the diagonal and at most 1 beside it, or 0 along it.', {
    column: 'weights',
  });
}
