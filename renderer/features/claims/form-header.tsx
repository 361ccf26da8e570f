import { ActionIcon } from '@mantine/core';
import { Trash2, X } from 'lucide-react';
import { Hint } from '#renderer/ui/keys/key-hint.tsx';
import styles from './claim-pane.module.css';

/** The line above the form: which claim it is, whose, and what can be done with the whole of it. */
export function FormHeader(props: {
  readonly title: string;
  readonly reviewer: string;
  readonly onDelete: () => void;
  readonly onDone: () => void;
}) {
  return (
    <header className={styles.formHeader}>
      <h3 className={styles.formTitle}>{props.title}</h3>
      <span className={styles.formMeta}>{props.reviewer}</span>
      <Hint label="Delete claim" keys="$mod+Shift+Backspace">
        <ActionIcon aria-label="Delete claim" onClick={props.onDelete}>
          <Trash2 size={15} aria-hidden="true" />
        </ActionIcon>
      </Hint>
      <Hint label="Done" keys="$mod+Enter">
        <ActionIcon aria-label="Done with this claim" onClick={props.onDone}>
          <X size={16} aria-hidden="true" />
        </ActionIcon>
      </Hint>
    </header>
  );
}
