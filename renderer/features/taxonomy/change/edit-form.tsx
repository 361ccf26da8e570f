import { Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ConceptEdit, ConceptView } from '#shared/contract/taxonomy.ts';
import { synonymProblem, tidyName } from '#shared/domain/concept.ts';
import { betterChoices, betterOf } from '../better-words.ts';
import styles from './change.module.css';
import { ChangeForm } from './change-form.tsx';
import type { ChangeProps } from './change-props.ts';
import { usedWords } from './change-words.ts';
import { useConceptChange } from './use-concept-change.ts';

/** What a concept means and by which other words it is found; of an outcome also which way is better. */
export function EditForm({ concept, byId, onDone, onCancel }: ChangeProps) {
  const [definition, setDefinition] = useState(concept.definition);
  const [synonyms, setSynonyms] = useState(concept.synonyms.join('\n'));
  const [better, setBetter] = useState(concept.better);
  const [asked, setAsked] = useState(concept.asked);
  const { sending, refused, edit } = useConceptChange(concept.id, onDone);
  const wanted = linesOf(synonyms);
  const problem = firstProblem(byId, concept, wanted);
  const set = changed(concept, { definition, synonyms: wanted, better, asked });
  return (
    <ChangeForm
      title={`Edit ${concept.name}`}
      note={usedWords(concept)}
      verb="Save"
      disabled={problem !== null || sending || Object.keys(set).length === 0}
      onSubmit={() => void edit(set, `“${concept.name}” is edited.`)}
      onCancel={onCancel}
    >
      <Textarea
        label="Definition"
        value={definition}
        rows={2}
        classNames={{ input: styles.grows ?? '' }}
        maxLength={100_000}
        autoFocus
        onChange={(event) => setDefinition(event.currentTarget.value)}
      />
      <Textarea
        label="Synonyms, one a line"
        value={synonyms}
        error={problem ?? refused}
        rows={2}
        classNames={{ input: styles.grows ?? '' }}
        onChange={(event) => setSynonyms(event.currentTarget.value)}
      />
      {concept.role === 'outcome' ? (
        <NativeSelect
          label="For the patient"
          value={better ?? ''}
          data={[...betterChoices]}
          onChange={(event) => setBetter(betterOf(event.currentTarget.value))}
        />
      ) : null}
      {concept.role === 'therapy' ? (
        <Checkbox
          size="xs"
          label="The review asks about it and all below it"
          checked={asked}
          onChange={(event) => setAsked(event.currentTarget.checked)}
        />
      ) : null}
    </ChangeForm>
  );
}

function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map(tidyName))].filter((line) => line !== '');
}

function firstProblem(
  byId: ReadonlyMap<string, ConceptView>,
  concept: ConceptView,
  synonyms: readonly string[],
): string | null {
  for (const synonym of synonyms) {
    const problem = synonymProblem(byId.values(), { id: concept.id, facetId: concept.facetId, synonym });
    if (problem !== null) return problem;
  }
  return null;
}

type Fields = Pick<ConceptView, 'definition' | 'synonyms' | 'better' | 'asked'>;

/** Only what differs: a field that was not touched is not part of the change. */
function changed(concept: ConceptView, fields: Fields): ConceptEdit {
  const { definition, synonyms, better, asked } = fields;
  return {
    ...(definition === concept.definition ? {} : { definition }),
    ...(synonyms.join('\n') === concept.synonyms.join('\n') ? {} : { synonyms }),
    ...(better === concept.better ? {} : { better }),
    ...(asked === concept.asked ? {} : { asked }),
  };
}
