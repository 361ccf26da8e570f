import { useState } from 'react';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { ChangeForm } from './change-form.tsx';
import type { ChangeProps } from './change-props.ts';
import { allBelow, mergeWords } from './change-words.ts';
import { ConceptPicker } from './concept-picker.tsx';
import { useConceptChange } from './use-concept-change.ts';

/** Two concepts that mean the same become one: the other one. */
export function MergeForm({ concept, byId, onDone, onCancel }: ChangeProps) {
  const [into, setInto] = useState<ConceptView | null>(null);
  const { sending, refused, merge } = useConceptChange(concept.id, onDone);
  const below = allBelow(byId, concept.id);
  const candidates = [...byId.values()].filter(
    (other) => other.facetId === concept.facetId && other.id !== concept.id && !below.includes(other),
  );
  const submit = () => {
    if (into !== null) void merge(into.id, `“${concept.name}” is merged into “${into.name}”.`);
  };
  return (
    <ChangeForm
      title={`Merge ${concept.name} into another`}
      note={mergeWords(concept, below.length)}
      verb="Merge"
      disabled={into === null || sending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <ConceptPicker
        label="Into"
        candidates={candidates}
        byId={byId}
        picked={into === null ? null : `Into ${into.path.join(' › ')}`}
        problem={refused}
        onPick={setInto}
      />
    </ChangeForm>
  );
}
