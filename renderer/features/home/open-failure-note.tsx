import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { OpenFailure } from '#shared/contract/desktop.ts';
import { backupWords } from './backup-words.ts';
import { openFailureWords } from './open-failure-words.ts';
import styles from './home-view.module.css';

/** Why a review did not open: what happened, what is safe, what can be done about it here. */
export function OpenFailureNote(props: {
  readonly failure: OpenFailure;
  readonly busy: boolean;
  readonly onTryAgain: (backup: string | null) => Promise<void>;
  readonly onDismiss: () => void;
}) {
  const { failure, busy, onTryAgain, onDismiss } = props;
  const [backup, setBackup] = useState(failure.backups[0] ?? '');
  const words = openFailureWords(failure);
  return (
    <ErrorNote
      title={words.title}
      message={words.message}
      next={words.next}
      actions={
        <>
          {words.restore && backup !== '' ? (
            <span className={styles.restore}>
              <NativeSelect
                aria-label="Backup to restore"
                data={failure.backups.map((name) => ({ value: name, label: backupWords(name) }))}
                value={backup}
                onChange={(event) => setBackup(event.currentTarget.value)}
              />
              <Button variant="filled" loading={busy} onClick={() => void onTryAgain(backup)}>
                Restore this backup
              </Button>
            </span>
          ) : null}
          {words.again ? (
            <Button loading={busy} onClick={() => void onTryAgain(null)}>
              Try again
            </Button>
          ) : null}
          <Button onClick={onDismiss}>Close</Button>
        </>
      }
    />
  );
}
