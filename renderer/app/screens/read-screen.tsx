import { ActionIcon } from '@mantine/core';
import { FilePlus2 } from 'lucide-react';
import { type ReactNode, startTransition, useCallback, useEffect, useState } from 'react';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { FileNotesItem, FileNotesOffer, useFileNotes } from '#renderer/features/anchors/file-notes-offer.tsx';
import { ClosedDocument } from '#renderer/features/documents/closed-document.tsx';
import { useBin } from '#renderer/features/documents/use-bin.tsx';
import { DocumentList } from '#renderer/features/documents/document-list.tsx';
import { leaveSpot } from '#renderer/features/reader/jumps/jumps.ts';
import { useJumpKeys } from '#renderer/features/reader/jumps/use-jump-keys.ts';
import { useReplaceFile } from '#renderer/features/documents/use-replace-file.ts';
import { Reader } from '#renderer/features/reader/reader.tsx';
import type { Target } from '#renderer/features/reader/types.ts';
import { SearchPane } from '#renderer/features/search/search-pane.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Hint } from '#renderer/ui/keys/hint.tsx';
import type { DocumentId } from '#shared/contract/ids.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import type { ScreenProps } from './screen-props.ts';
import { useImportReport } from './import-report.tsx';
import { LeftPane } from './left-pane.tsx';
import { focusReader, RightPane } from './right-pane.tsx';
import styles from './read-screen.module.css';
import { useOpenHit } from './use-open-hit.ts';
import { ThreePanes } from './three-panes.tsx';
import { type Desk, useDesk } from './use-desk.ts';
import { WhenSearchAsked } from './when-search-asked.tsx';

/** The desk: papers at the left, the open one in the middle, its claims at the right. */
export function ReadScreen(props: ScreenProps) {
  const { place, go, importing } = props;
  const { documentId, claimId } = place;
  const [details, setDetails] = useState(false);
  const showDocument = useCallback(
    (id: DocumentId) => go({ screen: 'read', documentId: id, claimId: null }),
    [go],
  );
  const openDocument = useCallback(
    (id: DocumentId) => {
      leaveSpot();
      showDocument(id);
    },
    [showDocument],
  );
  const { desk, target } = useDesk(props);
  useJumpKeys(showDocument);
  const openHit = useOpenHit(go, desk);
  const [searching, setSearching] = useState(false);
  const replaceFile = useReplaceFile(documentId, props.writable);
  const fileNotes = useFileNotes(documentId, props.writable);
  const report = useImportReport({
    asked: props.importReport,
    onOpen: openDocument,
    onClosed: props.onImportReportClosed,
  });
  const settled = useSettled(documentId);
  const nothing = <NoDocument onImport={() => void importing.chooseFiles()} writable={props.writable} />;
  return (
    <ThreePanes
      id="read"
      left={(controls) => ({
        label: 'Papers',
        keys: '$mod+b',
        content: (
          <>
            <WhenSearchAsked asked={props.searchAsked} controls={controls} onSearch={setSearching} />
            <LeftPane
              searching={searching}
              onSearching={setSearching}
              search={
                <SearchPane
                  asked={props.searchAsked}
                  onShown={props.onSearchShown}
                  onOpen={openHit}
                  onLeave={focusReader}
                />
              }
              papers={
                <DocumentList
                  activeId={documentId}
                  onOpen={openDocument}
                  writable={props.writable}
                  onDetails={() => setDetails(true)}
                  onReplaceFile={replaceFile}
                  menuItems={<FileNotesItem fileNotes={fileNotes} />}
                  actions={
                    props.writable ? <ImportButton onImport={() => void importing.chooseFiles()} /> : null
                  }
                  footer={report}
                />
              }
            />
          </>
        ),
      })}
      middle={
        documentId === null ? (
          nothing
        ) : (
          <ErrorBoundary key={documentId} part="The reader">
            <div className={styles.middle}>
              <FileNotesOffer fileNotes={fileNotes} />
              <div className={styles.paper}>
                <Middle
                  documentId={documentId}
                  desk={desk}
                  target={target}
                  onOpen={showDocument}
                  nothing={nothing}
                />
              </div>
            </div>
          </ErrorBoundary>
        )
      }
      rightInUse={claimId !== null || details}
      right={(controls) => ({
        label: 'Claims',
        keys: '$mod+j',
        content: settled && (
          <RightPane
            key={documentId}
            {...props}
            desk={desk}
            details={details}
            onDetails={setDetails}
            controls={controls}
            claimId={claimId}
          />
        ),
      })}
    />
  );
}

/**
 * Whether the paper has been shown: what stands beside it is made after its words, which people wait for. (A deferred
 * value would not wait where a hidden screen comes back.)
 */
function useSettled(documentId: DocumentId | null): boolean {
  const [shown, setShown] = useState(documentId);
  useEffect(() => startTransition(() => setShown(documentId)), [documentId]);
  return shown === documentId;
}

function NoDocument(props: { readonly onImport: () => void; readonly writable: boolean }) {
  const documents = useRead(methods.documents.list, {}).data;
  if (documents === undefined) return null;
  if (documents.length > 0) return <EmptyState text="Choose a paper at the left to read it." />;
  return (
    <EmptyState
      text="A review begins with its papers: import PDFs, text, Markdown or saved web pages, or drop files or folders anywhere on this window."
      action={props.writable ? { label: 'Import papers…', run: props.onImport, keys: '$mod+i' } : null}
    />
  );
}

function Middle(props: {
  readonly documentId: DocumentId;
  readonly desk: Desk;
  readonly target: Target | null;
  readonly onOpen: (documentId: DocumentId) => void;
  /** What stands here while no paper is open. */
  readonly nothing: ReactNode;
}) {
  const { documentId, desk } = props;
  const { data: document, error } = useRead(methods.documents.get, { documentId });
  const { restore } = useBin();
  // A review that was restored may not have the paper that was open.
  if (error !== null)
    return error.code === 'not-found' ? props.nothing : <ErrorNote {...errorWords(error)} />;
  if (document === undefined) return null;
  if (document.inBin)
    return (
      <EmptyState
        text={`“${document.title}” is not among the papers now: it was moved to the bin, or its import was undone.`}
        action={
          desk.writable
            ? { label: 'Put it back', run: () => void restore([document.id], document.title) }
            : null
        }
      />
    );
  if (document.state === 'password' || document.state === 'unreadable')
    return <ClosedDocument document={document} />;
  return (
    <Reader
      documentId={documentId}
      goTo={props.target}
      highlights={desk.highlights}
      activeId={desk.activeId}
      onSelection={desk.setSelection}
      onActivate={desk.activateWords}
      onOpen={props.onOpen}
    />
  );
}

function ImportButton(props: { readonly onImport: () => void }) {
  return (
    <Hint label="Import papers…" keys="$mod+i">
      <ActionIcon aria-label="Import papers…" onClick={props.onImport}>
        <FilePlus2 size={16} />
      </ActionIcon>
    </Hint>
  );
}
