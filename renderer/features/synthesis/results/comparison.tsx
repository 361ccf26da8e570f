import { NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import type { AnalysisSummary, AnalysisView } from '#shared/contract/analyses.ts';
import { AnalysisId } from '#shared/contract/ids.ts';
import { measureWords } from '#shared/figures/synthesis/of-analysis/measure-name.ts';
import { numbersOf } from '#shared/figures/synthesis/of-analysis/numbers-of.ts';
import { analysisName, byOutcome, wholeName } from '../analysis-names.ts';
import { compute } from '../computed.ts';
import type { Told } from './numbers-table.tsx';
import styles from './results.module.css';

/** Another analysis of the review beside the one that is open. */
export interface Comparison {
  readonly others: readonly AnalysisSummary[];
  readonly chosen: AnalysisId | null;
  readonly onChoose: (id: AnalysisId | null) => void;
  /** Its numbers; null: none is chosen, or it has none. */
  readonly told: Told | null;
  /** Why it has no numbers; null: it has. */
  readonly refused: string | null;
}

/** The analyses that one can stand beside, and the numbers of the one that is chosen. */
export function useComparison(opened: AnalysisSummary): Comparison {
  const { id } = opened;
  const { data: all = [] } = useRead(methods.analyses.list, {});
  const [wanted, onChoose] = useState<AnalysisId | null>(null);
  const others = all.filter((one) => one.id !== id);
  const chosen = others.some((one) => one.id === wanted) ? wanted : null;
  const { data } = useRead(methods.analyses.one, chosen === null ? null : { analysisId: chosen });
  const shown = chosen === null ? undefined : data;
  const found = useMemo(() => (shown === undefined ? null : numbersBeside(shown, opened)), [shown, opened]);
  return { others, chosen, onChoose, told: found?.told ?? null, refused: found?.refused ?? null };
}

function numbersBeside(
  { analysis, rows }: AnalysisView,
  opened: AnalysisSummary,
): Pick<Comparison, 'told' | 'refused'> {
  const computed = compute(analysis, rows);
  if (computed.kind === 'nothing') return { told: null, refused: 'It has no numbers yet.' };
  if (computed.kind === 'refused') return { told: null, refused: computed.message };
  const about = analysis.outcome === opened.outcome && analysis.comparison === opened.comparison;
  const name = about ? analysisName(analysis) : wholeName(analysis);
  // Numbers of another measure stand in lines of their own; the head says of which.
  const [measure, own] = [analysis, opened].map((one) => measureWords(one.measure, one.unit));
  const head = measure === own ? name : `${name} (${measure})`;
  return { told: { head, lines: numbersOf(computed.analysis, analysis) }, refused: null };
}

/** Chooses what stands beside the numbers; there is nothing to choose where the review has one analysis. */
export function ComparisonChoice({ others, chosen, refused, onChoose }: Comparison) {
  if (others.length === 0) return null;
  return (
    <div className={styles.tries}>
      <NativeSelect
        label="Compare with"
        data={[
          { value: '', label: 'No other analysis' },
          ...byOutcome(others).map(({ name, analyses }) => ({
            group: name,
            items: analyses.map((one) => ({ value: one.id, label: analysisName(one) })),
          })),
        ]}
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) => onChoose(AnalysisId.safeParse(value).data ?? null)}
      />
      {refused === null ? null : (
        <p className={styles.aside} role="status">
          {refused}
        </p>
      )}
    </div>
  );
}
