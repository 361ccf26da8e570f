import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef } from 'react';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import styles from './change.module.css';

/** A form that changes one concept: what it does, whom it concerns, its fields, its verb. Escape leaves it. */
export function ChangeForm(props: {
  readonly title: string;
  /** Said before anything is changed: how many claims it concerns. */
  readonly note: string;
  readonly verb: string;
  /** Nothing to do yet, or it is being done. */
  readonly disabled: boolean;
  /** There is no field that could have the focus. */
  readonly focusVerb?: boolean;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}) {
  const { title, note, verb, disabled, onSubmit, onCancel, children } = props;
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!disabled) onSubmit();
  };
  const shared = { section: 'Concepts', within: form, whileTyping: true, inPalette: false } as const;
  useKeys({
    ...shared,
    id: 'taxonomy.leave-change',
    label: 'Back to the list of concepts',
    keys: 'Escape',
    run: onCancel,
  });
  useKeys({
    ...shared,
    id: 'taxonomy.change',
    label: verb,
    keys: '$mod+Enter',
    run: () => form.current?.requestSubmit(),
  });
  return (
    <form ref={form} className={styles.form} aria-label={title} onSubmit={submit}>
      <p className={styles.title}>{title}</p>
      <p className={styles.note}>{note}</p>
      {children}
      <div className={styles.actions}>
        <Button type="submit" disabled={disabled} autoFocus={props.focusVerb === true}>
          {verb}
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
