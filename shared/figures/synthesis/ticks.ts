const wanted = 5;

/** A tick of an axis: where it stands, and what is printed there. */
export type Tick = { readonly at: number; readonly text: string };

/** About five ticks between two values, at 1, 2, 2.5 or 5 of a power of ten. */
export function linearTicks(lower: number, upper: number): Tick[] {
  const step = niceStep((upper - lower) / (wanted - 1));
  const first = Math.ceil(lower / step - 1e-9);
  const last = Math.floor(upper / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => {
    const place = (first + at) * step;
    return { at: place, text: stepText(place, step) };
  });
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const found = [1, 2, 2.5, 5, 10].find((step) => step * power >= rough * 0.8) ?? 10;
  return found * power;
}

/** A multiple of a step, with as many decimals as the step has. */
function stepText(value: number, step: number): string {
  const decimals = Math.ceil(-Math.log10(step)) + 1;
  return decimals < 0 || decimals > 8 ? tickText(value) : tickText(Number(value.toFixed(decimals)), 15);
}

/** The shortest decimal of a tick, with a real minus sign. */
export function tickText(value: number, digits = 4): string {
  const size = Math.abs(value);
  const far = size >= 1e6 || (size !== 0 && size < 1e-4);
  return (far ? value.toExponential(0) : String(Number(value.toPrecision(digits)))).replace('-', '−');
}

/** Powers of ten beyond it can't be written as numbers. */
const mostPower = 300;

/**
 * Ticks of a logarithmic axis: the coarsest series of round numbers that has three or more between two values. None where the
 * numbers end.
 */
export function logTicks(lower: number, upper: number): Tick[] {
  const below = Math.max(-mostPower, Math.floor(lower / Math.LN10));
  const above = Math.min(mostPower, Math.ceil(upper / Math.LN10));
  const powers = Array.from({ length: Math.max(0, above - below + 1) }, (_, at) => below + at);
  for (const steps of [[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 5, 7]]) {
    const ticks = powers
      .flatMap((power) => steps.map((step) => step * 10 ** power))
      .map((value) => ({ at: Math.log(value), text: tickText(value) }))
      .filter(({ at }) => at >= lower && at <= upper);
    if (ticks.length >= 3) return thinned(ticks);
  }
  return linearTicks(Math.exp(lower), Math.exp(upper)).map(({ at, text }) => ({ at: Math.log(at), text }));
}

/** Every second, third, … where there would be more than seven. */
function thinned(ticks: readonly Tick[]): Tick[] {
  const every = Math.ceil(ticks.length / 7);
  return ticks.filter((_, at) => at % every === 0);
}
