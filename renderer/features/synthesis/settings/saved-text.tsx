import { TextInput } from '@mantine/core';
import { useId, useState } from 'react';

/** A text of an analysis: Enter or leaving the field saves it, Escape takes back what was typed. */
export function SavedText(props: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Offered while it is typed; other words can be written. */
  readonly suggestions?: readonly string[];
  readonly disabled?: boolean;
  readonly onSave: (value: string) => void;
}) {
  const { label, value, placeholder, suggestions, disabled = false, onSave } = props;
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const save = () => {
    if (typed !== null && typed.trim() !== value) onSave(typed.trim());
    setTyped(null);
  };
  return (
    <>
      <TextInput
        label={label}
        dir="auto"
        maxLength={2_000}
        disabled={disabled}
        value={typed ?? value}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(suggestions === undefined ? {} : { list })}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key !== 'Escape' || typed === null) return;
          event.stopPropagation();
          setTyped(null);
        }}
      />
      {suggestions === undefined ? null : <Suggestions id={list} words={suggestions} />}
    </>
  );
}

/** What a field offers, by the `list` that it names. */
export function Suggestions({ id, words }: { readonly id: string; readonly words: readonly string[] }) {
  return (
    <datalist id={id}>
      {words.map((one) => (
        <option key={one} value={one} />
      ))}
    </datalist>
  );
}
