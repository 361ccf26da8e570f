import { TextInput } from '@mantine/core';
import { useState } from 'react';

/** A text of an analysis: Enter or leaving the field saves it, Escape takes back what was typed. */
export function SavedText(props: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly onSave: (value: string) => void;
}) {
  const { label, value, placeholder, disabled = false, onSave } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const save = () => {
    if (typed !== null && typed.trim() !== value) onSave(typed.trim());
    setTyped(null);
  };
  return (
    <TextInput
      label={label}
      dir="auto"
      maxLength={2_000}
      disabled={disabled}
      value={typed ?? value}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key !== 'Escape' || typed === null) return;
        event.stopPropagation();
        setTyped(null);
      }}
    />
  );
}
