import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import styles from './way-back.module.css';

/**
 * Shows for a while what was done, with a button that brings it back.
 * @param notice.group the id of the action: one notice for each
 */
export function showWayBack(notice: {
  readonly group: string;
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
