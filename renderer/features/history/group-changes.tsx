import { errorWords } from '#renderer/bridge/error-words.ts';
import { labelText } from '#renderer/bridge/labels.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { ChangeView } from '#shared/contract/history.ts';
import type { GroupId } from '#shared/contract/ids.ts';
import { FieldChange } from './field-change.tsx';
import styles from './history-view.module.css';
import { entityWords, fieldWords, isTold, type Names } from './value-words.ts';

const most = 200;

/** The changes of one action: of what, which field, before → after. */
export function GroupChanges(props: { readonly group: GroupId }) {
  const { group } = props;
  const changes = useRead(methods.history.changes, { group, limit: most });
  const names = useRead(methods.history.names, { group }).data;
  if (changes.error !== null) return <ErrorNote {...errorWords(changes.error)} />;
  if (changes.data === undefined || names === undefined) return null;
  return (
    <div className={styles.changes}>
      {changes.data.map((change) => (
        <Change key={change.id} change={change} names={names} />
      ))}
      {changes.data.length < most ? null : (
        <p className={styles.quiet}>The first {formatCount(most, 'change', 'changes')} are shown.</p>
      )}
    </div>
  );
}

function Change(props: { readonly change: ChangeView; readonly names: Names }) {
  const { change, names } = props;
  return (
    <ul className={styles.operations} aria-label={labelText(change.label)}>
      {change.operations.map((operation, at) => (
        <li key={`${at}`}>
          <p className={styles.operation}>{entityWords(operation.entity, names[operation.id])}</p>
          <ul className={styles.became}>
            {Object.entries(operation.fields)
              .filter(([field, values]) => isTold(field, values))
              .map(([field, { before, after }]) => (
                <li key={field}>
                  <FieldChange words={fieldWords(field, before, after, names)} />
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
