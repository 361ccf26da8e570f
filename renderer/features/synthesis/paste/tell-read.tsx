import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { formatCount } from '#renderer/ui/format.ts';
import type { Mapping } from '#shared/tables/mapping.ts';
import styles from './paste.module.css';
import type { Studies } from './studies-of.ts';
import { leftOutWords, notTaken, readAs } from './words.ts';

/**
 * Says how a table was read that was written without a question.
 * @param notice.group the id of the action; onOtherwise opens the table for correction
 */
export function tellRead(notice: {
  readonly group: string;
  readonly studies: Studies;
  readonly mapping: Mapping;
  readonly onOtherwise: () => void;
}): void {
  const { group, studies, mapping, onOtherwise } = notice;
  notifications.show({
    id: group,
    autoClose: 20_000,
    title: `${formatCount(studies.rows.length, 'study', 'studies')}: ${readAs(mapping)}`,
    message: (
      <span className={styles.notice}>
        {aside(studies).map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
        <Button size="compact-sm" onClick={onOtherwise}>
          Read otherwise …
        </Button>
      </span>
    ),
  });
}

/** Takes the notice away. */
export function hideRead(group: string): void {
  notifications.hide(group);
}

/** What is not in the rows, and what was computed. */
function aside({ table, shape }: Studies): string[] {
  const unused = notTaken(shape);
  const [first, ...others] = table.leftOut;
  return [
    ...(first === undefined
      ? []
      : [
          `Left out: ${leftOutWords(first)}${others.length === 0 ? '' : ` And ${formatCount(others.length, 'more line', 'more lines')}.`}`,
        ]),
    ...(unused.length === 0 ? [] : [`Not taken: ${unused.join(', ')}.`]),
    ...shape.notes.filter((note) => !note.startsWith('The table has no headings')),
  ];
}
