import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import type { EffectScale } from '../effect-axis.ts';
import type { AnalysisLabels } from './labels.ts';
import { measureHead } from './measure-name.ts';

/** What an axis of effects is called: “Risk ratio (log scale)”. */
export function effectName({ request }: Analysis, { unit }: AnalysisLabels, scale: EffectScale): string {
  return `${measureHead(request.measure, unit)}${scale === 'log' ? ' (log scale)' : ''}`;
}
