import { ActionIcon, NativeSelect, VisuallyHidden } from '@mantine/core';
import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import { useId } from 'react';
import { type EvidenceGrouping, groupFields } from '#shared/contract/evidence.ts';
import { Hint } from '#renderer/ui/keys/hint.tsx';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { ColumnsPanel } from './columns-panel.tsx';
import { DepthSelect } from './pictures/depth-select.tsx';
import styles from './table-tools.module.css';
import type { Table } from './use-table.ts';
import type { EvidenceView } from './use-view.ts';

const groupNames: Record<EvidenceGrouping['by'], string> = {
  therapy: 'Therapy',
  outcome: 'Outcome',
  population: 'Population',
  study: 'Study',
  document: 'Source',
  direction: 'Direction',
  design: 'Design',
  year: 'First published',
};

interface ToolProps {
  readonly table: Table;
  readonly group: EvidenceGrouping | null;
  /** How deep the hierarchy goes that it is grouped by; null: there is none. */
  readonly depth: number | null;
  readonly onGroup: (group: EvidenceGrouping | null) => void;
}

/** What the table is grouped by, folding, and its columns; nothing where no table is shown. */
export function TableTools({ shown, ...props }: ToolProps & { readonly shown: EvidenceView }) {
  return shown === 'table' && props.table.lines.length > 0 ? <Tools {...props} /> : null;
}

function Tools({ table, group, depth, onGroup }: ToolProps) {
  const id = useId();
  const { foldAll, unfoldAll } = table;
  const when = table.groups !== null;
  useKeys({ id: 'evidence.foldAll', section: 'Evidence', label: 'Fold all groups', when, run: foldAll });
  useKeys({
    id: 'evidence.unfoldAll',
    section: 'Evidence',
    label: 'Unfold all groups',
    when,
    run: unfoldAll,
  });
  return (
    <div className={styles.tools}>
      <div className={styles.by}>
        <label htmlFor={id}>Group by</label>
        <NativeSelect
          id={id}
          classNames={{ input: styles.select ?? '' }}
          value={group?.by ?? ''}
          data={[
            { value: '', label: 'nothing' },
            ...groupFields.map((value) => ({ value, label: groupNames[value].toLocaleLowerCase('en') })),
          ]}
          onChange={(event) => {
            const by = groupFields.find((field) => field === event.currentTarget.value);
            onGroup(by === undefined ? null : { by, depth: group?.depth ?? 1 });
          }}
        />
      </div>
      {group !== null && depth !== null && depth > 1 && (
        <DepthSelect
          label="Levels"
          depth={group.depth}
          most={depth}
          onDepth={(wanted) => onGroup({ ...group, depth: wanted })}
        />
      )}
      {when && (
        <div className={styles.folds}>
          <Hint label="Fold all groups">
            <ActionIcon aria-label="Fold all groups" variant="default" size={28} onClick={foldAll}>
              <ChevronsDownUp size={16} aria-hidden="true" />
            </ActionIcon>
          </Hint>
          <Hint label="Unfold all groups">
            <ActionIcon aria-label="Unfold all groups" variant="default" size={28} onClick={unfoldAll}>
              <ChevronsUpDown size={16} aria-hidden="true" />
            </ActionIcon>
          </Hint>
        </div>
      )}
      <ColumnsPanel table={table} />
      <VisuallyHidden aria-live="polite">{table.said}</VisuallyHidden>
    </div>
  );
}
