import { Button } from '@mantine/core';
import styles from './empty-state.module.css';
import { ariaKeys } from './keys/key-words.ts';
import { KeyHint } from './keys/key-hint.tsx';

/** A screen or pane without content: one sentence, and the one thing to do. */
export function EmptyState(props: {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void; readonly keys?: string } | null;
}) {
  const { text, action } = props;
  return (
    <div className={styles.empty}>
      <p className={styles.text}>{text}</p>
      {action == null ? null : (
        <Button
          variant="filled"
          onClick={action.run}
          {...(action.keys === undefined
            ? {}
            : { 'aria-keyshortcuts': ariaKeys(action.keys), rightSection: <KeyHint keys={action.keys} /> })}
        >
          {action.label}
        </Button>
      )}
    </div>
  );
}
