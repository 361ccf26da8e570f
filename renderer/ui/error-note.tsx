import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './error-note.module.css';

/** What happened, to what, what is safe and what to do next, with buttons to do it. */
export function ErrorNote(props: {
  readonly title: string;
  readonly message: string;
  readonly next?: string;
  /** A warning, not a failure. */
  readonly mild?: boolean;
  readonly actions?: ReactNode;
}) {
  const { title, message, next, mild = false, actions } = props;
  return (
    <div className={styles.note} data-mild={mild || undefined} role={mild ? 'status' : 'alert'}>
      <TriangleAlert size={16} aria-hidden="true" className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        <p>{message}</p>
        {next === undefined || next === '' ? null : <p className={styles.next}>{next}</p>}
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
