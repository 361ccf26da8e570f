import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import type { AnalysisRowView } from '#shared/contract/analyses.ts';
import type { RowDeeds } from './row-deeds.ts';

/** What can be done with a study, behind a button at the end of its row. */
export function RowMenu(props: {
  readonly name: string;
  readonly row: AnalysisRowView;
  readonly tried: boolean;
  readonly opened: boolean;
  readonly onOpened: (open: boolean) => void;
  readonly deeds: RowDeeds;
  readonly onDelete: () => void;
  /** Where the button is in the order of the keys. */
  readonly stop: { readonly 'data-cell': string; readonly tabIndex: number; readonly onFocus: () => void };
}) {
  const { name, row, tried, opened, onOpened, deeds, onDelete, stop } = props;
  return (
    <Menu opened={opened} onChange={onOpened} position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <ActionIcon size={22} aria-label={`More about ${name}`} title={`More about ${name}`} {...stop}>
          <Ellipsis size={14} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {row.used ? (
          <>
            <Menu.Item onClick={() => deeds.onTry(row)}>
              {tried ? 'Take in again' : 'Leave out for now'}
            </Menu.Item>
            <Menu.Item onClick={() => deeds.onLeaveOut(row)}>Leave out …</Menu.Item>
          </>
        ) : (
          <Menu.Item onClick={() => deeds.onTakeIn(row)}>Take in</Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item onClick={onDelete}>Delete row</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
