import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import styles from './home-view.module.css';

/** Asks for the reviewer's name, once. */
export function NameForm(props: { readonly onName: (name: string) => Promise<void> }) {
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') void props.onName(name.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        label="Your name"
        description="It stands beside everything you do in a review. You can change it later in Settings."
        value={name}
        maxLength={200}
        autoComplete="off"
        data-autofocus
        autoFocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="filled" disabled={name.trim() === ''}>
          Continue
        </Button>
      </div>
    </form>
  );
}
