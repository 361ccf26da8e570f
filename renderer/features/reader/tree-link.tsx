import { useState } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { AddressCard } from './links/address-card.tsx';
import styles from './tree.module.css';

type Props = { readonly href: string; readonly children: ReactNode };

/** A link of a document: shows its address first, with Copy, and opens it only after main has asked. */
export function TreeLink({ href, children }: Props) {
  const [opened, setOpened] = useState(false);
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
    <AddressCard address={href} opened={opened} onChange={setOpened}>
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
    </AddressCard>
  );
}
