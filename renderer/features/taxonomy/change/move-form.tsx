import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { nameProblem } from '#shared/domain/concept.ts';
import { ChangeForm } from './change-form.tsx';
import type { ChangeProps } from './change-props.ts';
import { allBelow, usedWords } from './change-words.ts';
import { ConceptPicker } from './concept-picker.tsx';
import { useConceptChange } from './use-concept-change.ts';

/** Another place in the hierarchy; what lies below a concept goes along. */
export function MoveForm({ concept, byId, onDone, onCancel }: ChangeProps) {
  // The place that was picked; undefined: none yet, null: the top.
  const [parent, setParent] = useState<ConceptView | null | undefined>(undefined);
  const { sending, refused, edit } = useConceptChange(concept.id, onDone);
  const below = allBelow(byId, concept.id);
  const candidates = [...byId.values()].filter(
    (other) =>
      other.facetId === concept.facetId &&
      other.id !== concept.id &&
      other.id !== concept.parentId &&
      !below.includes(other),
  );
  const problem =
    parent === undefined
      ? null
      : nameProblem(byId.values(), { ...concept, parentId: parent === null ? null : parent.id });
  const submit = () => {
    if (parent === undefined) return;
    const place = parent === null ? 'stands at the top' : `lies below “${parent.name}”`;
    void edit({ parentId: parent === null ? null : parent.id }, `“${concept.name}” ${place} now.`);
  };
  const above = concept.path.slice(0, -1).join(' › ');
  return (
    <ChangeForm
      title={`Move ${concept.name}`}
      note={`${above === '' ? 'At the top now.' : `Below ${above} now.`} ${usedWords(concept)}${alongWords(below.length)}`}
      verb="Move"
      disabled={parent === undefined || problem !== null || sending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <ConceptPicker
        label="Below"
        candidates={candidates}
        byId={byId}
        picked={placeWords(parent)}
        problem={problem ?? refused}
        onPick={setParent}
      />
      {concept.parentId === null ? null : (
        <Button variant="default" onClick={() => setParent(null)}>
          To the top, below none
        </Button>
      )}
    </ChangeForm>
  );
}

function placeWords(parent: ConceptView | null | undefined): string | null {
  if (parent === undefined) return null;
  return parent === null ? 'At the top' : `Below ${parent.path.join(' › ')}`;
}

function alongWords(below: number): string {
  if (below === 0) return '';
  return below === 1 ? ' The concept below it goes along.' : ` The ${below} concepts below it go along.`;
}
