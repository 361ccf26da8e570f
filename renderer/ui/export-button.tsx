import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import styles from './export-button.module.css';
import type { KeyAction } from './keys/key-registry.ts';
import { useKeys } from './keys/use-keys.tsx';

/** A button with the files that can be written; it opens by its key, from the palette, and with the arrow down too. */
export function ExportButton(props: {
  /** How the palette and the list of keys know it. */
  readonly action: Omit<KeyAction, 'run'>;
  /** The words on the button. */
  readonly words?: string;
  /** The items of the menu. */
  readonly children: ReactNode;
}) {
  const { action, words = 'Export', children } = props;
  const [open, setOpen] = useState(false);
  useKeys({ ...action, run: () => setOpen(true) });
  return (
    <Menu
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <Button
          rightSection={<ChevronDown size={14} aria-hidden="true" />}
          aria-keyshortcuts={action.keys === '$mod+e' ? 'Control+E' : undefined}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            setOpen(true);
          }}
        >
          {words}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>{children}</Menu.Dropdown>
    </Menu>
  );
}
