import { useState } from 'react';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useStartJob } from '#renderer/bridge/use-command.ts';
import { jobResult, useJob } from '#renderer/bridge/use-jobs.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { DocumentView } from '#shared/contract/documents.ts';
import type { JobId } from '#shared/contract/ids.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { Notice } from './notice.tsx';
import { heldPasswords } from './passwords.ts';
import { PasswordForm } from './password-form.tsx';

type Outcome = {
  readonly running: boolean;
  readonly wrong: boolean;
  readonly trouble: ReturnType<typeof errorWords> | null;
};

function outcomeOf(job: JobView | null): Outcome {
  const file = jobResult(methods.imports.reread, job)?.files[0];
  const error = file?.outcome === 'refused' ? file.error : null;
  const wrong = error?.code === 'wrong-password';
  return {
    running: job?.state === 'running',
    wrong: wrong || (file?.outcome === 'imported' && file.state === 'password'),
    trouble: error === null || wrong ? null : errorWords(error),
  };
}

/** A PDF that a password protects: says so, and reads it once the password is given. */
export function LockedDocument({ view }: { readonly view: DocumentView }) {
  const [jobId, setJobId] = useState<JobId | null>(null);
  const { running, wrong, trouble } = outcomeOf(useJob(jobId));
  const start = useStartJob(methods.imports.reread);
  const read = async (password: string): Promise<void> => {
    heldPasswords.hold(view.sha256, password);
    const id = newId.job();
    const started = await start({ jobId: id, documentId: view.id, password });
    if (started.ok) setJobId(id);
  };
  return (
    <Notice>
      <h2>{view.title}</h2>
      <p>{view.stateReason ?? 'This PDF is protected by a password, so nothing of it could be read.'}</p>
      <PasswordForm
        words="With its password Sheaf reads the text once and keeps it in the review, so that its words can be selected and found. The password itself is never kept."
        action={running ? 'Reading …' : 'Read this paper'}
        wrong={wrong && !running}
        onPassword={(password) => void read(password)}
      />
      {trouble !== null && <ErrorNote {...trouble} />}
    </Notice>
  );
}
