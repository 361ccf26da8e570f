import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { nameProblem, tidyName } from '#shared/domain/concept.ts';
import { ChangeForm } from './change-form.tsx';
import type { ChangeProps } from './change-props.ts';
import { usedWords } from './change-words.ts';
import { useConceptChange } from './use-concept-change.tsx';

/** Another name for a concept; claims keep the concept and so show the new name. */
export function RenameForm({ concept, byId, onDone, onCancel }: ChangeProps) {
  const [name, setName] = useState(concept.name);
  const { sending, refused, edit } = useConceptChange(concept.id, onDone);
  const wanted = tidyName(name);
  const problem = nameProblem(byId.values(), { ...concept, name: wanted });
  return (
    <ChangeForm
      title={`Rename ${concept.name}`}
      note={usedWords(concept)}
      verb="Rename"
      disabled={problem !== null || wanted === concept.name || sending}
      onSubmit={() => void edit({ name: wanted }, `“${concept.name}” is now “${wanted}”.`)}
      onCancel={onCancel}
    >
      <TextInput
        label="Name"
        value={name}
        error={problem ?? refused}
        maxLength={2000}
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </ChangeForm>
  );
}
