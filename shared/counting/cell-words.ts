import { directionLabels } from '#shared/domain/labels.ts';
import { directions, type Direction } from '#shared/domain/values.ts';
import type { Cell, CountedUnit, Directions } from './cell.ts';

/** A number of what is counted: “1 study”, “3 claims”. */
export function countOf(count: number, unit: CountedUnit): string {
  const one = { claims: 'claim', documents: 'document', studies: 'study' }[unit];
  return `${count} ${count === 1 ? one : unit}`;
}

/** The directions that occur, in the order of the signs, those that nobody has coded last. */
export function directionsIn(counted: Directions): (readonly [Direction | 'uncoded', number])[] {
  return [...directions, 'uncoded' as const].flatMap((direction) => {
    const count = counted[direction] ?? 0;
    return count > 0 ? [[direction, count] as const] : [];
  });
}

/** “3 favours therapy, 1 same, 1 direction not coded”; empty where there is none. */
export function directionWords(counted: Directions): string {
  return directionsIn(counted)
    .map(([direction, count]) =>
      direction === 'uncoded'
        ? `${count} direction not coded`
        : `${count} ${directionLabels[direction].toLocaleLowerCase('en')}`,
    )
    .join(', ');
}

/** How many of a cell's claims (or documents, or studies) stand in no direction total and not beside them either. */
export function othersOf(cell: Cell, unit: CountedUnit): number {
  return cell.groups['other-comparison'][unit] + cell.groups['no-finding'][unit];
}

/**
 * What a cell holds, as a screen reader says it and the data table prints it: “5 comparative: 3 favours therapy, 2 same ·
 * 3 single-group and the like · 1 other comparison · endpoint definitions differ”.
 */
export function cellWords(cell: Cell | null, unit: CountedUnit): string {
  if (cell === null) return 'no claim in the documents read';
  const { comparative, beside } = cell.groups;
  const told = directionWords(cell.directions);
  const parts = [
    comparative[unit] > 0 && `${comparative[unit]} comparative${told === '' ? '' : `: ${told}`}`,
    beside[unit] > 0 && `${beside[unit]} single-group and the like`,
    cell.groups['other-comparison'][unit] > 0 &&
      `${cell.groups['other-comparison'][unit]} other ${cell.groups['other-comparison'][unit] === 1 ? 'comparison' : 'comparisons'}`,
    cell.groups['no-finding'][unit] > 0 && `${cell.groups['no-finding'][unit]} no finding`,
    cell.definitions > 1 && 'endpoint definitions differ',
  ];
  const words = parts.filter((part) => part !== false);
  return words.length > 0
    ? words.join(' · ')
    : cell.all.claims === 0
      ? 'no claims'
      : `no ${unit} among ${countOf(cell.all.claims, 'claims')}`;
}
