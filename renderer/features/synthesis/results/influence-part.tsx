import { useMadeOnce } from '#renderer/ui/use-made-once.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { computedWith } from '../computed.ts';
import { DataTable } from './data-table.tsx';
import { influenceData } from './figure-data.ts';
import styles from './results.module.css';

/** How much each study decides. */
export function InfluencePart({ analysis }: { readonly analysis: Analysis }) {
  const computed = useMadeOnce(() => computedWith(analysis, { also: ['influence'] }), [analysis]);
  const data = computed.kind === 'result' ? influenceData(computed.analysis) : null;
  if (data === null)
    return <p className={styles.aside}>{computed.kind === 'refused' ? computed.message : ''}</p>;
  return <DataTable data={data} />;
}
