import { ImpossibleData } from '../impossible-data.ts';
import { type Conversion, flag, type Values } from './conversion.ts';
import type { Given } from './given.ts';
import { deviation, optional, plain } from './inputs.ts';
import { operand, shown } from './words.ts';

const places = ['mean', 'diff', 'ci_lb', 'ci_ub'] as const;
const spreads = ['sd', 'se'] as const;

const measured = [
  plain('mean', 'Mean', optional),
  plain('diff', 'Difference of means', optional),
  deviation('sd', 'Standard deviation', optional),
  deviation('se', 'Standard error', optional),
];

function needOne(given: Given, names: readonly string[]): void {
  if (names.some((name) => given.has(name))) return;
  throw new ImpossibleData(`There is nothing to convert: give one of ${names.join(', ')}.`, {
    column: names[0] ?? '',
  });
}

const units: Conversion = {
  kind: 'change_units',
  from: 'units',
  to: { units: ['mean', 'diff', 'sd', 'se', 'ci_lb', 'ci_ub'] },
  title: 'Numbers in one unit to another: times a factor, plus a shift',
  source: 'A spread and a difference take the factor alone, a mean the shift too',
  inputs: [
    ...measured,
    plain('ci_lb', 'Lower end of the interval', optional),
    plain('ci_ub', 'Upper end of the interval', optional),
    plain('factor', 'Factor'),
    plain('shift', 'Shift, added after the factor', { standard: 0 }),
  ],
  answers: {
    mean: 'Mean',
    diff: 'Difference of means',
    sd: 'Standard deviation',
    se: 'Standard error',
    ci_lb: 'Lower end',
    ci_ub: 'Upper end',
  },
  run: (given) => {
    needOne(given, [...places, ...spreads]);
    const factor = given.number('factor');
    if (factor === 0) throw new ImpossibleData('A factor of 0 leaves nothing.', { column: 'factor' });
    const shift = given.has('diff') ? 0 : given.number('shift');
    const swap = factor < 0 ? { ci_lb: 'ci_ub', ci_ub: 'ci_lb' } : { ci_lb: 'ci_lb', ci_ub: 'ci_ub' };
    const source = { mean: 'mean', diff: 'diff', ...swap };
    const moved = places.flatMap((name) => {
      const value = given.maybe(source[name]);
      const added = name === 'mean' ? given.number('shift') : name === 'diff' ? 0 : shift;
      return value === null ? [] : [[name, value * factor + added] as const];
    });
    const spread = spreads.flatMap((name) => {
      const value = given.maybe(name);
      return value === null ? [] : [[name, value * Math.abs(factor)] as const];
    });
    const values: Values = Object.fromEntries([...moved, ...spread]);
    const told = [...moved, ...spread].map(([name, value]) => `${name} ${shown(value)}`).join(', ');
    const added =
      given.number('shift') === 0
        ? ''
        : `, plus ${operand(given.number('shift'))} for what is no difference or spread`;
    return {
      values,
      steps: [`Times ${operand(factor)}${added}: ${told}.`],
      flags:
        factor < 0
          ? [
              flag(
                'sign-flip',
                'A negative factor turns the direction round; the ends of an interval change places.',
              ),
            ]
          : [],
    };
  },
};

const reverse: Conversion = {
  kind: 'reverse_scale',
  from: 'scale',
  to: { reversed_scale: ['mean', 'diff'] },
  title: 'Scale on which more is better to one on which less is, or back',
  source: 'Cochrane Handbook 6.5.1.2 and 10.5.1',
  inputs: [
    ...measured,
    plain('scale_min', 'Lowest value of the scale', optional),
    plain('scale_max', 'Highest value of the scale', optional),
  ],
  answers: { mean: 'Mean', diff: 'Difference of means', sd: 'Standard deviation', se: 'Standard error' },
  run: (given) => {
    needOne(given, ['mean', 'diff']);
    const mean = given.maybe('mean');
    const diff = given.maybe('diff');
    const turned = mean === null ? null : turnedMean(given, mean);
    const kept = spreads.flatMap((name) => (given.has(name) ? [[name, given.number(name)] as const] : []));
    return {
      values: {
        ...(turned === null ? {} : { mean: turned.value }),
        ...(diff === null ? {} : { diff: diff === 0 ? 0 : -diff }),
        ...Object.fromEntries(kept),
      },
      steps: [
        ...(turned === null ? [] : [turned.words]),
        ...(diff === null ? [] : [`The difference changes its sign: ${shown(diff === 0 ? 0 : -diff)}.`]),
        'SD and SE stay as they are.',
      ],
      flags: [flag('sign-flip', 'The direction is turned round: check which group is favoured.')],
    };
  },
};

function turnedMean(given: Given, mean: number): { readonly value: number; readonly words: string } {
  const low = given.maybe('scale_min');
  const high = given.maybe('scale_max');
  if (low === null || high === null) {
    const column = low === null ? 'scale_min' : 'scale_max';
    throw new ImpossibleData(
      'A mean is turned round within its scale: its lowest and highest value are needed.',
      { column },
    );
  }
  if (low >= high)
    throw new ImpossibleData(`The scale runs from ${shown(low)} to ${shown(high)}.`, { column: 'scale_max' });
  if (mean < low || mean > high)
    throw new ImpossibleData(
      `A mean of ${shown(mean)} lies outside the scale of ${shown(low)} to ${shown(high)}.`,
      { column: 'mean' },
    );
  const value = low + (high - mean);
  return { value, words: `Mean = ${shown(low)} + ${operand(high)} − ${operand(mean)} = ${shown(value)}.` };
}

/** Units and the direction of scales. */
export const scales: readonly Conversion[] = [units, reverse];
