import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { ClaimStudy, type ClaimView } from '#shared/contract/claims.ts';
import type { StudyView } from '#shared/contract/studies.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import styles from './claim-form.module.css';
import { SelectField } from './select-field.tsx';
import { StudyForm } from './study-form.tsx';
import { TextField } from './text-field.tsx';
import type { ClaimEdits } from './use-claim-edits.ts';

const nothing = {} as const;
const noStudies: readonly StudyView[] = [];

/** The study that a claim is about: the one of its paper, another of the review, a new one, or none. */
export function StudyField(props: { readonly claim: ClaimView; readonly edits: ClaimEdits }) {
  const { claim, edits } = props;
  const id = useId();
  /** The form that is open: for a new study, or for the one in force. */
  const [form, setForm] = useState<'new' | 'edit' | null>(null);
  const studies = useRead(methods.studies.list, nothing).data ?? noStudies;
  const options = studyOptions(claim, studies);
  const inForce = studies.find((study) => study.id === claim.study) ?? null;
  const choose = (value: string) => {
    if (value === 'new') setForm('new');
    else void edits.set({ study: value === '' ? null : ClaimStudy.parse(value) });
  };
  const chosen = claim.studyChosen ? (claim.study ?? 'none') : '';
  return (
    <div className={styles.field}>
      <SelectField
        id={id}
        label={claim.support === 'cited' ? 'Study that it cites' : 'Study'}
        value={form === 'new' ? 'new' : chosen}
        choices={options}
        onChoose={choose}
      />
      {form === null && inForce !== null ? (
        <Button size="compact-xs" variant="subtle" className={styles.beside} onClick={() => setForm('edit')}>
          {`Edit ${inForce.label}…`}
        </Button>
      ) : null}
      {form === null ? null : (
        <StudyForm
          claim={claim}
          study={form === 'edit' ? inForce : null}
          studies={studies}
          onDone={() => {
            setForm(null);
            document.getElementById(id)?.focus();
          }}
        />
      )}
      <CitedSource claim={claim} edits={edits} />
    </div>
  );
}

/** The source that a cited claim rests on, where it is no study of the review. */
function CitedSource({ claim, edits }: { readonly claim: ClaimView; readonly edits: ClaimEdits }) {
  if (claim.support !== 'cited') return null;
  return (
    <TextField
      label="Source that it cites, if no study of the review"
      field={`${claim.id}.citedSource`}
      lines="one"
      maxLength={2000}
      placeholder="Brown 2021"
      value={claim.citedSource ?? ''}
      save={(text, group) => edits.set({ citedSource: text.trim() === '' ? null : text }, group)}
    />
  );
}

/** Why no study follows from the paper: it reports none so far, or several. */
function nameNone({ documentId }: ClaimView, studies: readonly StudyView[]): string {
  const count = studies.filter(({ documents }) => documents.includes(documentId)).length;
  return count > 1 ? `one of ${count}, not chosen yet` : 'none yet';
}

function studyOptions(claim: ClaimView, studies: readonly StudyView[]) {
  const ofPaper = 'The study of this paper';
  const inForce = studies.find((study) => study.id === claim.study)?.label ?? nameNone(claim, studies);
  return [
    { value: '', label: claim.studyChosen ? ofPaper : `${ofPaper}: ${inForce}` },
    ...studies.map((study) => ({ value: study.id, label: study.label })),
    { value: 'none', label: 'No study' },
    { value: 'new', label: 'A new study…' },
  ];
}
