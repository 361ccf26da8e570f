import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';

/** Asks for one line of text. Whoever opens it puts the focus back: it often came from a menu that is gone. */
export function NameDialog(props: {
  readonly title: string;
  readonly label: string;
  readonly verb: string;
  readonly placeholder?: string;
  /** What the field begins with. */
  readonly text: string;
  /** Nothing may be said. */
  readonly optional?: boolean;
  /** @returns whether it was taken; else the dialog stays */
  readonly onText: (text: string) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const { title, label, verb, placeholder, optional = false, onText, onClose } = props;
  const [text, setText] = useState(props.text);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await onText(text.trim())) onClose();
  };
  return (
    <Modal opened returnFocus={false} onClose={onClose} title={title}>
      <form onSubmit={(event) => void submit(event)}>
        <TextInput
          label={label}
          data-autofocus
          dir="auto"
          maxLength={2_000}
          value={text}
          {...(placeholder === undefined ? {} : { placeholder })}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={!optional && text.trim() === ''}>
            {verb}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
