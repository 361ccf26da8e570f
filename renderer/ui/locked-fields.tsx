import type { ReactNode } from 'react';
import { Lock } from 'lucide-react';
import styles from './locked-fields.module.css';

/** Fields that can't be used for now, with the reason above them; without a reason they stand as they are. */
export function LockedFields(props: { readonly reason: string | null; readonly children: ReactNode }) {
  const { reason, children } = props;
  return (
    <fieldset className={styles.fields} disabled={reason !== null}>
      {reason === null ? null : (
        <p className={styles.reason}>
          <Lock size={13} aria-hidden="true" /> <span>Read-only. {reason}</span>
        </p>
      )}
      {children}
    </fieldset>
  );
}
