import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent, useRef } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { jobResult, useJobEnded } from '#renderer/bridge/use-jobs.ts';
import { outcomeSentence } from '#renderer/features/import/import-outcomes.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { staysInSight, useNewestImport } from '../newest-import.ts';

/**
 * Says that an import has ended, with the way to its report, where that is not in sight: on every other screen, and of one
 * whose report does not stay. Also of one that ended unseen.
 */
export function useImportEnded(reportVisible: boolean, onShow: () => void): void {
  const tell = (job: JobView): void => {
    if (!reportVisible || !staysInSight(job)) showEnd(job, onShow);
  };
  useJobEnded((job) => {
    if (job.kind === 'imports.start' || job.kind === 'imports.retry') tell(job);
  });
  const newest = useNewestImport();
  const known = newest !== null;
  const looked = useRef(false);
  const tellOfOpening = useEffectEvent(() => {
    if (looked.current || newest === null) return;
    looked.current = true;
    if (newest.waits) tell(newest.job);
  });
  useEffect(() => {
    if (known) tellOfOpening();
  }, [known]);
}

function showEnd(job: JobView, onShow: () => void): void {
  const files = jobResult(methods.imports.start, job)?.files ?? [];
  const id = `import-${job.id}`;
  notifications.show({
    id,
    title: 'Import ended',
    message: (
      <>
        <p>{outcomeSentence(files)}.</p>
        <Button
          size="compact-xs"
          onClick={() => {
            notifications.hide(id);
            onShow();
          }}
        >
          Show the report
        </Button>
      </>
    ),
  });
}
