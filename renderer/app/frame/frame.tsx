import { ActionIcon } from '@mantine/core';
import { House } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { desktop } from '#renderer/bridge/desktop.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { LookLine } from '#renderer/features/anchors/look-line.tsx';
import { DropTarget } from '#renderer/features/import/drop-target.tsx';
import { useBackUp } from '#renderer/features/settings/use-back-up.ts';
import { useSaveCopy } from '#renderer/features/settings/use-save-copy.ts';
import { useImport } from '#renderer/features/import/use-import.ts';
import { Hint } from '#renderer/ui/keys/hint.tsx';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { appError } from '#shared/contract/errors.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { usePlace } from '../place.ts';
import { showRefusal } from '../show-refusal.tsx';
import { CurrentScreen } from '../screens/current-screen.tsx';
import { KeptScreens } from '../screens/kept-screens.tsx';
import styles from './frame.module.css';
import { PlaceNotices } from './place-notices.tsx';
import { StageRail } from './stage-rail.tsx';
import { StatusLine } from './status-line.tsx';
import { UndoButtons } from './undo-buttons.tsx';
import { useCopyEnded } from './use-copy-ended.ts';
import { useBackupEnded } from './use-backup-ended.ts';
import { useImportEnded } from './use-import-ended.tsx';
import { useReplaceEnded } from './use-replace-ended.tsx';
import { useExportEvidence, useMenu } from './use-menu.ts';
import { useReviewKeys } from './use-review-keys.ts';

const homeKeys = '$mod+Shift+h';

function goHome(): void {
  void desktop().showHome();
}

/** The frame around every screen of a review: its name, the stages, the status line. */
export function Frame(props: { readonly restarting: boolean }) {
  const [place, go] = usePlace();
  const review = useRead(methods.reviews.get, {}).data;
  const [importReport, setImportReport] = useState(0);
  const showImport = useCallback(() => {
    setImportReport((count) => count + 1);
    go({ screen: 'read' });
  }, [go]);
  const importing = useImport(showImport);
  const writable = review !== undefined && review.readOnly === null;
  const section = 'Everywhere';
  useKeys({
    id: 'import.files',
    section,
    label: 'Import papers…',
    keys: '$mod+i',
    when: writable,
    run: () => void importing.chooseFiles(),
  });
  useKeys({
    id: 'import.folders',
    section,
    label: 'Import folders…',
    keys: '$mod+Shift+i',
    when: writable,
    run: () => void importing.chooseFolders(),
  });
  const [searchAsked, setSearchAsked] = useState(0);
  useKeys({
    id: 'search.everywhere',
    section,
    label: 'Search all papers and claims',
    keys: '$mod+Shift+f',
    whileTyping: true,
    run: () => {
      setSearchAsked((count) => count + 1);
      go({ screen: 'read' });
    },
  });
  useKeys({ id: 'home', section, label: 'Home: all reviews', keys: homeKeys, run: goHome });
  const backUp = useBackUp();
  const [backupsAsked, setBackupsAsked] = useState(0);
  const showBackups = () => {
    setBackupsAsked((count) => count + 1);
    go({ screen: 'settings' });
  };
  const exportEvidence = useExportEvidence(go);
  const copies = useSaveCopy();
  useReviewKeys({ writable, screen: place.screen, backUp, showBackups, exportEvidence, ...copies });
  useMenu({
    chooseFiles: async () =>
      review === undefined || review.readOnly === null
        ? importing.chooseFiles()
        : showRefusal(appError('read-only', review.readOnly), 'Import'),
    go,
    exportEvidence,
    backUp,
    showBackups,
  });
  useBackupEnded();
  useCopyEnded();
  const lookAtAnchors = useCallback(() => go({ screen: 'anchors' }), [go]);
  useReplaceEnded(lookAtAnchors, place.screen === 'anchors');
  useImportEnded(place.screen === 'read', showImport);
  useEffect(() => {
    if (review !== undefined) document.title = `${review.title} · Sheaf`;
  }, [review]);
  return (
    // While it is not known yet, files are taken: the store refuses them where nothing can be written.
    <DropTarget enabled={review?.readOnly == null} onDrop={(files) => void importing.drop(files)}>
      <div className={styles.frame}>
        <header className={styles.top}>
          <Hint label="Home: all reviews" keys={homeKeys}>
            <ActionIcon aria-label="Home" onClick={goHome}>
              <House size={16} />
            </ActionIcon>
          </Hint>
          <h1 className={styles.name} title={review?.title} dir="auto">
            {review?.title ?? ''}
          </h1>
          <UndoButtons />
        </header>
        {review === undefined ? null : (
          <PlaceNotices review={review} onBackUp={() => void backUp()} onShowBackups={showBackups} />
        )}
        <StageRail
          screen={place.screen === 'anchors' ? 'read' : place.screen}
          onGo={(screen) => go({ screen })}
        />
        <main className={styles.main}>
          <KeptScreens
            shown={place.screen}
            of={(screen) => (
              <ErrorBoundary key={screen} part="This screen">
                <CurrentScreen
                  place={{ ...place, screen }}
                  go={go}
                  writable={writable}
                  importing={importing}
                  importReport={importReport}
                  searchAsked={searchAsked}
                  onSearchShown={() => setSearchAsked(0)}
                  backupsAsked={backupsAsked}
                  onBackupsShown={() => setBackupsAsked(0)}
                  onImportReportClosed={() => setImportReport(0)}
                />
              </ErrorBoundary>
            )}
          />
        </main>
        <StatusLine review={review} restarting={props.restarting}>
          {place.screen === 'anchors' ? null : <LookLine onOpen={lookAtAnchors} />}
        </StatusLine>
      </div>
    </DropTarget>
  );
}
