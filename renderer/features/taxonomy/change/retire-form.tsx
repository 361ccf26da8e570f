import type { ConceptView } from '#shared/contract/taxonomy.ts';
import styles from './change.module.css';
import { ChangeForm } from './change-form.tsx';
import type { ChangeProps } from './change-props.ts';
import { usedWords } from './change-words.ts';
import { useConceptChange } from './use-concept-change.ts';

/** Takes a concept out of what is offered, or brings it back; no claim loses it. */
export function RetireForm({ concept, onDone, onCancel }: ChangeProps) {
  const { sending, refused, edit } = useConceptChange(concept.id, onDone);
  const { name, retired } = concept;
  const verb = retired ? 'Bring back' : 'Retire';
  return (
    <ChangeForm
      title={`${verb} ${name}`}
      note={retired ? usedWords(concept) : keptWords(concept)}
      verb={verb}
      disabled={sending}
      focusVerb
      onSubmit={() =>
        void edit({ retired: !retired }, retired ? `“${name}” is offered again.` : `“${name}” is retired.`)
      }
      onCancel={onCancel}
    >
      {refused === null ? null : (
        <p role="alert" className={styles.refused}>
          {refused}
        </p>
      )}
    </ChangeForm>
  );
}

function keptWords(concept: ConceptView): string {
  const users = concept.uses + concept.studies;
  if (users === 0) return `${usedWords(concept)} It will not be offered any more.`;
  const keep = users === 1 ? 'which keeps it' : 'which keep it';
  return `${usedWords(concept).slice(0, -1)}, ${keep}. It will not be offered any more.`;
}
