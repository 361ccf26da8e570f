import { SegmentedControl } from '@mantine/core';
import { type ComponentProps, useCallback, useRef, useState } from 'react';
import type { EvidenceRow } from '#shared/contract/evidence.ts';
import type { AnnotationId, ClaimId, DocumentId } from '#shared/contract/ids.ts';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { ConceptSlot } from './concept-slot.ts';
import styles from './evidence-screen.module.css';
import { ExportMenu } from './export-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import { focusOnAdding } from './filter-sentence.tsx';
import {
  besideWords,
  countWords,
  emptyFilter,
  type Filter,
  groupWords,
  nothingWords,
} from './filter-words.ts';
import { EffectsScreen } from './pictures/effects-screen.tsx';
import { PictureExport } from './pictures/picture-export.tsx';
import type { PictureSettings } from './pictures/picture-settings.ts';
import { askedMap, MapScreen } from './pictures/map-screen.tsx';
import { askedMatrix, MatrixScreen } from './pictures/matrix-screen.tsx';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { PeekToggle, usePeeks } from './peek/use-peeks.tsx';
import { StudiesExport } from './studies/studies-export.tsx';
import { StudiesHeld } from './studies/studies-held.tsx';
import { StudiesScreen } from './studies/studies-screen.tsx';
import { TableScreen } from './table-screen.tsx';
import { TableTools } from './table-tools.tsx';
import { pagesBrought, rowsOfPage } from './use-rows.ts';
import { useTable } from './use-table.ts';
import { type EvidenceView, evidenceViews, useView, type ViewState } from './use-view.ts';
import { ViewsMenu } from './views-menu.tsx';

const viewChoices = [
  { value: 'table', label: 'Table' },
  { value: 'matrix', label: 'Matrix' },
  { value: 'map', label: 'Map' },
  { value: 'effects', label: 'Effect directions' },
  { value: 'studies', label: 'Studies' },
];

/** The evidence of the review: filter, counts, rows, and the way out to files. */
export function EvidenceScreen(props: {
  /** Shows a document at the words of a claim, or at those named; at neither, where it was read last. */
  readonly onOpenWords: (place: {
    readonly documentId: DocumentId;
    readonly claimId: ClaimId | null;
    readonly annotationId?: AnnotationId | null;
  }) => void;
  /** Goes to where claims are made; the one button of the empty screen. */
  readonly onRead?: () => void;
  readonly conceptField: ConceptSlot;
}) {
  const { onOpenWords, onRead, conceptField } = props;
  const [view, change] = useView();
  const { filter, sort, shown, pictures: settings } = view;
  // Whoever opens a cell of a picture goes on by keyboard in the table.
  const [fromPicture, setFromPicture] = useState(false);
  const setSettings = (pictures: PictureSettings) => change({ pictures });
  const screen = useRef<HTMLElement>(null);
  const [peeks, turnPeek] = usePeeks();
  const showNext = () => {
    const at = evidenceViews.indexOf(shown);
    change({ shown: evidenceViews[(at + 1) % evidenceViews.length] ?? 'table' });
  };
  useKeys({
    id: 'evidence.nextView',
    section: 'Evidence',
    label: 'Table, matrix, map, effect directions, studies',
    keys: 'm',
    run: showNext,
  });
  const clear = () => {
    focusOnAdding(screen.current);
    change({ filter: emptyFilter });
  };
  const showCell = (part: Partial<Filter>) => {
    setFromPicture(true);
    change({ filter: { ...filter, ...part }, shown: 'table', last: null });
  };
  const { data, error } = useRead(
    methods.evidence.view,
    { filter, sort: [...sort], group: view.group, firstRows: rowsOfPage },
    { keepPrevious: true, brings: pagesBrought },
  );
  const table = useTable(view, data, (columns) => change({ columns }));
  const open = useCallback(
    (row: EvidenceRow) => {
      change({ last: row.claimId });
      onOpenWords({ documentId: row.document, claimId: row.claimId });
    },
    [change, onOpenWords],
  );

  if (error !== null) return <ErrorNote {...errorWords(error)} />;
  if (data === undefined) return <div className={styles.screen} aria-busy="true" />;
  if (data.allClaims === 0) {
    return (
      <EmptyState
        text={nothingWords(data.putAside)}
        action={onRead === undefined ? null : { label: 'Read a document', run: onRead }}
      />
    );
  }
  return (
    <section ref={screen} className={styles.screen} aria-label="Evidence" data-holds-bar>
      <h1 className={styles.title}>Evidence</h1>
      <FilterBar
        filter={filter}
        conceptField={conceptField}
        onChange={(next) => change({ filter: next })}
        actions={
          <ExportActions view={view} claims={data.claims} allClaims={data.allClaims} settings={settings} />
        }
      />
      <div className={styles.counts}>
        <ViewsMenu view={view} onChange={change} />
        <SegmentedControl
          aria-label="How the evidence is shown"
          data={viewChoices}
          value={shown}
          onChange={(value) => change({ shown: evidenceViews.find((one) => one === value) ?? 'table' })}
        />
        <p className={styles.counted} role="status">
          {shown === 'studies' ? (
            <StudiesHeld />
          ) : (
            <>
              {countWords(data)}
              <span className={styles.quiet}>{besideWords(data)}</span>
              {groupWords(shown, data.groups)}
            </>
          )}
        </p>
        <TableTools
          shown={shown}
          table={table}
          group={view.group}
          depth={data.depth}
          onGroup={(group) => change({ group })}
        />
        {shown === 'table' && <PeekToggle peeks={peeks} onTurn={turnPeek} />}
      </div>
      {shown === 'studies' ? (
        <StudiesScreen onFilter={(part) => showCell({ ...emptyFilter, ...part })} onOpenWords={onOpenWords} />
      ) : data.claims === 0 ? (
        <EmptyState
          text="No claim fits this filter."
          action={{ label: 'Clear the filter', run: clear }}
          catchesFocus
        />
      ) : shown === 'matrix' ? (
        <MatrixScreen filter={filter} settings={settings} onSettings={setSettings} onFilter={showCell} />
      ) : shown === 'map' ? (
        <MapScreen filter={filter} settings={settings} onSettings={setSettings} onFilter={showCell} />
      ) : shown === 'effects' ? (
        <EffectsScreen
          filter={filter}
          depth={settings.outcomeDepth}
          onDepth={(outcomeDepth) => setSettings({ ...settings, outcomeDepth })}
          onFilter={showCell}
        />
      ) : (
        <TableScreen
          peeks={peeks}
          onClosePeek={turnPeek}
          table={table}
          filter={filter}
          conceptField={conceptField}
          takesFocus={fromPicture}
          sort={sort}
          onSort={(next) => change({ sort: next })}
          last={view.last}
          onOpen={open}
        />
      )}
    </section>
  );
}

/** The way out to files of what is shown. */
function ExportActions(
  props: Omit<ComponentProps<typeof ExportMenu>, 'view'> & {
    readonly view: ViewState;
    readonly settings: PictureSettings;
  },
) {
  const { settings, ...table } = props;
  const { shown, filter } = table.view;
  if (shown === 'table') return <ExportMenu {...table} />;
  if (shown === 'studies') return <StudiesExport />;
  return <PictureExport picture={pictureOf(shown, filter, settings)} />;
}

/** The picture that is shown, as it is written to a file. */
function pictureOf(
  shown: Exclude<EvidenceView, 'table' | 'studies'>,
  filter: Filter,
  settings: PictureSettings,
) {
  if (shown === 'matrix') return { what: 'matrix', ...askedMatrix(filter, settings) } as const;
  if (shown === 'map') return { what: 'map', ...askedMap(filter, settings) } as const;
  return { what: 'effect-direction', filter, outcomeDepth: settings.outcomeDepth } as const;
}
