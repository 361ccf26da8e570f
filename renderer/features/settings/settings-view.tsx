import { type ReactNode, type Ref, useEffect, useRef } from 'react';
import { Pane, PaneHeader } from '#renderer/ui/pane.tsx';
import { BackupSection } from './backup-section.tsx';
import { CopiesSection } from './copies-section.tsx';
import { CheckSection } from './check-section.tsx';
import { PersonSection, type PersonSettings } from './person-section.tsx';
import { ReviewSection } from './review-section.tsx';
import styles from './settings-view.module.css';

/** What holds for this review, and for this person on this computer. */
export function SettingsView(props: {
  readonly person: PersonSettings;
  /** Puts a backup in place and opens the review again. */
  readonly onRestore: (backup: string) => Promise<void>;
  readonly appVersion: string;
  /** Grows when the backups were asked for from elsewhere: they are brought into view. */
  readonly backupsAsked?: number;
  readonly onBackupsShown?: () => void;
}) {
  const { backupsAsked = 0, onBackupsShown } = props;
  const backups = useRef<HTMLElement>(null);
  useEffect(() => {
    if (backupsAsked === 0) return;
    backups.current?.scrollIntoView({ block: 'start' });
    backups.current?.focus({ preventScroll: true });
    onBackupsShown?.();
  }, [backupsAsked, onBackupsShown]);
  return (
    <Pane label="Settings" header={<PaneHeader title="Settings" />}>
      <div className={styles.settings}>
        <Section title="Review">
          <ReviewSection />
        </Section>
        <Section title="You, on this computer">
          <PersonSection {...props.person} />
        </Section>
        <Section title="Backups" ref={backups}>
          <BackupSection onRestore={props.onRestore} />
        </Section>
        <Section title="Archive and copy">
          <CopiesSection />
        </Section>
        <Section title="Integrity">
          <CheckSection />
        </Section>
        <p className={styles.quiet}>Sheaf {props.appVersion}. Nothing here ever uses a network.</p>
      </div>
    </Pane>
  );
}

function Section(props: {
  readonly title: string;
  readonly ref?: Ref<HTMLElement>;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.section} aria-label={props.title} ref={props.ref} tabIndex={-1}>
      <h3 className={styles.title}>{props.title}</h3>
      {props.children}
    </section>
  );
}
