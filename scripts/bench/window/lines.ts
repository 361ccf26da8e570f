/** One line of the bench: a value, the least that is possible in the same run, and whether the goal is met. */
export interface Line {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'canvases' | 'pages';
  readonly floor: { readonly what: string; readonly value: number } | null;
  readonly goal: Goal | null;
  readonly repetitions: number;
  /** What else is worth knowing, such as the slowest. */
  readonly also?: Readonly<Record<string, unknown>>;
}

/** What is aimed at: at most so many times the floor, so much above it, or so much at all. */
export type Goal =
  | { readonly timesFloor: number }
  | { readonly aboveFloor: number }
  | { readonly atMost: number };

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Whether a value meets its goal; null when there is none. */
function meets(value: number, floor: number, goal: Goal | null): boolean | null {
  if (goal === null) return null;
  if ('timesFloor' in goal) return value <= goal.timesFloor * floor;
  return 'aboveFloor' in goal ? value <= floor + goal.aboveFloor : value <= goal.atMost;
}

/** Writes the lines of a bench as JSON to the output. */
export function linesOf(bench: string): (line: Line) => void {
  return ({ name, value, unit, floor, goal, repetitions, also }) => {
    const least = floor === null ? null : { what: floor.what, value: rounded(floor.value) };
    const ratio = floor === null || floor.value === 0 ? null : rounded(value / floor.value);
    const met = meets(value, floor?.value ?? 0, goal);
    const line = { bench, name, value: rounded(value), unit, floor: least, ratio, goal, met, repetitions };
    process.stdout.write(`${JSON.stringify({ ...line, ...also })}\n`);
  };
}

/** The value below which such a part of all values lies; 0.5 is the median. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
