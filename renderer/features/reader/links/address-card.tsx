import { Button, Popover } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { desktop } from '#renderer/bridge/desktop.ts';
import { copyNow } from '../copy-words.ts';
import styles from './links.module.css';

type Props = {
  readonly address: string;
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  /** The link itself, beside which the card stands. */
  readonly children: ReactElement;
};

/** The address of a link that leads outside, with Copy; the browser opens it only after main has asked. */
export function AddressCard({ address, opened, onChange, children }: Props) {
  const [copied, setCopied] = useState(false);
  useEffect(() => setCopied(false), [opened]);
  return (
    <Popover opened={opened} onChange={onChange} trapFocus returnFocus position="bottom-start" withinPortal>
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown aria-label="Address of the link">
        <p className={styles.address}>{address}</p>
        <div className={styles.linkActions}>
          <Button onClick={() => setCopied(copyNow(address))}>{copied ? 'Copied' : 'Copy'}</Button>
          <Button
            onClick={() => {
              onChange(false);
              void desktop().openExternal(address);
            }}
          >
            Open in browser…
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
