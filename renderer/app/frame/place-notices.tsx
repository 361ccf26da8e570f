import { Button } from '@mantine/core';
import { useState } from 'react';
import { desktop } from '#renderer/bridge/desktop.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { isBoolean, useRemembered } from '#renderer/ui/remembered.ts';
import type { ReviewView } from '#shared/contract/reviews.ts';
import { alteredWords } from './altered-words.ts';
import styles from './frame.module.css';

type Props = {
  readonly review: ReviewView;
  /** Makes a backup now, and tells by itself how that went. */
  readonly onBackUp: () => void;
  /** Shows the backups and the check. */
  readonly onShowBackups: () => void;
};

/** What a person has to know of the place where the review lies, until they have answered. */
export function PlaceNotices({ review, onBackUp, onShowBackups }: Props) {
  return (
    <div className={styles.notices}>
      {review.readOnly === null ? null : <ReadOnlyNotice reason={review.readOnly} />}
      {review.differing.length === 0 ? null : (
        <AlteredNotice differing={review.differing} onShowBackups={onShowBackups} />
      )}
      {review.backupMissed === null ? null : (
        <BackupNotice reason={review.backupMissed} onBackUp={onBackUp} />
      )}
      {review.cloudFolder === null ? null : (
        <CloudNotice key={review.id} reviewId={review.id} service={review.cloudFolder} />
      )}
    </div>
  );
}

function ReadOnlyNotice(props: { readonly reason: string }) {
  const [seen, setSeen] = useState(false);
  if (seen) return null;
  return (
    <ErrorNote
      mild
      title="This review is open for reading only"
      message={props.reason}
      next="You can read, search and export."
      actions={<Button onClick={() => setSeen(true)}>Read on</Button>}
    />
  );
}

function AlteredNotice(props: { readonly differing: readonly string[]; readonly onShowBackups: () => void }) {
  const { differing, onShowBackups } = props;
  const [answered, setAnswered] = useState(false);
  if (answered) return null;
  return (
    <ErrorNote
      title="This review was altered outside Sheaf"
      message={`What differs from its own record of changes: ${alteredWords(differing)}. Another program, or a fault of the disk, has altered it.`}
      next="The files of your papers and the backups lie apart from it. Go back to a backup in Settings; Check integrity there says whether anything else differs. Until then you can read and work on: what you do is saved as ever."
      actions={
        <>
          <Button
            variant="filled"
            onClick={() => {
              setAnswered(true);
              onShowBackups();
            }}
          >
            Check or restore…
          </Button>
          <Button onClick={() => setAnswered(true)}>Go on as it is</Button>
        </>
      }
    />
  );
}

function BackupNotice(props: { readonly reason: string; readonly onBackUp: () => void }) {
  const { reason, onBackUp } = props;
  const [answered, setAnswered] = useState(false);
  if (answered) return null;
  const backUp = (): void => {
    setAnswered(true);
    onBackUp();
  };
  return (
    <ErrorNote
      mild
      title="The review was opened without its automatic backup"
      message={reason}
      next="What you change is saved in the review all the same, as long as there is room for it."
      actions={
        <>
          <Button variant="filled" onClick={backUp}>
            Back up now
          </Button>
          <Button onClick={() => setAnswered(true)}>Go on without</Button>
        </>
      }
    />
  );
}

function CloudNotice(props: { readonly reviewId: string; readonly service: string }) {
  const { reviewId, service } = props;
  const [accepted, setAccepted] = useRemembered(`cloud-accepted.${reviewId}`, false, isBoolean);
  if (accepted) return null;
  return (
    <ErrorNote
      mild
      title={`This review lies in a folder that ${service} synchronises`}
      message={`If ${service} copies the files while Sheaf writes, or if two computers have the review open, changes can be lost or the review damaged. Nothing has happened so far.`}
      next="A folder that is not synchronised is safer. The original stays where it is when you copy it."
      actions={
        <>
          <Button variant="filled" onClick={() => void desktop().keepElsewhere()}>
            Keep it elsewhere…
          </Button>
          <Button onClick={() => setAccepted(true)}>Leave it here</Button>
        </>
      }
    />
  );
}
