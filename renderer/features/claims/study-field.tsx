import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { ClaimStudy, type ClaimView } from '#shared/contract/claims.ts';
import type { StudyView } from '#shared/contract/studies.ts';
import { studyDesignLabels } from '#shared/domain/result-labels.ts';
import { type StudyDesign as Design, studyDesigns } from '#shared/domain/values.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import styles from './claim-form.module.css';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';
import type { ClaimEdits } from './use-claim-edits.ts';

const nothing = {} as const;
const designs = [
  { value: '' as const, label: 'Not said' },
  ...studyDesigns.map((value) => ({ value, label: studyDesignLabels[value] })),
];
const noStudies: readonly StudyView[] = [];

/** The study that a claim is about: the one of its paper, another of the review, a new one, or none. */
export function StudyField(props: { readonly claim: ClaimView; readonly edits: ClaimEdits }) {
  const { claim, edits } = props;
  const id = useId();
  const [making, setMaking] = useState(false);
  const studies = useRead(methods.studies.list, nothing).data ?? noStudies;
  const options = studyOptions(claim, studies);
  const choose = (value: string) => {
    if (value === 'new') setMaking(true);
    else void edits.set({ study: value === '' ? null : ClaimStudy.parse(value) });
  };
  const chosen = claim.studyChosen ? (claim.study ?? 'none') : '';
  return (
    <div className={styles.field}>
      <SelectField
        id={id}
        label={claim.support === 'cited' ? 'Study that it cites' : 'Study'}
        value={making ? 'new' : chosen}
        choices={options}
        onChoose={choose}
      />
      {making ? (
        <NewStudy
          claim={claim}
          onDone={() => {
            setMaking(false);
            document.getElementById(id)?.focus();
          }}
        />
      ) : null}
      {claim.support === 'cited' ? (
        <TextField
          label="Source that it cites, if no study of the review"
          field={`${claim.id}.citedSource`}
          lines="one"
          maxLength={2000}
          placeholder="Brown 2021"
          value={claim.citedSource ?? ''}
          save={(text, group) => edits.set({ citedSource: text.trim() === '' ? null : text }, group)}
        />
      ) : null}
    </div>
  );
}

function studyOptions(claim: ClaimView, studies: readonly StudyView[]) {
  const ofPaper = 'The study of this paper';
  const inForce = studies.find((study) => study.id === claim.study)?.label ?? 'none yet';
  return [
    { value: '', label: claim.studyChosen ? ofPaper : `${ofPaper}: ${inForce}` },
    ...studies.map((study) => ({ value: study.id, label: study.label })),
    { value: 'none', label: 'No study' },
    { value: 'new', label: 'A new study…' },
  ];
}

/** A few fields for a study that the review does not have yet; it is made with its paper and chosen in one step. */
function NewStudy(props: { readonly claim: ClaimView; readonly onDone: () => void }) {
  const { claim, onDone } = props;
  const create = useCommand(methods.studies.create);
  const edit = useCommand(methods.claims.edit);
  const paper = useRead(methods.documents.get, { documentId: claim.documentId }).data;
  const [label, setLabel] = useState('');
  const [design, setDesign] = useState<Design | null>(null);
  const [registration, setRegistration] = useState('');
  const ids = { label: useId(), registration: useId() };
  // A cited claim tells of the study of another paper.
  const ofPaper = claim.support !== 'cited';
  const make = async () => {
    const group = newId.group();
    const studyId = newId.study();
    const set = {
      label: label.trim(),
      design,
      registration: registration.trim() === '' ? null : registration.trim(),
    };
    const made = await create({ studyId, set, documents: ofPaper ? [claim.documentId] : [] }, { group });
    if (!made.ok) return;
    // Only where it does not follow from the paper is it a choice of this claim.
    const saved =
      ofPaper && !claim.studyChosen
        ? made
        : await edit({ claimId: claim.id, set: { study: studyId } }, { group });
    if (saved.ok) onDone();
  };
  return (
    <form
      className={styles.small}
      aria-label="A new study"
      onSubmit={(event) => {
        event.preventDefault();
        if (label.trim() !== '') void make();
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
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <SelectField
          label="Design"
          value={design ?? ''}
          choices={designs}
          onChoose={(value) => setDesign(value === '' ? null : value)}
        />
        <label htmlFor={ids.registration} className={styles.label}>
          Registration
        </label>
        <input
          id={ids.registration}
          className={styles.text}
          maxLength={2000}
          placeholder="NCT03914625"
          value={registration}
          onChange={(event) => setRegistration(event.currentTarget.value)}
        />
      </div>
      <div className={styles.answers}>
        <Button type="submit" size="compact-sm" disabled={label.trim() === ''}>
          Add study
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** "Brown 2021" from the paper's first author and year, as far as they are known. */
function suggested(authors: readonly string[], year: number | null): string {
  const [surname] = (authors[0] ?? '').split(/[\s,]/u);
  return [surname, year].filter(Boolean).join(' ');
}
