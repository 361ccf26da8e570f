import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import type { Making } from '#shared/contract/host.ts';
import styles from './home-view.module.css';

/** How far the making of a review from an archive is, and the way to stop it. */
export function MakingNote(props: { readonly making: Making; readonly onStop: () => Promise<void> }) {
  const { making, onStop } = props;
  const [stopping, setStopping] = useState(false);
  const { doing, done, total } = making;
  const words = total === null ? `${doing}…` : `${doing}: ${Math.min(done + 1, total)} of ${total}`;
  return (
    <section className={styles.making} aria-label="Review from an archive">
      <span role="status">{stopping ? 'Stopping…' : words}</span>
      <Progress
        aria-label="Review from an archive"
        size="sm"
        animated={total === null}
        value={total === null || total === 0 ? 100 : (100 * done) / total}
      />
      <Button
        disabled={stopping}
        onClick={() => {
          setStopping(true);
          void onStop();
        }}
      >
        Cancel
      </Button>
    </section>
  );
}
