import { type ReactNode, useState } from 'react';
import styles from './results.module.css';

/** A part of the results that is computed and shown when it is opened. */
export function DisclosedPart(props: { readonly title: string; readonly children: () => ReactNode }) {
  const { title, children } = props;
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.part} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>
        <h2 className={styles.partTitle}>{title}</h2>
      </summary>
      {open ? children() : null}
    </details>
  );
}
