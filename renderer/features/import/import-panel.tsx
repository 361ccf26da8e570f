import { ActionIcon, Button, Progress } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { X } from 'lucide-react';
import { useRef } from 'react';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useStartJob } from '#renderer/bridge/use-command.ts';
import { jobResult, useJobs } from '#renderer/bridge/use-jobs.ts';
import { useUndo } from '#renderer/bridge/use-undo.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { DocumentId } from '#shared/contract/ids.ts';
import type { ImportOutcome } from '#shared/contract/imports.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { endSentence, leftToTry, outcomeLabels, outcomeNote, sortOutcomes } from './import-outcomes.ts';
import styles from './import-panel.module.css';

/** The newest import: its progress with cancel, then what became of each file, with retry. */
export function ImportPanel(props: {
  readonly job: JobView;
  readonly onOpen: (documentId: DocumentId) => void;
  readonly onDismiss: () => void;
}) {
  const { job, onOpen, onDismiss } = props;
  return (
    <section className={styles.panel} aria-label="Import">
      {job.state === 'running' ? (
        <Running job={job} />
      ) : (
        <Ended job={job} onOpen={onOpen} onDismiss={onDismiss} />
      )}
    </section>
  );
}

function Running(props: { readonly job: JobView }) {
  const { job } = props;
  const { cancel } = useJobs();
  const words = job.total === null ? `Importing ${job.done}` : `Importing ${job.done} of ${job.total}`;
  return (
    <>
      <div className={styles.head}>
        <span className={styles.words} aria-live="polite">
          {job.cancelling ? 'Stopping…' : words}
        </span>
        <Button size="compact-xs" disabled={job.cancelling} onClick={() => cancel(job.id)}>
          Cancel
        </Button>
      </div>
      <Progress
        value={job.total === null || job.total === 0 ? 100 : (100 * job.done) / job.total}
        animated={job.total === null}
        aria-label="Import"
        size="sm"
      />
      <p className={styles.doing} title={job.doing}>
        {job.doing}
      </p>
    </>
  );
}

function Ended(props: {
  readonly job: JobView;
  readonly onOpen: (documentId: DocumentId) => void;
  readonly onDismiss: () => void;
}) {
  const { job, onOpen, onDismiss } = props;
  const start = useStartJob(methods.imports.retry);
  const files = jobResult(methods.imports.start, job)?.files ?? [];
  const again = leftToTry(files);
  return (
    <>
      <div className={styles.head}>
        <span className={styles.words} role="status">
          {endSentence(job.state, files)}
        </span>
        <ActionIcon size={24} aria-label="Close the import report" onClick={onDismiss}>
          <X size={14} />
        </ActionIcon>
      </div>
      <div className={styles.actions}>
        {again === 0 ? null : (
          <Button size="compact-xs" onClick={() => void start({ jobId: newId.job(), retryOf: job.id })}>
            Retry {again}
          </Button>
        )}
        <TakeBack job={job} onDone={onDismiss} />
      </div>
      {job.error === null ? null : <ErrorNote {...errorWords(job.error)} />}
      {files.length === 0 ? null : <Files files={sortOutcomes(files)} onOpen={onOpen} />}
    </>
  );
}

/** After a cancel what was done stays, unless the person takes it back at once: it is one action. */
function TakeBack(props: { readonly job: JobView; readonly onDone: () => void }) {
  const { job, onDone } = props;
  const { undo, undoNow } = useUndo();
  if (job.state !== 'cancelled' || undo === null || undo.group !== job.group) return null;
  const takeBack = async () => {
    if ((await undoNow()) !== null) onDone();
  };
  return (
    <Button size="compact-xs" onClick={() => void takeBack()}>
      Take back
    </Button>
  );
}

function Files(props: {
  readonly files: readonly ImportOutcome[];
  readonly onOpen: (documentId: DocumentId) => void;
}) {
  const { files, onOpen } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: files.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 40,
    overscan: 10,
    initialRect: { width: 260, height: 200 },
  });
  return (
    // Scrolls, so the keyboard must be able to reach it.
    <div className={styles.files} ref={scroller} tabIndex={0} role="group" aria-label="Files of the import">
      <ul style={{ height: virtual.getTotalSize() }} className={styles.list}>
        {virtual.getVirtualItems().map((item) => {
          const file = files[item.index];
          return file === undefined ? null : (
            <li
              key={item.key}
              data-index={item.index}
              ref={virtual.measureElement}
              className={styles.file}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <FileRow file={file} onOpen={onOpen} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function FileRow(props: { readonly file: ImportOutcome; readonly onOpen: (documentId: DocumentId) => void }) {
  const { file, onOpen } = props;
  const note = outcomeNote(file);
  return (
    <>
      <div className={styles.line}>
        {'document' in file ? (
          <button
            type="button"
            className={styles.name}
            title={file.name}
            onClick={() => onOpen(file.document)}
          >
            {file.name}
          </button>
        ) : (
          <span className={styles.name} title={file.name}>
            {file.name}
          </span>
        )}
        <span className={styles.outcome} data-outcome={file.outcome}>
          {outcomeLabels[file.outcome]}
        </span>
      </div>
      {note === null ? null : <p className={styles.note}>{note}</p>}
    </>
  );
}
