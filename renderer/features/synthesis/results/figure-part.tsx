import { SegmentedControl, Switch, VisuallyHidden } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useDeferredValue, useState } from 'react';
import { FigurePicture } from '#renderer/ui/figure/figure-picture.tsx';
import { useFigureTheme } from '#renderer/ui/figure/figure-view.tsx';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { useMadeOnce } from '#renderer/ui/use-made-once.ts';
import { figureNames } from '#shared/domain/analysis-figures.ts';
import type { AnalysisLabels } from '#shared/figures/synthesis/of-analysis/labels.ts';
import type { LeftOutStudy } from '#shared/figures/synthesis/of-analysis/left-out-rows.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { figureNeeds } from '#shared/figures/synthesis/of-analysis/figures-of.ts';
import { fillsFunnel } from '#shared/figures/synthesis/of-analysis/funnel-of.ts';
import { useShownFigure } from '../files/shown-figure.tsx';
import { DataTable } from './data-table.tsx';
import { drawn, figureLabels } from './figures.ts';
import styles from './results.module.css';

const choices = figureNames.map((value) => ({ value, label: figureLabels[value] }));

/** The figures of an analysis, one at a time, each with its data as a table: always for a screen reader, on request for all. */
export function FigurePart(props: {
  readonly analysis: Analysis;
  readonly labels: AnalysisLabels;
  readonly leftOut: readonly LeftOutStudy[];
}) {
  const { labels, leftOut } = props;
  const { figure: shown, filled, show: setShown, fill: setFilled } = useShownFigure();
  const [withData, setWithData] = useState(false);
  const theme = useFigureTheme();
  useKeys({
    id: 'synthesis.nextFigure',
    section: 'Synthesise',
    label: 'Next figure',
    keys: 'f',
    run: () => setShown(figureNames[(figureNames.indexOf(shown) + 1) % figureNames.length] ?? 'forest'),
  });
  const { ref, width } = useElementSize();
  // In steps, so that the edge moves without a figure for each px.
  const room = width === 0 ? null : Math.floor(width / 20) * 20;
  const later = useDeferredValue(props.analysis);
  // What takes many fits does not hold up who types.
  const analysis = figureNeeds(shown, props.analysis, filled) === null ? props.analysis : later;
  const picture = useMadeOnce(
    () => drawn(shown, analysis, { labels, theme, leftOut, filled, room }),
    [shown, analysis, labels, theme, leftOut, filled, room],
  );
  // The figure goes before its data, which most people hear or look at later.
  const data = useDeferredValue(picture.kind === 'none' ? null : picture.data);
  return (
    <section ref={ref} aria-label="Figure">
      <div className={styles.tabs}>
        <div className={styles.choice}>
          <SegmentedControl
            aria-label="Which figure"
            data={choices}
            value={shown}
            onChange={(value) => setShown(figureNames.find((name) => name === value) ?? 'forest')}
          />
        </div>
        {shown === 'funnel' && fillsFunnel(analysis) ? (
          <Switch
            label="Trim and fill"
            checked={filled}
            onChange={(event) => setFilled(event.currentTarget.checked)}
          />
        ) : null}
        <Switch
          label="Data"
          checked={withData}
          onChange={(event) => setWithData(event.currentTarget.checked)}
        />
      </div>
      {picture.kind === 'none' ? (
        <p className={styles.none} role="status">
          {picture.words}
        </p>
      ) : (
        <>
          {/* It scrolls by the arrow keys. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={styles.picture} tabIndex={0} role="group" aria-label={figureLabels[shown]}>
            <FigurePicture figure={picture.figure} />
          </div>
          {data === null ? null : withData ? (
            <DataTable data={data} />
          ) : (
            <VisuallyHidden>
              <DataTable data={data} unseen />
            </VisuallyHidden>
          )}
        </>
      )}
    </section>
  );
}
