import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { GroupId } from '#shared/contract/ids.ts';
import styles from './claim-pane.module.css';

/**
 * Shows for a while that something went, with a button that brings it back.
 * @param notice.group the action that took it: one notice for each
 */
export function showWayBack(notice: {
  readonly group: GroupId;
  readonly words: string;
  readonly label: string;
  readonly bringBack: () => Promise<void>;
}): void {
  const { group, words, label, bringBack } = notice;
  notifications.show({
    id: group,
    autoClose: 10_000,
    message: (
      <span className={styles.notice}>
        {words}
        <Button
          variant="default"
          onClick={() => {
            notifications.hide(group);
            void bringBack();
          }}
        >
          {label}
        </Button>
      </span>
    ),
  });
}
