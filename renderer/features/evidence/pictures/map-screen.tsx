import { Checkbox, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { EvidenceFilter } from '#shared/contract/evidence.ts';
import type { MapView } from '#shared/contract/pictures.ts';
import { type CellKey, parseCellKey } from '#shared/figures/cell-key.ts';
import { evidenceMapFigure } from '#shared/figures/evidence-map-figure.ts';
import { viewCaption } from '#shared/figures/view-caption.ts';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { FigureGrid, FigureLegend, useFigureTheme } from '#renderer/ui/figure/figure-view.tsx';
import { DepthSelect } from './depth-select.tsx';
import { MatrixTable } from './matrix-table.tsx';
import type { PictureSettings } from './picture-settings.ts';
import styles from './pictures.module.css';
import { UnitChoice } from './unit-choice.tsx';

const axes = [
  { value: 'years', label: 'Years' },
  { value: 'populations', label: 'Populations' },
];

/** The evidence map of a view: therapies over years or populations, with its settings above and its data beside it. */
export function MapScreen(props: {
  readonly filter: EvidenceFilter;
  readonly settings: PictureSettings;
  readonly onSettings: (settings: PictureSettings) => void;
  /** Shows in the table what a bubble counts. */
  readonly onFilter: (part: Partial<EvidenceFilter>) => void;
}) {
  const { filter, settings, onFilter } = props;
  const set = (part: Partial<PictureSettings>) => props.onSettings({ ...settings, ...part });
  const [withData, setWithData] = useState(false);
  const { data, error } = useRead(methods.pictures.map, askedMap(filter, settings), { keepPrevious: true });
  const theme = useFigureTheme();
  const figure = useMemo(
    () =>
      data === undefined ? null : evidenceMapFigure(data, theme, viewCaption({ ...data.view, rules: [] })),
    [data, theme],
  );
  if (error !== null) return <ErrorNote {...errorWords(error)} />;
  if (data === undefined || figure === null) return <div className={styles.room} aria-busy="true" />;
  return (
    <>
      <div className={styles.strip} role="group" aria-label="Settings of the evidence map">
        <UnitChoice by={settings.by} onUnit={(by) => set({ by })} />
        <SegmentedControl
          aria-label="What therapies are shown over"
          data={axes}
          value={settings.over}
          onChange={(value) => set({ over: value === 'populations' ? 'populations' : 'years' })}
        />
        <DepthSelect
          label="Therapies"
          depth={settings.therapyDepth}
          most={data.depths.therapy}
          onDepth={(therapyDepth) => set({ therapyDepth })}
        />
        {settings.over === 'populations' && (
          <DepthSelect
            label="Populations"
            depth={settings.populationDepth}
            most={data.depths.population}
            onDepth={(populationDepth) => set({ populationDepth })}
          />
        )}
        <Checkbox
          label="Data as a table"
          checked={withData}
          onChange={(event) => setWithData(event.currentTarget.checked)}
        />
      </div>
      <FigureLegend figure={figure} />
      <div className={styles.room} data-scrolls>
        <div className={styles.picture}>
          <FigureGrid figure={figure} onOpen={(key) => onFilter(bubbleFilter(data, parseCellKey(key)))} />
        </div>
        {withData && (
          <MatrixTable
            matrix={data.map}
            caption={`The data of the evidence map, by ${data.map.unit}`}
            columns={data.over === 'years' ? 'Year' : 'Population'}
          />
        )}
      </div>
    </>
  );
}

/** The map that a view and the settings ask for. */
export function askedMap(
  filter: EvidenceFilter,
  { by, over, therapyDepth, populationDepth }: PictureSettings,
) {
  return { filter, by, over, therapyDepth, populationDepth };
}

/** The conditions that hold just what stands at a place of the map. */
function bubbleFilter({ map, over }: MapView, { row, column }: CellKey): Partial<EvidenceFilter> {
  const therapy = map.rows.find(({ key }) => key === row)?.filter;
  const line = map.columns.find(({ key }) => key === column);
  const rows = therapy === undefined ? {} : { therapy: therapy.concepts, therapyScope: therapy.scope };
  if (line === undefined) return rows;
  if (over === 'years') return { ...rows, year: [line.year] };
  return { ...rows, population: line.filter.concepts, populationScope: line.filter.scope };
}
