import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { desktop } from '#renderer/bridge/desktop.ts';
import { copyNow } from './copy-words.ts';
import styles from './tree.module.css';

type Props = { readonly href: string; readonly children: ReactNode };

/** A link of a document: shows its address first, with Copy, and opens it only after main has asked. */
export function TreeLink({ href, children }: Props) {
  const [opened, setOpened] = useState(false);
  const [copied, setCopied] = useState(false);
  const onClick = (event: MouseEvent): void => {
    // A drag that ends on a link selects words and opens nothing.
    if (window.getSelection()?.isCollapsed === false) return;
    event.stopPropagation();
    setOpened(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
    event.preventDefault();
    event.stopPropagation();
    setOpened(true);
  };
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus position="bottom-start" withinPortal>
      <Popover.Target>
        <span
          role="link"
          tabIndex={0}
          className={styles.link}
          aria-haspopup="dialog"
          onClick={onClick}
          onKeyDown={onKeyDown}
        >
          {children}
        </span>
      </Popover.Target>
      <Popover.Dropdown aria-label="Address of the link">
        <p className={styles.address}>{href}</p>
        <div className={styles.linkActions}>
          <Button onClick={() => setCopied(copyNow(href))}>{copied ? 'Copied' : 'Copy'}</Button>
          <Button
            onClick={() => {
              setOpened(false);
              void desktop().openExternal(href);
            }}
          >
            Open in browser…
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
