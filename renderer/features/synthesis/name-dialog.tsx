import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';

/** Asks for one line of text. Whoever opens it puts the focus back: it often came from a menu that is gone. */
export function NameDialog(props: {
  readonly title: string;
  readonly label: string;
  readonly verb: string;
  readonly placeholder?: string;
  /** What the field begins with. */
  readonly text: string;
  /** So many characters at most. */
  readonly most?: number;
  /** Nothing may be said. */
  readonly optional?: boolean;
  /** @returns whether it was taken; else the dialog stays */
  readonly onText: (text: string) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const { title, label, verb, placeholder, most = 2_000, optional = false, onText, onClose } = props;
  const [text, setText] = useState(props.text);
  // Enter twice is one answer.
  const busy = useRef(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy.current) return;
    busy.current = true;
    const taken = await onText(text.trim());
    busy.current = false;
    if (taken) onClose();
  };
  return (
    <Modal opened returnFocus={false} onClose={onClose} title={title}>
      <form onSubmit={(event) => void submit(event)}>
        <TextInput
          label={label}
          data-autofocus
          dir="auto"
          maxLength={most}
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
