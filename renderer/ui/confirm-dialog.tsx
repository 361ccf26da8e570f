import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './confirm-dialog.module.css';

/** A question before something that is not easily taken back. The button names the verb; Escape leaves. */
export function ConfirmDialog(props: {
  readonly opened: boolean;
  readonly title: string;
  readonly verb: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { opened, title, verb, danger = false, busy = false, onConfirm, onClose, children } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <div className={styles.words}>{children}</div>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" {...(danger ? { color: 'red' } : {})} loading={busy} onClick={onConfirm}>
          {verb}
        </Button>
      </Group>
    </Modal>
  );
}
