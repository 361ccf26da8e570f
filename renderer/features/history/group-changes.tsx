import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { ChangeView } from '#shared/contract/history.ts';
import type { GroupId } from '#shared/contract/ids.ts';
import { labelText } from '#renderer/bridge/labels.ts';
import styles from './history-view.module.css';
import { entityWords, fieldWords, type Names, valueWords } from './value-words.ts';

const most = 200;

/** The changes of one action: of what, which field, before → after. */
export function GroupChanges(props: { readonly group: GroupId }) {
  const changes = useRead(methods.history.changes, { group: props.group, limit: most });
  const names = useNames();
  if (changes.error !== null) return <ErrorNote {...errorWords(changes.error)} />;
  if (changes.data === undefined) return null;
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

/** Ids of papers and concepts as the names that they have now. */
function useNames(): Names {
  const concepts = useRead(methods.taxonomy.concepts, {}).data ?? [];
  const documents = useRead(methods.documents.list, {}).data ?? [];
  return new Map<string, string>([
    ...concepts.map((concept) => [concept.id, concept.name] as const),
    ...documents.map((document) => [document.id, document.title] as const),
  ]);
}

function Change(props: { readonly change: ChangeView; readonly names: Names }) {
  const { change, names } = props;
  return (
    <table className={styles.fields} aria-label={labelText(change.label)}>
      <tbody>
        {change.operations.flatMap((operation, at) => {
          const fields = Object.entries(operation.fields);
          const subject = entityWords(operation.entity, names.get(operation.id));
          if (fields.length === 0) {
            return (
              <tr key={`${at}`}>
                <th scope="row">{subject}</th>
                <td colSpan={2}>{labelText(operation.kind)}</td>
              </tr>
            );
          }
          return fields.map(([field, { before, after }], index) => (
            <tr key={`${at}-${field}`}>
              {index === 0 ? <th scope="row">{subject}</th> : <td />}
              <td>{fieldWords(field, names)}</td>
              <td>
                {before === undefined || before === null ? null : (
                  <>
                    <del className={styles.before}>{valueWords(before, names)}</del>
                    <span aria-hidden="true"> → </span>
                  </>
                )}
                <ins className={styles.after}>{valueWords(after, names)}</ins>
              </td>
            </tr>
          ));
        })}
      </tbody>
    </table>
  );
}
