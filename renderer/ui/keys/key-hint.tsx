import { isSingleKey } from './key-registry.ts';
import { keyWords } from './key-words.ts';
import styles from './key-hint.module.css';
import { useSingleKeys } from './use-keys.tsx';

/** A key, printed quietly beside its action; nothing when it is turned off. Screen readers skip it. */
export function KeyHint(props: { readonly keys: string }) {
  const { on } = useSingleKeys();
  if (!on && isSingleKey(props.keys)) return null;
  return (
    <kbd className={styles.key} aria-hidden="true">
      {keyWords(props.keys)}
    </kbd>
  );
}
