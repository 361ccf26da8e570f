import { Button } from '@mantine/core';
import { Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { useUndo } from '#renderer/bridge/use-undo.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import { Pane, PaneHeader } from '#renderer/ui/pane.tsx';
import type { GroupView } from '#shared/contract/history.ts';
import { ExportMenu } from './export-menu.tsx';
import { GroupRow } from './group-row.tsx';
import styles from './history-view.module.css';

const page = 100;

/** Everything that was done, newest first: who, when, what; each opens to its changes. */
export function HistoryView(props: { readonly onRead: () => void }) {
  const [limit, setLimit] = useState(page);
  const groups = useRead(methods.history.groups, { limit }, { keepPrevious: true });
  const { undo, undoNow, redo, redoNow } = useUndo();
  const shown = groups.data ?? [];
  return (
    <Pane
      label="History"
      header={
        <PaneHeader
          title="History"
          actions={
            <>
              {undo === null ? null : (
                <Button leftSection={<Undo2 size={14} />} onClick={() => void undoNow()}>
                  Undo: {undo.words}
                </Button>
              )}
              {redo === null ? null : (
                <Button leftSection={<Redo2 size={14} />} onClick={() => void redoNow()}>
                  Redo: {redo.words}
                </Button>
              )}
              <ExportMenu />
            </>
          }
        />
      }
    >
      {groups.error === null ? null : <ErrorNote {...errorWords(groups.error)} />}
      {groups.data !== undefined && shown.length === 0 ? (
        <EmptyState
          text="Nothing has been done yet. Every change will be listed here, with who, when and what."
          action={{ label: 'Start reading', run: props.onRead }}
        />
      ) : null}
      <div className={styles.history}>
        {byDay(shown).map(([day, ofDay]) => (
          <section key={day} aria-label={day}>
            <h3 className={styles.day}>{day}</h3>
            <ol className={styles.groups}>
              {ofDay.map((group) => (
                <GroupRow key={group.group} group={group} />
              ))}
            </ol>
          </section>
        ))}
        {shown.length < limit || limit >= 1_000 ? null : (
          <Button className={styles.more ?? ''} onClick={() => setLimit(Math.min(1_000, limit + page))}>
            Show older
          </Button>
        )}
      </div>
    </Pane>
  );
}

function byDay(groups: readonly GroupView[]): readonly (readonly [string, readonly GroupView[]])[] {
  const days = new Map<string, GroupView[]>();
  for (const group of groups) {
    const day = formatDate(group.time);
    days.set(day, [...(days.get(day) ?? []), group]);
  }
  return [...days];
}
