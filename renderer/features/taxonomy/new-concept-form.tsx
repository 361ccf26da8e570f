import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { ConceptId, FacetId } from '#shared/contract/ids.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { isChoosable } from '#shared/domain/concept-search.ts';
import { namedAlike, nameProblem, tidyName } from '#shared/domain/concept.ts';
import type { Better, FacetRole } from '#shared/domain/values.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { betterChoices, betterOf } from './better-words.ts';
import styles from './concept-field.module.css';

/** Makes a concept in the facet: a name, its place in the hierarchy, for outcomes which way is better. */
export function NewConceptForm(props: {
  readonly role: FacetRole;
  readonly facetId: FacetId;
  readonly concepts: readonly ConceptView[];
  readonly proposedName: string;
  readonly onMade: (id: ConceptId) => void;
  readonly onCancel: () => void;
}) {
  const { role, facetId, concepts, proposedName, onMade, onCancel } = props;
  const [name, setName] = useState(proposedName);
  const [parent, setParent] = useState<ConceptView | null>(null);
  const [better, setBetter] = useState<Better | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const [sending, setSending] = useState(false);
  const create = useCommand(methods.taxonomy.createConcept);
  const [conceptId] = useState(newId.concept);
  const parentId = parent?.id ?? null;
  const problem = nameProblem(concepts, { id: conceptId, facetId, parentId, name });
  const alike = namedAlike(concepts, { id: conceptId, facetId, name });
  const there = alike !== null && isChoosable(alike) ? alike : null;
  const parents = concepts.filter((concept) => concept.facetId === facetId && isChoosable(concept));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (problem !== null || sending) return;
    setSending(true);
    const made = await create({ conceptId, facetId, parentId, name: tidyName(name), better });
    setSending(false);
    if (made.ok) onMade(made.value.id);
  };
  useKeys({
    id: 'taxonomy.leave',
    label: 'Back to the list of concepts',
    keys: 'Escape',
    section: 'Concepts',
    within: form,
    whileTyping: true,
    inPalette: false,
    run: onCancel,
  });
  return (
    <form
      ref={form}
      className={styles.newForm}
      aria-label="New concept"
      onSubmit={(event) => void submit(event)}
    >
      <TextInput
        label="Name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={name.trim() === '' ? null : problem}
        maxLength={2000}
        data-autofocus=""
        autoFocus
      />
      {there === null ? null : (
        <div role="status" className={styles.there}>
          <span>{`There is “${there.path.join(' › ')}” already.`}</span>
          <Button variant="default" onClick={() => onMade(there.id)}>
            Choose it
          </Button>
        </div>
      )}
      <NativeSelect
        label="Under"
        value={parentId ?? ''}
        onChange={(event) =>
          setParent(parents.find((concept) => concept.id === event.currentTarget.value) ?? null)
        }
        data={[
          { value: '', label: 'No parent' },
          ...parents.map((concept) => ({ value: concept.id, label: concept.path.join(' › ') })),
        ]}
      />
      {role === 'outcome' ? (
        <NativeSelect
          label="For the patient"
          value={better ?? ''}
          onChange={(event) => setBetter(betterOf(event.currentTarget.value))}
          data={[...betterChoices]}
        />
      ) : null}
      <div className={styles.newActions}>
        <Button type="submit" disabled={problem !== null || sending}>
          Add concept
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
