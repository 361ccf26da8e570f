import { Button, Table, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { methods, nameOf } from '#renderer/bridge/methods.ts';
import { useJobs } from '#renderer/bridge/use-jobs.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { formatBytes, formatMoment } from '#renderer/ui/format.ts';
import type { BackupView } from '#shared/contract/reviews.ts';
import styles from './settings-view.module.css';
import { useBackUp } from './use-back-up.ts';

/** The backups of the review, making one now, and going back to one. */
export function BackupSection(props: { readonly onRestore: (backup: string) => Promise<void> }) {
  const backups = useRead(methods.backups.list, {}).data ?? [];
  const backUp = useBackUp();
  const { running } = useJobs();
  const backingUp = running.some((job) => job.kind === nameOf(methods.backups.create));
  return (
    <>
      <p className={styles.quiet}>
        Sheaf backs the review up when it is opened and something has changed. Papers themselves never change
        and are not copied.
      </p>
      <div>
        <Button onClick={() => void backUp()} loading={backingUp}>
          Back up now
        </Button>
      </div>
      {backups.length === 0 ? <p className={styles.quiet}>There is no backup yet.</p> : null}
      {backups.length === 0 ? null : <BackupTable backups={backups} onRestore={props.onRestore} />}
    </>
  );
}

const keptWords: Readonly<Record<BackupView['reason'], string>> = {
  usual: 'Until newer ones take its place',
  kept: 'For good: made by hand or before a restore',
  migration: 'For good: before an upgrade',
};

function BackupTable(props: {
  readonly backups: readonly BackupView[];
  readonly onRestore: (backup: string) => Promise<void>;
}) {
  const [chosen, setChosen] = useState<BackupView | null>(null);
  const [busy, setBusy] = useState(false);
  const restore = async () => {
    if (chosen === null) return;
    setBusy(true);
    await props.onRestore(chosen.name);
    setBusy(false);
    setChosen(null);
  };
  return (
    <>
      <Table fz="0.75rem" verticalSpacing={2} className={styles.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Made</Table.Th>
            <Table.Th>Kept</Table.Th>
            <Table.Th ta="right">Size</Table.Th>
            <Table.Th>
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.backups.map((backup) => (
            <Table.Tr key={backup.name}>
              <Table.Td>{formatMoment(backup.time)}</Table.Td>
              <Table.Td>{keptWords[backup.reason]}</Table.Td>
              <Table.Td ta="right">{formatBytes(backup.size)}</Table.Td>
              <Table.Td ta="right">
                <Button
                  size="compact-xs"
                  aria-label={`Restore the backup of ${formatMoment(backup.time)}`}
                  onClick={() => setChosen(backup)}
                >
                  Restore…
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <ConfirmDialog
        opened={chosen !== null}
        title="Go back to this backup?"
        verb="Restore backup"
        busy={busy}
        onConfirm={() => void restore()}
        onClose={() => setChosen(null)}
      >
        <p>The review becomes what it was on {chosen === null ? '' : formatMoment(chosen.time)}.</p>
        <p>What you have now is backed up first, so that you can come back to it. Papers are not touched.</p>
      </ConfirmDialog>
    </>
  );
}
