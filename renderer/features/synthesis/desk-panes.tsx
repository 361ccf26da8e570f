import type { ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import edge from '#renderer/ui/pane-edge.module.css';
import { recall, remember } from '#renderer/ui/remembered.ts';
import styles from './synthesis.module.css';

type Layout = { readonly table: number; readonly result: number };
const key = 'synthesis.desk';

function isLayout(value: unknown): value is Layout {
  if (typeof value !== 'object' || value === null) return false;
  return typeof Reflect.get(value, 'table') === 'number' && typeof Reflect.get(value, 'result') === 'number';
}

/** Table and result beside each other with an edge that is moved; in a narrow window one above the other (by the style). */
export function DeskPanes({ table, result }: { readonly table: ReactNode; readonly result: ReactNode }) {
  const kept = recall(key, isLayout);
  return (
    <Group
      className={styles.desk}
      {...(kept === null ? {} : { defaultLayout: kept })}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (isUserInteraction) remember(key, layout);
      }}
    >
      <Panel id="table" className={styles.pane} defaultSize="40%" minSize={300}>
        {table}
      </Panel>
      <Separator className={`${edge.edge} ${styles.edge}`} aria-label="Width of the table of studies" />
      <Panel id="result" className={styles.pane} minSize={340}>
        {result}
      </Panel>
    </Group>
  );
}
