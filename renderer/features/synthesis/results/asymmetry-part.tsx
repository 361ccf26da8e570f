import { Switch } from '@mantine/core';
import { Fragment } from 'react';
import { useMadeOnce } from '#renderer/ui/use-made-once.ts';
import { asymmetryLines, isTooFew } from '#shared/figures/synthesis/of-analysis/asymmetry-lines.ts';
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
  if (words === null)
    return <p className={styles.aside}>{computed.kind === 'refused' ? computed.message : ''}</p>;
  return (
    <>
      <p className={styles.aside}>{words.about}</p>
      {isTooFew(analysis) || force ? (
        <Switch
          className={styles.force}
          label={`Force tests below ${fewestStudies} studies`}
          checked={force}
          disabled={onForce === null}
          onChange={(event) => onForce?.(event.currentTarget.checked)}
        />
      ) : null}
      {words.few === null ? null : <p className={styles.aside}>{words.few}</p>}
      {words.parts.map(({ title, heading, lines }) => (
        <Fragment key={title}>
          {heading === null ? null : <h3 className={styles.subtitle}>{heading}</h3>}
          <ToldLines label={title} lines={lines} />
        </Fragment>
      ))}
    </>
  );
}
