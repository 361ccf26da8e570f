import { ImpossibleData } from '../impossible-data.ts';
import { type Conversion, flag } from './conversion.ts';
import { deviation, optional, plain, positive } from './inputs.ts';
import { operand, shown } from './words.ts';

const baseline = deviation('sd_baseline', 'SD at baseline');
const final = deviation('sd_final', 'SD at the end');

/** √(a² + b² − 2rab), as a sum of squares so that nothing is lost where it is small. */
function sdOfChange(a: number, b: number, corr: number): number {
  return Math.sqrt((a - b) ** 2 + 2 * (1 - corr) * a * b);
}

const change: Conversion = {
  kind: 'change_sd_from_baseline',
  from: 'baseline_final',
  to: { sd_change: ['sd_change'] },
  title: 'SDs at baseline and end to the SD of change',
  source: 'Cochrane Handbook 6.5.2.8',
  inputs: [
    baseline,
    final,
    plain('corr', 'Correlation of baseline and end', { least: -1, most: 1, also: ['r'] }),
    plain('mean_baseline', 'Mean at baseline', optional),
    plain('mean_final', 'Mean at the end', optional),
  ],
  answers: { sd_change: 'SD of change', mean_change: 'Mean change, end minus baseline' },
  run: (given) => {
    const a = given.number('sd_baseline');
    const b = given.number('sd_final');
    const corr = given.number('corr');
    const sd = sdOfChange(a, b, corr);
    const before = given.maybe('mean_baseline');
    const after = given.maybe('mean_final');
    const mean = before === null || after === null ? null : after - before;
    const less = sdOfChange(a, b, Math.max(-1, corr - 0.2));
    const more = sdOfChange(a, b, Math.min(1, corr + 0.2));
    const formula = `√(${shown(a)}² + ${shown(b)}² − 2 × ${operand(corr)} × ${shown(a)} × ${shown(b)})`;
    return {
      values: { sd_change: sd, ...(mean === null ? {} : { mean_change: mean }) },
      steps: [
        `SD of change = ${formula} = ${shown(sd)}.`,
        ...(mean === null
          ? []
          : [`Mean change = ${shown(after ?? 0)} − ${operand(before ?? 0)} = ${shown(mean)}.`]),
      ],
      flags: [
        flag(
          'correlation-assumed',
          `A correlation of ${shown(corr)} is rarely printed. With one 0.2 lower the SD is ${shown(less)}, 0.2 higher ${shown(more)}.`,
        ),
        ...(sd === 0
          ? [flag('sd-too-small', 'An SD of 0 would mean that everybody changed by the same.')]
          : []),
      ],
    };
  },
};

const correlation: Conversion = {
  kind: 'change_correlation',
  from: 'sd_change',
  to: { corr: ['corr'] },
  title: 'SDs at baseline, end and of change to the correlation',
  source: 'Cochrane Handbook 6.5.2.8',
  inputs: [
    positive('sd_baseline', 'SD at baseline'),
    positive('sd_final', 'SD at the end'),
    deviation('sd_change', 'SD of change'),
  ],
  answers: { corr: 'Correlation of baseline and end' },
  run: (given) => {
    const a = given.number('sd_baseline');
    const b = given.number('sd_final');
    const c = given.number('sd_change');
    const least = Math.abs(a - b);
    if (c < least * (1 - 1e-12) || c > (a + b) * (1 + 1e-12)) {
      const how = c < least ? 'smaller' : 'larger';
      const words = `An SD of change of ${shown(c)} is ${how} than possible: it lies between ${shown(least)} and ${shown(a + b)} for ${shown(a)} and ${shown(b)}.`;
      throw new ImpossibleData(words, { column: 'sd_change' });
    }
    const exact = a / b / 2 + b / a / 2 - (c / a) * (c / b) * 0.5;
    const corr = Math.min(1, Math.max(-1, exact));
    return {
      values: { corr },
      steps: [
        `Correlation = (${shown(a)}² + ${shown(b)}² − ${shown(c)}²) ÷ (2 × ${shown(a)} × ${shown(b)}) = ${shown(corr)}.`,
      ],
      flags: [],
    };
  },
};

/** Change from baseline. */
export const changes: readonly Conversion[] = [change, correlation];
