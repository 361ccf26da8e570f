import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { methods } from '#renderer/bridge/methods.ts';
import { jobResult, useJobEnded } from '#renderer/bridge/use-jobs.ts';
import { outcomeSentence } from '#renderer/features/import/import-outcomes.ts';

/** Says on every other screen that an import has ended, with the way to its report. */
export function useImportEnded(reportVisible: boolean, onShow: () => void): void {
  useJobEnded((job) => {
    if (reportVisible || (job.kind !== 'imports.start' && job.kind !== 'imports.retry')) return;
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
  });
}
