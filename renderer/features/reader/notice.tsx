import type { ReactNode } from 'react';
import styles from './notice.module.css';

type Props = { readonly children: ReactNode; readonly role?: 'status' | 'alert' };

/** A message in the middle of the view, where the document would be. */
export function Notice({ children, role = 'status' }: Props) {
  return (
    <div className={styles.notice} role={role}>
      {children}
    </div>
  );
}
