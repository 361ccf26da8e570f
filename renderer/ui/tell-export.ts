import { notifications } from '@mantine/notifications';

type End<Written> = { readonly written: Written } | { readonly refused: string };

/**
 * Says that a file was written and what it holds, or why it was not.
 * @param failed the title where nothing was written: “The history was not exported”
 * @returns takes how the writing ended
 */
export function tellExport<Written extends { readonly fileName: string }>(
  failed: string,
  holds: (written: Written) => string,
): (end: End<Written>) => void {
  return (end) => {
    if ('written' in end) {
      const { written } = end;
      notifications.show({ title: `${written.fileName} is written`, message: holds(written) });
    } else {
      // Tried again, it says so once.
      const id = `${failed} ${end.refused}`;
      notifications.hide(id);
      notifications.show({ id, title: failed, message: end.refused, color: 'red', autoClose: false });
    }
  };
}
