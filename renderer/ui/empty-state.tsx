import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './empty-state.module.css';
import { ariaKeys } from './keys/key-words.ts';
import { KeyHint } from './keys/key-hint.tsx';

/** A screen or pane without content: one sentence, and the one thing to do. */
export function EmptyState(props: {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void; readonly keys?: string } | null;
  /** It takes the place of what had the focus: its action gets it, unless somebody works elsewhere. */
  readonly catchesFocus?: boolean;
  /** Another way, below the action. */
  readonly children?: ReactNode;
}) {
  const { text, action, catchesFocus = false, children } = props;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (catchesFocus && document.activeElement === document.body) button.current?.focus();
  }, [catchesFocus]);
  return (
    <div className={styles.empty}>
      <p className={styles.text}>{text}</p>
      {action == null ? null : (
        <Button
          ref={button}
          variant="filled"
          onClick={action.run}
          {...(action.keys === undefined
            ? {}
            : { 'aria-keyshortcuts': ariaKeys(action.keys), rightSection: <KeyHint keys={action.keys} /> })}
        >
          {action.label}
        </Button>
      )}
      {children}
    </div>
  );
}
