import { NativeSelect } from '@mantine/core';
import { memo, useCallback, useDeferredValue, useRef, useState } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import { useKept } from '#renderer/ui/use-kept.ts';
import { useMadeOnce } from '#renderer/ui/use-made-once.ts';
import type { AnalysisRowView, AnalysisSummary, AnalysisView } from '#shared/contract/analyses.ts';
import { DeskPanes } from './desk-panes.tsx';
import { FromClaims } from './claims/from-claims.tsx';
import { RowNotesList } from './claims/row-notes-list.tsx';
import { useOrigins } from './claims/use-origins.ts';
import { type CellProblem, compute, type Computed, notPooled } from './computed.ts';
import { extraColumns, filledWay, gridColumns, wayName, waysOf } from './grid/grid-columns.ts';
import { NewColumn } from './grid/new-column.tsx';
import { StudyGrid } from './grid/study-grid.tsx';
import { type StudyTable, useTable } from './grid/use-table.ts';
import { useAsComputed } from './use-as-computed.ts';
import { NameDialog } from './name-dialog.tsx';
import { usePaste } from './paste/use-paste.tsx';
import { noTries, toggled, type Tries } from './results/tries.ts';
import { ResultsPane } from './results/results-pane.tsx';
import { SettingsStrip } from './settings/settings-strip.tsx';
import { useChange } from './settings/use-change.ts';
import styles from './synthesis.module.css';

/** One analysis: its settings above, the table of studies at the left, what it comes to at the right. */
export function AnalysisDesk(props: {
  readonly view: AnalysisView;
  readonly writable: boolean;
  /** It has just been made: the focus goes into its table. */
  readonly fresh: boolean;
  /** It was made from what claims are about: their studies are offered at once. */
  readonly fromConcepts: boolean;
}) {
  const { view, writable, fresh, fromConcepts } = props;
  const { analysis } = view;
  const table = useTable(view);
  const change = useChange(analysis, table.rows);
  const [added, setAdded] = useState<readonly string[]>([]);
  const [tries, setTries] = useState<Tries>(noTries);
  const extras = extraColumns(analysis, table.rows, added);
  const current = useAsComputed(analysis, table.rows);
  const later = useDeferredValue(current);
  // Where numbers take longer the table goes before them: what is typed stands at once.
  const latest = isQuick(current) ? current : later;
  const computed = useMadeOnce(() => compute(latest.analysis, latest.rows), [latest]);
  return (
    <>
      <SettingsStrip analysis={analysis} extras={extras} writable={writable} onChange={change} />
      <DeskPanes
        table={
          <TablePart
            {...{ view, table, extras, added, writable, fresh, fromConcepts, tries }}
            problems={problemsOf(computed)}
            notPooled={notPooledWords(computed)}
            onAdded={(name) => setAdded([...added, name])}
            onTries={setTries}
          />
        }
        result={
          <ResultsPane
            analysis={latest.analysis}
            rows={latest.rows}
            computed={computed}
            stale={latest !== current}
            tries={tries}
            onTries={setTries}
            onChange={writable ? change : null}
          />
        }
      />
    </>
  );
}

/** Numbers and figure are there within a blink: one picture is drawn rather than two. */
function isQuick({
  analysis,
  rows,
}: {
  analysis: AnalysisSummary;
  rows: readonly AnalysisRowView[];
}): boolean {
  return rows.length <= 150 && analysis.method !== 'GLMM';
}

function problemsOf(computed: Computed): readonly CellProblem[] {
  return computed.kind === 'refused' ? computed.problems : [];
}

/** “2 not pooled: Kim 2019, Lee 2020”; empty where all are. */
function notPooledWords(computed: Computed): string {
  const names = notPooled(computed);
  const [first = '', second = ''] = names;
  if (names.length === 0) return '';
  const more = names.length > 2 ? ` and ${names.length - 2} more` : '';
  return `${names.length} not pooled: ${names.length === 1 ? first : `${first}, ${second}`}${more}`;
}

interface TableProps {
  readonly view: AnalysisView;
  readonly table: StudyTable;
  readonly extras: readonly string[];
  readonly added: readonly string[];
  readonly writable: boolean;
  readonly fresh: boolean;
  readonly fromConcepts: boolean;
  readonly problems: readonly CellProblem[];
  /** Which studies are used and not pooled, in words. */
  readonly notPooled: string;
  readonly tries: Tries;
  readonly onAdded: (name: string) => void;
  readonly onTries: (tries: Tries) => void;
}

const TablePart = memo(function TablePart(props: TableProps) {
  const { view, table, extras, added, writable, problems, tries, onAdded, onTries } = props;
  const { analysis } = view;
  const { measure } = analysis;
  const [chosenWay, setChosenWay] = useState<{ readonly measure: string; readonly name: string } | null>(
    null,
  );
  const [leaving, setLeaving] = useState<AnalysisRowView | null>(null);
  const anchor = useRef<HTMLDivElement>(null);
  const paste = usePaste(analysis, table, { writable, anchor });
  const ways = waysOf(measure);
  const way =
    ways.find((one) => chosenWay?.measure === measure && wayName(measure, one) === chosenWay.name) ??
    filledWay(measure, table.rows);
  const origins = useOrigins(analysis, table.rows);
  const focusTable = useCallback(
    () => anchor.current?.querySelector<HTMLElement>('[data-cell][tabindex="0"]')?.focus(),
    [],
  );
  const found = gridColumns(analysis, table.rows, { way, added });
  const columns = useKept(found, JSON.stringify(found));
  const put = (row: AnalysisRowView, set: { used: boolean; reason: string | null }) =>
    table.write([{ at: table.rows.findIndex(({ id }) => id === row.id), set }]);
  const used = table.rows.filter((row) => row.used).length;
  return (
    <section className={styles.table} aria-label="Table of studies">
      <div className={styles.tools}>
        <span role="status">
          {formatCount(used, 'study', 'studies')}
          {used === table.rows.length ? '' : `, ${table.rows.length - used} left out`}
          {props.notPooled === '' ? '' : `, ${props.notPooled}`}
        </span>
        {ways.length > 1 ? (
          <NativeSelect
            aria-label="Entered as"
            data={ways.map((one) => wayName(measure, one))}
            value={wayName(measure, way)}
            onChange={(event) => setChosenWay({ measure, name: event.currentTarget.value })}
          />
        ) : null}
        {writable ? (
          <FromClaims
            {...{ analysis, table }}
            asked={props.fresh && props.fromConcepts}
            onClosed={focusTable}
          />
        ) : null}
        {paste.parts}
        {writable ? <NewColumn taken={[...ways.flat(), ...extras]} onName={onAdded} /> : null}
      </div>
      <RowNotesList
        notes={origins.notes}
        onDeed={writable ? ({ edits }) => void table.writeRows(edits) : null}
      />
      <StudyGrid
        table={table}
        columns={columns}
        problems={problems}
        origins={origins}
        tried={tries.without}
        writable={writable}
        takesFocus={props.fresh}
        takeTable={paste.take}
        anchor={anchor}
        deeds={{
          onLeaveOut: setLeaving,
          onTakeIn: (row) => void put(row, { used: true, reason: null }),
          onDelete: ({ id }) => void table.remove(id),
          onWords: (row, column) => void origins.show(row, column),
          onTry: ({ id }) => onTries(toggled(tries, id)),
        }}
      />
      {leaving === null ? null : (
        <NameDialog
          title={`Leave out ${leaving.study === '' ? 'this study' : leaving.study}`}
          label="Why it is left out"
          verb="Leave out"
          placeholder="Not randomised"
          text=""
          optional
          onText={(reason) => put(leaving, { used: false, reason: reason === '' ? null : reason })}
          onClose={() => {
            setLeaving(null);
            focusTable();
          }}
        />
      )}
    </section>
  );
}, isSameTable);

/** Numbers that have been computed change nothing of the table, but for what is wrong in it: its deeds do the same as before. */
function isSameTable(before: TableProps, after: TableProps): boolean {
  const same = (key: 'view' | 'added' | 'writable' | 'fresh' | 'fromConcepts' | 'tries'): boolean =>
    before[key] === after[key];
  return (
    (['view', 'added', 'writable', 'fresh', 'fromConcepts', 'tries'] as const).every(same) &&
    before.table.rows === after.table.rows &&
    before.notPooled === after.notPooled &&
    before.extras.join('\n') === after.extras.join('\n') &&
    before.problems.length + after.problems.length === 0
  );
}
