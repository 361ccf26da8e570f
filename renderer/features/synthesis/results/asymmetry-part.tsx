import { Switch } from '@mantine/core';
import { useMadeOnce } from '#renderer/ui/use-made-once.ts';
import { asymmetryLines } from '#shared/figures/synthesis/of-analysis/asymmetry-lines.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { fewestStudies } from '#shared/stats/reporting-bias/offers.ts';
import { computedWith } from '../computed.ts';
import styles from './results.module.css';
import { ToldLines } from './told-lines.tsx';

/** Tests of funnel asymmetry in the order in which they are offered for the measure, and trim and fill. */
export function AsymmetryPart(props: {
  readonly analysis: Analysis;
  /** Null: the review can’t be changed. */
  readonly onForce: ((force: boolean) => void) | null;
}) {
  const { analysis, onForce } = props;
  const computed = useMadeOnce(() => computedWith(analysis, { also: ['bias', 'trimfill'] }), [analysis]);
  const words = computed.kind === 'result' ? asymmetryLines(computed.analysis) : null;
  const { force } = analysis.request.settings;
  const few = analysis.effects.yi.length < fewestStudies;
  if (words === null)
    return <p className={styles.aside}>{computed.kind === 'refused' ? computed.message : ''}</p>;
  return (
    <>
      <p className={styles.aside}>
        {words.reason} Asymmetry has other causes than studies that were not published: differences between
        small and large studies, chance, the measure itself.
      </p>
      {few || force ? (
        <Switch
          className={styles.force}
          label={`Force tests below ${fewestStudies} studies`}
          checked={force}
          disabled={onForce === null}
          onChange={(event) => onForce?.(event.currentTarget.checked)}
        />
      ) : null}
      {few && !force ? (
        <p className={styles.aside}>
          With {analysis.effects.yi.length} studies no test can tell chance from bias. Look at the funnel
          plot.
        </p>
      ) : words.tests.length === 0 ? null : (
        <>
          <ToldLines label="Tests of asymmetry" lines={words.tests} />
          <ToldLines label="Trim and fill" lines={words.filled} />
          <h3 className={styles.subtitle}>Historical</h3>
          <ToldLines label="Fail-safe N" lines={words.historical} />
        </>
      )}
    </>
  );
}
