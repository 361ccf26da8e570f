/** One measured thing: median and 95th percentile in ms, with the floor of the same run where there is one. */
export interface Figure {
  readonly bench: string;
  readonly of: string;
  readonly runs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** The least that the same work can take here: bare SQLite, or nothing but the library. */
  readonly floor?: { readonly what: string; readonly medianMs: number; readonly times: number };
}

/** Times of `runs` calls, in ms. */
export async function times(runs: number, work: (run: number) => unknown): Promise<number[]> {
  const taken: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work(run);
    taken.push(performance.now() - start);
  }
  return taken;
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Puts times together with those of their floor. */
export function figure(
  name: { readonly bench: string; readonly of: string },
  taken: readonly number[],
  floor?: { readonly what: string; readonly taken: readonly number[] },
): Figure {
  const sorted = taken.toSorted((a, b) => a - b);
  const medianMs = rounded(at(sorted, 0.5));
  const found = { ...name, runs: taken.length, medianMs, p95Ms: rounded(at(sorted, 0.95)) };
  if (floor === undefined) return found;
  const least = rounded(
    at(
      floor.taken.toSorted((a, b) => a - b),
      0.5,
    ),
  );
  return { ...found, floor: { what: floor.what, medianMs: least, times: rounded(medianMs / least) } };
}
