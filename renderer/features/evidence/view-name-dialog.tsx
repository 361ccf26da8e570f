import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { AppError } from '#shared/contract/errors.ts';

/** Asks for the name of a view; one that can't be taken is said beneath it. */
export function ViewNameDialog(props: {
  readonly title: string;
  readonly verb: string;
  /** What the field begins with. */
  readonly name: string;
  /** Takes the name. @returns why it was refused, or null */
  readonly onName: (name: string) => Promise<AppError | null>;
  readonly onClose: () => void;
}) {
  const { title, verb, onName, onClose } = props;
  const [name, setName] = useState(props.name);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const refused = await onName(name);
    if (refused === null) onClose();
    else setProblem(refused.message);
  };
  return (
    <Modal opened returnFocus={false} onClose={onClose} title={title}>
      <form onSubmit={(event) => void submit(event)}>
        <TextInput
          label="Name"
          data-autofocus
          maxLength={200}
          value={name}
          error={problem}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={name.trim() === ''}>
            {verb}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
