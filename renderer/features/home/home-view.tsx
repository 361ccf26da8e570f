import { Button } from '@mantine/core';
import { Archive, BookOpenText, FolderOpen, Plus } from 'lucide-react';
import { useState } from 'react';
import { KeyHint } from '#renderer/ui/keys/key-hint.tsx';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { StartInfo } from '#shared/contract/desktop.ts';
import styles from './home-view.module.css';
import { MakingNote } from './making-note.tsx';
import { NameForm } from './name-form.tsx';
import { NewReviewForm } from './new-review-form.tsx';
import { OpenFailureNote } from './open-failure-note.tsx';
import { RecentReviews } from './recent-reviews.tsx';
import { type Home, useHome } from './use-home.ts';

/** The first window: who you are (once), the reviews you had open, a new one, opening one. */
export function HomeView(props: { readonly info: StartInfo }) {
  const home = useHome(props.info);
  return (
    <main className={styles.home}>
      <header className={styles.header}>
        <h1 className={styles.name}>Sheaf</h1>
        <p className={styles.quiet}>
          {home.reviewerName === null ? 'An offline workbench for systematic reviews' : home.reviewerName}
        </p>
      </header>
      {home.failures.map((failure) => (
        <OpenFailureNote
          key={failure.attemptId}
          failure={failure}
          busy={home.busy}
          onTryAgain={(backup) => home.tryAgain(failure.attemptId, backup)}
          onDismiss={() => home.dismiss(failure.attemptId)}
        />
      ))}
      {home.reviewerName === null ? <NameForm onName={home.setName} /> : <Reviews home={home} />}
      <footer className={styles.footer}>
        Sheaf {props.info.appVersion}. Nothing here ever uses a network.
      </footer>
    </main>
  );
}

function Reviews(props: { readonly home: Home }) {
  const { home } = props;
  const [making, setMaking] = useState(false);
  const none = home.recent.length === 0;
  useKeys({ id: 'home.new', section: 'Home', label: 'New review', keys: 'n', run: () => setMaking(true) });
  useKeys({
    id: 'home.open',
    section: 'Home',
    label: 'Open a review',
    keys: 'o',
    run: () => void home.open(),
  });
  useKeys({
    id: 'home.sample',
    section: 'Home',
    label: 'Open the sample review',
    run: () => void home.openSample(),
  });
  useKeys({
    id: 'home.archive',
    section: 'Home',
    label: 'Open an archive …',
    keys: 'a',
    run: () => void home.openArchive(),
  });
  if (making) return <NewReviewForm home={home} onCancel={() => setMaking(false)} />;
  return (
    <>
      <div className={styles.actions}>
        <Button
          variant={none ? 'filled' : 'default'}
          leftSection={<Plus size={14} />}
          rightSection={<KeyHint keys="n" />}
          onClick={() => setMaking(true)}
        >
          New review…
        </Button>
        <Button
          leftSection={<FolderOpen size={14} />}
          rightSection={<KeyHint keys="o" />}
          disabled={home.busy}
          onClick={() => void home.open()}
        >
          Open…
        </Button>
        <Button
          leftSection={<Archive size={14} />}
          rightSection={<KeyHint keys="a" />}
          disabled={home.busy}
          onClick={() => void home.openArchive()}
        >
          Open an archive…
        </Button>
        <Button
          leftSection={<BookOpenText size={14} />}
          loading={home.busy}
          onClick={() => void home.openSample()}
        >
          Open the sample review
        </Button>
      </div>
      {home.making === null ? null : <MakingNote making={home.making} onStop={home.stopMaking} />}
      {none ? (
        <p className={styles.quiet}>
          A review is one folder on your disk that holds its papers and everything you do. The sample shows
          what it becomes: two papers, three claims on their words, and the evidence table made of them.
        </p>
      ) : (
        <RecentReviews home={home} />
      )}
    </>
  );
}
