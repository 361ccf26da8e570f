import styles from './history-view.module.css';
import type { FieldWords } from './value-words.ts';

/** A field and what became of it: `Direction: Same → Favours therapy`. */
export function FieldChange(props: { readonly words: FieldWords }) {
  const { field, before, after } = props.words;
  return (
    <>
      <span className={styles.field}>{field}:</span>{' '}
      {before === null ? null : (
        <>
          <del className={styles.before}>
            <bdi>{before}</bdi>
          </del>
          <span aria-hidden="true"> → </span>
        </>
      )}
      <ins className={styles.after}>
        <bdi>{after}</bdi>
      </ins>
    </>
  );
}
