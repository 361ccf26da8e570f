import { Button, Popover, Progress } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useDebouncedValue } from '@mantine/hooks';
import { CloudAlert, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { refusedTexts } from '#renderer/bridge/refused-texts.ts';
import { unsavedClaims } from '#renderer/features/claims/unsaved-claims.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { jobWords } from '#renderer/bridge/use-command.ts';
import { useJobs } from '#renderer/bridge/use-jobs.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { useUnsaved } from '#renderer/bridge/use-saving.ts';
import { desktop } from '#renderer/bridge/desktop.ts';
import { formatCount } from '#renderer/ui/format.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import type { ReviewView } from '#shared/contract/reviews.ts';
import styles from './status-line.module.css';

/** The line at the bottom: saved or not, what runs, how much there is, and what to be careful of. */
export function StatusLine(props: {
  readonly review: ReviewView | undefined;
  readonly restarting: boolean;
  /** What wants a look, with the way there. */
  readonly children?: ReactNode;
}) {
  const { review, restarting } = props;
  const documents = useRead(methods.documents.list, {}).data;
  const { running, cancel } = useJobs();
  const claims = documents?.reduce((sum, document) => sum + document.claims, 0) ?? 0;
  return (
    <footer className={styles.line} aria-label="Status">
      <SavedState restarting={restarting} readOnly={review?.readOnly ?? null} />
      {documents === undefined ? null : (
        <span>
          {formatCount(documents.length, 'paper', 'papers')} · {formatCount(claims, 'claim', 'claims')}
        </span>
      )}
      {props.children}
      {running.slice(0, 2).map((job) => (
        <RunningJob key={job.id} job={job} onCancel={() => cancel(job.id)} />
      ))}
      <span className={styles.room} />
      {review?.cloudFolder == null ? null : <CloudWarning service={review.cloudFolder} />}
      {review === undefined ? null : (
        <span className={styles.name} title={review.reviewer}>
          {review.reviewer}
        </span>
      )}
    </footer>
  );
}

function SavedState(props: { readonly restarting: boolean; readonly readOnly: string | null }) {
  const unsaved = useUnsaved();
  const claims = useSyncExternalStore(unsavedClaims.subscribe, unsavedClaims.all).length;
  const texts = useSyncExternalStore(refusedTexts.subscribe, refusedTexts.count);
  // Most changes are saved within a few milliseconds; saying so each time would only flicker.
  const [slow] = useDebouncedValue(unsaved > 0, 300);
  if (props.restarting) return <span className={styles.warn}>Opening the review again…</span>;
  if (props.readOnly !== null) return <ReadOnlyWarning reason={props.readOnly} />;
  if (claims + texts > 0)
    return (
      <span role="status" className={styles.warn}>
        Not saved: {notSavedWords(claims, texts)}
      </span>
    );
  return <span role="status">{slow && unsaved > 0 ? 'Saving…' : 'Saved'}</span>;
}

/** `1 claim, 2 texts`: what was refused and is kept in this window. */
function notSavedWords(claims: number, texts: number): string {
  return [
    claims === 0 ? '' : formatCount(claims, 'claim', 'claims'),
    texts === 0 ? '' : formatCount(texts, 'text', 'texts'),
  ]
    .filter((words) => words !== '')
    .join(', ');
}

function RunningJob(props: { readonly job: JobView; readonly onCancel: () => void }) {
  const { job, onCancel } = props;
  const name = jobWords(job.kind);
  const words = job.total === null ? `${name}…` : `${name} ${job.done} of ${job.total}`;
  return (
    <span className={styles.job}>
      <span className={styles.words} title={job.doing}>
        {job.cancelling ? `${name}: stopping…` : words}
      </span>
      <Progress
        className={styles.bar ?? ''}
        aria-label={name}
        size="sm"
        animated={job.total === null}
        value={job.total === null || job.total === 0 ? 100 : (100 * job.done) / job.total}
      />
      <Button
        size="compact-xs"
        variant="subtle"
        disabled={job.cancelling}
        aria-label={`Cancel ${name}`}
        onClick={onCancel}
      >
        Cancel
      </Button>
    </span>
  );
}

function ReadOnlyWarning(props: { readonly reason: string }) {
  return (
    <Popover width={320} position="top-start" shadow="sm">
      <Popover.Target>
        <button type="button" className={styles.warning}>
          <Lock size={13} aria-hidden="true" /> Read-only
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {props.reason} You can read, search and export; nothing can be changed. To work on it, copy its folder
        to a place you may write to.
      </Popover.Dropdown>
    </Popover>
  );
}

function CloudWarning(props: { readonly service: string }) {
  const { service } = props;
  return (
    <Popover width={340} position="top-end" shadow="sm">
      <Popover.Target>
        <button type="button" className={styles.warning}>
          <CloudAlert size={13} aria-hidden="true" /> In {service}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={styles.words}>
          This review lies in a folder that {service} synchronises. If it copies the files while Sheaf writes,
          or if two computers have the review open, changes can be lost or the review damaged. Backups lie in
          the same folder.
        </p>
        <Button mt="sm" onClick={() => void desktop().keepElsewhere()}>
          Keep it elsewhere…
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
