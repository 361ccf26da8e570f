import { Button } from '@mantine/core';
import { useState } from 'react';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useStartJob } from '#renderer/bridge/use-command.ts';
import { jobResult, useJob } from '#renderer/bridge/use-jobs.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { JobId } from '#shared/contract/ids.ts';
import type { CheckReport } from '#shared/contract/reviews.ts';
import styles from './settings-view.module.css';

/** Checks everything that the review promises about itself, and shows what was found. */
export function CheckSection() {
  const start = useStartJob(methods.reviews.check);
  const [jobId, setJobId] = useState<JobId | null>(null);
  const job = useJob(jobId);
  const report = jobResult(methods.reviews.check, job);
  const check = async () => {
    const id = newId.job();
    const result = await start({ jobId: id });
    if (result.ok) setJobId(id);
  };
  return (
    <>
      <p className={styles.quiet}>
        Looks at the database, compares it with the record of everything that was done, and reads every
        paper’s bytes.
      </p>
      <div>
        <Button onClick={() => void check()} loading={job?.state === 'running'}>
          Check integrity
        </Button>
      </div>
      {job?.error == null ? null : <ErrorNote {...errorWords(job.error)} />}
      {report === null ? null : <Report report={report} />}
    </>
  );
}

function Report(props: { readonly report: CheckReport }) {
  const { report } = props;
  const { documents, anchors } = report;
  const known = useRead(methods.documents.list, {}).data ?? [];
  const names = (hashes: readonly string[]) =>
    list(
      hashes.map((hash) => {
        const document = known.find(({ sha256 }) => sha256 === hash);
        return document === undefined ? hash : `${document.title} (${document.fileName})`;
      }),
    );
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['Database', report.integrity === 'ok' ? 'Sound' : report.integrity, report.integrity === 'ok'],
    [
      'Record of changes',
      report.log === 'equal' ? 'Agrees with the tables' : report.log,
      report.log === 'equal',
    ],
    ['Papers', formatCount(documents.count, 'file', 'files'), true],
    ['Missing files', names(documents.missing), documents.missing.length === 0],
    ['Altered files', names(documents.altered), documents.altered.length === 0],
    ['Files nobody names', list(documents.orphans), true],
    [
      'Highlighted words',
      `${anchors.exact} in place, ${anchors.moved} moved, ${anchors['needs-check']} need a look, ${anchors.lost} lost`,
      anchors.lost === 0,
    ],
  ];
  return (
    <div className={styles.report} role="status">
      <p className={report.ok ? styles.good : styles.bad}>
        {report.ok
          ? '✓ Everything is as it should be.'
          : `! Something is not as it should be. ${advice(report)}`}
      </p>
      <dl className={styles.findings}>
        {rows.map(([name, words, good]) => (
          <div key={name} data-bad={!good || undefined}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** What mends it: bytes of papers come back with the file, everything else with a backup. */
function advice({ integrity, log, documents }: CheckReport): string {
  const papers = documents.missing.length + documents.altered.length > 0;
  const database = integrity !== 'ok' || log !== 'equal';
  return [
    papers ? 'Import the papers named below again: their files go back to their place, claims and all.' : '',
    database ? 'Go back to a backup above.' : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'None' : names.join(', ');
}
