import { Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import type { RefObject } from 'react';
import type { AnalysisRowView } from '#shared/contract/analyses.ts';
import { numberHead } from './grid-columns.ts';
import type { RowDeeds } from './row-deeds.ts';
import styles from './study-grid.module.css';

/** Not a key, as is usual: the one that opens the menu would close it again. */
const pressedOutside = ['mousedown', 'touchstart'];

/** What can be done with a study, behind a button at the end of its row. The menu is made when it is opened. */
export function RowMenu(props: {
  readonly name: string;
  readonly row: AnalysisRowView;
  readonly tried: boolean;
  readonly writable: boolean;
  /** Columns by the claim that they came from. */
  readonly claims: readonly (readonly string[])[];
  readonly opened: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly acts: RefObject<RowDeeds>;
  /** Where the button is in the order of the keys. */
  readonly stop: { readonly 'data-cell': string; readonly tabIndex: number; readonly onFocus: () => void };
}) {
  const { name, row, tried, writable, claims, opened, onOpen, onClose, acts, stop } = props;
  const button = (
    <button
      type="button"
      className={styles.more}
      aria-label={`More about ${name}`}
      aria-haspopup="menu"
      title={`More about ${name}`}
      onClick={opened ? undefined : onOpen}
      {...stop}
    >
      <Ellipsis size={14} aria-hidden="true" />
    </button>
  );
  if (!opened) return button;
  return (
    <Menu
      opened
      hideDetached={false}
      clickOutsideEvents={pressedOutside}
      onClose={onClose}
      position="bottom-end"
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {row.used ? (
          <>
            <Menu.Item onClick={() => acts.current.onTry(row)}>
              {tried ? 'Take in again' : 'Leave out for now'}
            </Menu.Item>
            {writable ? (
              <Menu.Item onClick={() => acts.current.onLeaveOut(row)}>Leave out …</Menu.Item>
            ) : null}
          </>
        ) : (
          <Menu.Item disabled={!writable} onClick={() => acts.current.onTakeIn(row)}>
            Take in
          </Menu.Item>
        )}
        {claims.length === 0 ? null : <Menu.Divider />}
        {claims.map((columns) => (
          <Menu.Item key={columns.join(' ')} onClick={() => acts.current.onWords(row, columns[0] ?? null)}>
            Show the words of{' '}
            {claims.length === 1 ? name : columns.map((column) => numberHead(column)).join(', ')}
          </Menu.Item>
        ))}
        {writable ? (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => acts.current.onDelete(row)}>Delete row</Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
