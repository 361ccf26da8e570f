import { Button, Checkbox } from '@mantine/core';
import { useId, useState } from 'react';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { StudyView } from '#shared/contract/studies.ts';
import { studyDesignLabels } from '#shared/domain/result-labels.ts';
import { wrongFieldName } from '#shared/domain/study-fields.ts';
import { studyDesigns } from '#shared/domain/values.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import styles from './claim-form.module.css';
import { SelectField } from './select-field.tsx';
import { noted, StudyNotes } from './study-notes.tsx';
import { studyTold } from './study-told.ts';
import { type SaidOfStudy, useSaveStudy } from './use-save-study.ts';

const designs = [
  { value: '' as const, label: 'Not said' },
  ...studyDesigns.map((value) => ({ value, label: studyDesignLabels[value] })),
];

/** A few fields for a study: one that the review does not have yet, or one that is there, with the papers it has. */
export function StudyForm(props: {
  readonly claim: ClaimView;
  /** The study to be edited; null makes a new one. */
  readonly study: StudyView | null;
  /** All studies of the review. */
  readonly studies: readonly StudyView[];
  readonly onDone: () => void;
}) {
  const { claim, study, onDone } = props;
  const paper = useRead(methods.documents.get, { documentId: claim.documentId }).data;
  const about = { claim, study, studies: props.studies, kind: paper?.kind ?? null };
  const save = useSaveStudy(about);
  const [said, setSaid] = useState(() => saidAtFirst(claim, study));
  const ids = { label: useId(), registration: useId() };
  return (
    <form
      className={styles.small}
      aria-label={study === null ? 'A new study' : `Edit ${study.label}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole(said)) void save(said).then((saved) => saved && onDone());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <div className={styles.field}>
        <label htmlFor={ids.label} className={styles.label}>
          Name, such as first author and year
        </label>
        <input
          id={ids.label}
          className={styles.text}
          autoFocus
          maxLength={2000}
          placeholder={paper === undefined ? '' : suggested(paper.authors, paper.year)}
          value={said.label}
          onChange={(event) => setSaid({ ...said, label: event.currentTarget.value })}
        />
        <SelectField
          label="Design"
          value={said.design ?? ''}
          choices={designs}
          onChoose={(value) => setSaid({ ...said, design: value === '' ? null : value })}
        />
        <label htmlFor={ids.registration} className={styles.label}>
          Registration
        </label>
        <input
          id={ids.registration}
          className={styles.text}
          maxLength={2000}
          placeholder="NCT03914625"
          value={said.registration}
          onChange={(event) => setSaid({ ...said, registration: event.currentTarget.value })}
        />
        <StudyNotes
          notes={said.notes}
          studies={props.studies}
          onNotes={(notes) => setSaid((before) => ({ ...before, notes }))}
        />
        <Checkbox
          size="xs"
          label={reportedWords(claim, study)}
          checked={said.reported}
          onChange={(event) => setSaid({ ...said, reported: event.currentTarget.checked })}
        />
        <p className={styles.told} role="status">
          {studyTold(about, said.reported)}
        </p>
      </div>
      <div className={styles.answers}>
        <Button type="submit" size="compact-sm" disabled={!isWhole(said)}>
          {study === null ? 'Add study' : 'Save study'}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** Whether it can be saved: it has a name, and so has all that is noted, each its own. */
function isWhole({ label, notes }: SaidOfStudy): boolean {
  return label.trim() !== '' && wrongFieldName(notes.filter(({ name }) => name.trim() !== '')) === null;
}

function saidAtFirst(claim: ClaimView, study: StudyView | null): SaidOfStudy {
  // A cited claim tells of the study of another paper.
  if (study === null)
    return { label: '', design: null, registration: '', notes: [], reported: claim.support !== 'cited' };
  const { label, design, registration, documents } = study;
  const reported = documents.includes(claim.documentId);
  return { label, design, registration: registration ?? '', notes: study.fields.map(noted), reported };
}

/** Several papers may report one study: the others are told of beside the choice. */
function reportedWords(claim: ClaimView, study: StudyView | null): string {
  const others = study?.documents.filter((id) => id !== claim.documentId).length ?? 0;
  if (others === 0) return 'This paper reports it';
  return `This paper reports it, as ${others === 1 ? 'another one does' : `${others} others do`}`;
}

/** "Brown 2021" from the paper's first author and year, as far as they are known. */
function suggested(authors: readonly string[], year: number | null): string {
  const [surname] = (authors[0] ?? '').split(/[\s,]/u);
  return [surname, year].filter(Boolean).join(' ');
}
