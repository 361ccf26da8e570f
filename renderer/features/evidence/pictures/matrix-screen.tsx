import { useMemo, useState } from 'react';
import type { EvidenceFilter } from '#shared/contract/evidence.ts';
import type { MatrixView } from '#shared/contract/pictures.ts';
import { studyDirectionRule } from '#shared/counting/study-direction.ts';
import { type CellKey, parseCellKey, totalKey } from '#shared/figures/cell-key.ts';
import { matrixFigure } from '#shared/figures/matrix-figure.ts';
import { viewCaption } from '#shared/figures/view-caption.ts';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { FigureGrid, FigureLegend, useFigureTheme } from '#renderer/ui/figure/figure-view.tsx';
import type { PictureSettings } from './picture-settings.ts';
import { MatrixStrip } from './matrix-strip.tsx';
import { MatrixTable } from './matrix-table.tsx';
import styles from './pictures.module.css';

/** The therapy × outcome matrix of a view: a picture with its settings in one strip above and its data beside it. */
export function MatrixScreen(props: {
  readonly settings: PictureSettings;
  readonly onSettings: (settings: PictureSettings) => void;
  readonly filter: EvidenceFilter;
  /** Shows in the table what a cell holds. */
  readonly onFilter: (part: Partial<EvidenceFilter>) => void;
}) {
  const { filter, settings, onSettings, onFilter } = props;
  const [withData, setWithData] = useState(false);
  const { data, error } = useRead(methods.pictures.matrix, askedMatrix(filter, settings), {
    keepPrevious: true,
  });
  const theme = useFigureTheme();
  const figure = useMemo(() => {
    if (data === undefined) return null;
    const rules = data.matrix.unit === 'studies' ? [studyDirectionRule] : [];
    return matrixFigure(data.matrix, theme, viewCaption({ ...data.view, rules }));
  }, [data, theme]);
  if (error !== null) return <ErrorNote {...errorWords(error)} />;
  if (data === undefined || figure === null) return <div className={styles.room} aria-busy="true" />;
  return (
    <>
      <MatrixStrip
        settings={settings}
        onSettings={onSettings}
        view={data}
        withData={withData}
        onData={setWithData}
      />
      <FigureLegend figure={figure} />
      <div className={styles.room} data-scrolls>
        <div className={styles.picture}>
          <FigureGrid figure={figure} onOpen={(key) => onFilter(cellFilter(data, parseCellKey(key)))} />
        </div>
        {withData && (
          <MatrixTable
            matrix={data.matrix}
            caption={`The data of the matrix, by ${data.matrix.unit}`}
            columns="Outcome"
          />
        )}
      </div>
    </>
  );
}

/** The conditions that hold just what stands in a cell; a total has only those of its row or column. */
function cellFilter({ matrix }: MatrixView, { row, column }: CellKey): Partial<EvidenceFilter> {
  const therapy = matrix.rows.find(({ key }) => key === row)?.filter;
  const outcome = matrix.columns.find(({ key }) => key === column)?.filter;
  return {
    ...(row === totalKey || therapy === undefined
      ? {}
      : { therapy: therapy.concepts, therapyScope: therapy.scope }),
    ...(column === totalKey || outcome === undefined
      ? {}
      : { outcome: outcome.concepts, outcomeScope: outcome.scope }),
  };
}

/** The matrix that a view and the settings ask for. */
export function askedMatrix(
  filter: EvidenceFilter,
  { by, therapyDepth, outcomeDepth, withEmpty }: PictureSettings,
) {
  return { filter, by, therapyDepth, outcomeDepth, withEmpty };
}
