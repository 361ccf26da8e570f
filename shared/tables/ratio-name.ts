import { inSentence, type Measure, measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import { adjustmentOf } from './heading-words.ts';
import type { TableColumn } from './study-table.ts';

/**
 * What a heading calls a ratio beyond its measure: “Adjusted odds ratio” of “aOR”; of ratios that are none of ours what it says
 * itself, “Prevalence ratio”. Null: nothing more.
 */
export function ratioName({ above, heading }: TableColumn, measure: Measure | null): string | null {
  if (measure === null) return /^[^(,;]*\bratio\b/iu.exec(heading)?.[0].trim() ?? null;
  const adjustment = adjustmentOf(`${above} ${heading}`);
  const { name } = measureInfo(measure);
  return adjustment === null ? null : `${adjustment} ${inSentence(name)}`;
}
