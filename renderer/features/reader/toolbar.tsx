import type { ReactNode } from 'react';
import styles from './toolbar.module.css';

type Props = { readonly title: string; readonly children: ReactNode };

/** The strip above a document: its title, and what can be done with its view. */
export function Toolbar({ title, children }: Props) {
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="View of the document">
      <h2 className={styles.title} title={title} dir="auto">
        {title}
      </h2>
      {children}
    </div>
  );
}
