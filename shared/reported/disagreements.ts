import type { Reached, ReportedArm, ReportedResult, Span } from '#shared/domain/reported-result.ts';
import { roundingIn } from './printed.ts';

/** A field that two readings fill differently; its path as in findings. */
export type Disagreement = {
  readonly field: string;
  readonly a: number | string | boolean;
  readonly b: number | string | boolean;
};

type Cell = number | string | boolean | null;

function spanCells(path: string, span: Span | null): readonly (readonly [string, Reached])[] {
  return [
    [`${path}.lower`, span?.lower ?? null],
    [`${path}.upper`, span?.upper ?? null],
  ];
}

function armCells(arm: ReportedArm, index: number): readonly (readonly [string, Cell])[] {
  const path = `arms.${index}`;
  const { nRandomised, nAnalysed, events, personTime, percent, mean, sd, se, median } = arm;
  const plain = Object.entries({ nRandomised, nAnalysed, events, personTime, percent, mean, sd, se, median });
  return [
    ...plain.map(([name, cell]) => [`${path}.${name}`, cell] as const),
    ...spanCells(`${path}.interval`, arm.interval),
    ...spanCells(`${path}.iqr`, arm.iqr),
    ...spanCells(`${path}.range`, arm.range),
  ];
}

/** The numbers and signs of a result by their paths; null: not said. */
export function cellsOf(result: ReportedResult): ReadonlyMap<string, Cell> {
  const { measure, value, level, p, pOperator, unit, timePoint, adjusted, analysisSet } = result;
  return new Map<string, Cell>([
    ...Object.entries({ measure, value, level, p, pOperator, unit, timePoint, adjusted, analysisSet }),
    ...spanCells('interval', result.interval),
    ...result.arms.flatMap(armCells),
  ]);
}

/**
 * The fields in which two readings of one claim differ: both filled, and not the same number rounded otherwise
 * (0.39 and 0.391 agree). Readings of different measures are different expressions: only `measure` is told.
 */
export function disagreements(a: ReportedResult, b: ReportedResult): Disagreement[] {
  if (a.measure !== null && b.measure !== null && a.measure !== b.measure) {
    return [{ field: 'measure', a: a.measure, b: b.measure }];
  }
  const [roundingA, roundingB] = [roundingIn(a.asReported), roundingIn(b.asReported)];
  const others = cellsOf(b);
  const found: Disagreement[] = [];
  for (const [field, cell] of cellsOf(a)) {
    const other = others.get(field) ?? null;
    if (cell === null || other === null || cell === other) continue;
    const numbers = typeof cell === 'number' && typeof other === 'number';
    const near = numbers && Math.abs(cell - other) <= Math.max(roundingA(cell), roundingB(other)) + 1e-12;
    if (!near) found.push({ field, a: cell, b: other });
  }
  return found;
}
