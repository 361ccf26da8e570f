import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import styles from './password-form.module.css';

type Props = {
  readonly words: string;
  readonly action: string;
  readonly wrong: boolean;
  readonly onPassword: (password: string) => void;
};

/** Asks for the password of a PDF. */
export function PasswordForm({ words, action, wrong, onPassword }: Props) {
  const [password, setPassword] = useState('');
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (password !== '') onPassword(password);
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <p>{words}</p>
      <PasswordInput
        label="Password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={wrong ? 'This password does not open the file.' : undefined}
      />
      <Button type="submit">{action}</Button>
    </form>
  );
}
