import { Checkbox } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { EvidenceFilter } from '#shared/contract/evidence.ts';
import type { EffectsView } from '#shared/contract/pictures.ts';
import { effectDirectionFigure } from '#shared/figures/effect-direction-figure.ts';
import { viewCaption } from '#shared/figures/view-caption.ts';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { FigureGrid, FigureLegend, useFigureTheme } from '#renderer/ui/figure/figure-view.tsx';
import { DepthSelect } from './depth-select.tsx';
import { EffectsTable } from './effects-table.tsx';
import styles from './pictures.module.css';

/** The effect-direction plot of a view: studies by outcomes, with its settings above and its data beside it. */
export function EffectsScreen(props: {
  readonly filter: EvidenceFilter;
  readonly depth: number;
  readonly onDepth: (depth: number) => void;
  /** Shows in the table what a cell is made of. */
  readonly onFilter: (part: Partial<EvidenceFilter>) => void;
}) {
  const { filter, depth, onDepth, onFilter } = props;
  const [withData, setWithData] = useState(false);
  const asked = { filter, outcomeDepth: depth };
  const { data, error } = useRead(methods.pictures.effectDirections, asked, { keepPrevious: true });
  const theme = useFigureTheme();
  const figure = useMemo(
    () =>
      data === undefined
        ? null
        : effectDirectionFigure(data.plot, theme, viewCaption({ ...data.view, rules: [] })),
    [data, theme],
  );
  if (error !== null) return <ErrorNote {...errorWords(error)} />;
  if (data === undefined || figure === null) return <div className={styles.room} aria-busy="true" />;
  if (data.plot.studies.length === 0)
    return (
      <EmptyState text="No claim of this view is about a study. A claim is linked to its study under “Study” in its form; documents of one study are grouped there too." />
    );
  return (
    <>
      <div className={styles.strip} role="group" aria-label="Settings of the effect directions">
        <DepthSelect label="Outcomes" depth={depth} most={data.depth} onDepth={onDepth} />
        <Checkbox
          label="Data as a table"
          checked={withData}
          onChange={(event) => setWithData(event.currentTarget.checked)}
        />
      </div>
      <FigureLegend figure={figure} />
      <div className={styles.room} data-scrolls>
        <div className={styles.picture}>
          <FigureGrid figure={figure} onOpen={(key) => onFilter(effectFilter(data, key))} />
        </div>
        {withData && <EffectsTable plot={data.plot} />}
      </div>
    </>
  );
}

/** The claims that stand under a therapy itself, or that name none. */
function tested(therapy: EffectsView['plot']['studies'][number]['therapy']): Partial<EvidenceFilter> {
  if (therapy === null) return { therapy: [], therapyScope: 'none' };
  return { therapy: [therapy.id], therapyScope: 'itself' };
}

/** The conditions that hold just what a cell is made of. */
function effectFilter({ plot }: EffectsView, key: string): Partial<EvidenceFilter> {
  const [study, outcome, therapy]: unknown[] = JSON.parse(key);
  const line = plot.outcomes.find((one) => one.key === outcome)?.filter;
  const own = plot.studies.find((row) => row.id === study && (row.therapy?.id ?? null) === therapy);
  return {
    ...(own === undefined ? {} : { study: [own.id], ...tested(own.therapy) }),
    ...(line === undefined ? {} : { outcome: line.concepts, outcomeScope: line.scope }),
  };
}
