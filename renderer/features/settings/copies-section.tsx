import { Button } from '@mantine/core';
import { methods, nameOf } from '#renderer/bridge/methods.ts';
import { useJobs } from '#renderer/bridge/use-jobs.ts';
import styles from './settings-view.module.css';
import { useSaveCopy } from './use-save-copy.ts';

/** The whole review as one file to keep or hand over, or as a folder that can be read without Sheaf. */
export function CopiesSection() {
  const { saveArchive, saveReadable } = useSaveCopy();
  const { running } = useJobs();
  const writing = (name: string): boolean => running.some((job) => job.kind === name);
  return (
    <>
      <p className={styles.quiet}>
        An archive is one file with everything: papers, claims and the record of all changes. Home opens it as
        a review equal to this one, on this computer or another.
      </p>
      <div>
        <Button loading={writing(nameOf(methods.archives.write))} onClick={() => void saveArchive()}>
          Save as archive…
        </Button>
      </div>
      <p className={styles.quiet}>
        A readable copy is a folder for other programs: tables as CSV and JSON, and the papers under their
        names. Sheaf does not open it again.
      </p>
      <div>
        <Button loading={writing(nameOf(methods.archives.readable))} onClick={() => void saveReadable()}>
          Save a readable copy…
        </Button>
      </div>
    </>
  );
}
