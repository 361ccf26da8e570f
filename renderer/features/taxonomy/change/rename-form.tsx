import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { namedAlike, nameProblem, tidyName } from '#shared/domain/concept.ts';
import { ChangeForm } from './change-form.tsx';
import type { ChangeProps } from './change-props.ts';
import { allBelow, mergeWords, usedWords } from './change-words.ts';
import styles from './change.module.css';
import { useConceptChange } from './use-concept-change.ts';

/**
 * Another name for a concept; claims keep the concept and so show the new name. A name that another concept has already
 * is most often the one that was meant: the two are offered to be merged, so that no evidence stands apart unseen.
 */
export function RenameForm({ concept, byId, onDone, onCancel }: ChangeProps) {
  const [name, setName] = useState(concept.name);
  const { sending, refused, edit, merge } = useConceptChange(concept.id, onDone);
  const wanted = tidyName(name);
  const problem = nameProblem(byId.values(), { ...concept, name: wanted });
  const below = allBelow(byId, concept.id);
  const twin = twinOf(byId, { ...concept, name: wanted }, below);
  const rename = () => void edit({ name: wanted }, `“${concept.name}” is now “${wanted}”.`);
  const mergeInto = (into: ConceptView) =>
    void merge(into.id, `“${concept.name}” is merged into “${into.name}”.`);
  return (
    <ChangeForm
      title={`Rename ${concept.name}`}
      note={twin === null ? usedWords(concept) : mergeWords(concept, below.length)}
      verb={twin === null ? 'Rename' : `Merge into “${twin.name}”`}
      disabled={sending || (twin === null && (problem !== null || wanted === concept.name))}
      onSubmit={() => (twin === null ? rename() : mergeInto(twin))}
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
      {twin === null ? null : (
        <p className={styles.note} role="status">
          {`There is “${twin.path.join(' › ')}” already. If the two are the same, merge them.`}
        </p>
      )}
      {twin === null || problem !== null ? null : (
        <Button variant="default" disabled={sending} onClick={rename}>
          They are not the same: rename
        </Button>
      )}
    </ChangeForm>
  );
}

/** The concept that has the name already and could take this one in; none that lies below it could. */
function twinOf(
  byId: ReadonlyMap<string, ConceptView>,
  wanted: ConceptView,
  below: readonly ConceptView[],
): ConceptView | null {
  const twin = namedAlike(byId.values(), wanted);
  return twin === null || below.includes(twin) ? null : twin;
}
