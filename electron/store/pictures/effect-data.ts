import Papa from 'papaparse';
import { type EffectDirections, sampleSize } from '#shared/counting/effect-directions.ts';
import { directionLabels } from '#shared/domain/labels.ts';
import { studyDesignLabels } from '#shared/domain/result-labels.ts';
import { guardCell } from '#shared/formats/guard-cell.ts';

const heads = [
  'Study',
  'Year',
  'Design',
  'Therapy',
  'Outcome',
  'Direction',
  'Comparative claims',
  'Single group and the like',
  'Claims of single groups and the like',
  'People in the therapy arm',
  'Size',
  'Endpoint definitions',
];

/** The data of an effect-direction plot as CSV: one line for each study and outcome that it has claims on. */
export function effectsCsv({ studies, outcomes }: EffectDirections): Uint8Array {
  const lines = studies.flatMap((study) =>
    study.effects.flatMap((effect, at) => {
      if (effect === null) return [];
      const { direction, comparative, beside, besideClaims, people, definitions } = effect;
      return [
        [
          guardCell(study.label),
          study.year ?? '',
          study.design === null ? '' : studyDesignLabels[study.design],
          guardCell(study.therapy?.name ?? ''),
          guardCell(outcomes[at]?.name ?? ''),
          direction === null ? '' : directionLabels[direction],
          comparative,
          beside === null ? '' : directionLabels[beside],
          besideClaims,
          people ?? '',
          sampleSize(people),
          definitions,
        ],
      ];
    }),
  );
  return new TextEncoder().encode(`\uFEFF${Papa.unparse([heads, ...lines], { newline: '\r\n' })}\r\n`);
}
