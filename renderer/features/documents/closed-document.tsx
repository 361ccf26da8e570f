import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useStartJob } from '#renderer/bridge/use-command.ts';
import { jobResult, useJob } from '#renderer/bridge/use-jobs.ts';
import { heldPasswords } from '#renderer/pdf/held-passwords.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { DocumentView } from '#shared/contract/documents.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { JobId } from '#shared/contract/ids.ts';
import styles from './closed-document.module.css';
import { useBin } from './use-bin.tsx';

/** In the place of a paper that can't be shown yet: asks for its password, or says why it can't be read. */
export function ClosedDocument(props: { readonly document: DocumentView }) {
  const { document } = props;
  const reread = useReread(document);
  return (
    <section className={styles.closed} aria-label={document.title} key={document.id}>
      {document.state === 'password' ? (
        <Locked document={document} reread={reread} />
      ) : (
        <Unreadable document={document} reread={reread} />
      )}
    </section>
  );
}

interface Reread {
  readonly start: (password: string | null) => void;
  readonly busy: boolean;
  readonly refusal: AppError | null;
}

function useReread(document: DocumentView): Reread {
  const [jobId, setJobId] = useState<JobId | null>(null);
  const start = useStartJob(methods.imports.reread);
  const job = useJob(jobId);
  const outcome = jobResult(methods.imports.reread, job)?.files[0];
  const refusal = job?.error ?? (outcome?.outcome === 'refused' ? outcome.error : null);
  return {
    start: (password) => {
      const id = newId.job();
      void start({ jobId: id, documentId: document.id, password }).then((result) => {
        if (result.ok) setJobId(id);
      });
    },
    busy: jobId !== null && (job === null || job.state === 'running'),
    refusal,
  };
}

function Locked(props: { readonly document: DocumentView; readonly reread: Reread }) {
  const { document, reread } = props;
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The reader draws the pages with it, so that nobody is asked twice.
    heldPasswords.hold(document.sha256, password);
    reread.start(password);
    setPassword('');
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <h2 className={styles.title}>{document.title}</h2>
      <p>
        This paper is locked. Unlocking it keeps its text in this review, where it can be searched and quoted
        without the password. The password itself is never written down: it is forgotten when this window
        closes.
      </p>
      <PasswordInput
        label="Password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={reread.refusal === null ? null : reread.refusal.message}
        autoComplete="off"
      />
      <Button type="submit" variant="filled" loading={reread.busy} disabled={password === ''}>
        Unlock and keep the text
      </Button>
    </form>
  );
}

function Unreadable(props: { readonly document: DocumentView; readonly reread: Reread }) {
  const { document, reread } = props;
  const { moveToBin } = useBin();
  return (
    <div className={styles.form}>
      <h2 className={styles.title}>{document.title}</h2>
      <ErrorNote
        title={`${document.fileName} can’t be read`}
        message={document.stateReason ?? 'No reason is known.'}
        next="Its bytes are kept as they are, and no other paper is affected. Import an undamaged copy of it, or move this one to the bin."
        actions={
          <>
            <Button loading={reread.busy} onClick={() => reread.start(null)}>
              Read it again
            </Button>
            <Button onClick={() => void moveToBin([document.id], document.title)}>Move to bin</Button>
          </>
        }
      />
      {reread.refusal === null ? null : <ErrorNote {...errorWords(reread.refusal)} />}
    </div>
  );
}
