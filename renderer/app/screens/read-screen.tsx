import { ActionIcon, SegmentedControl } from '@mantine/core';
import { FilePlus2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { ClaimPane, type Draft } from '#renderer/features/claims/claim-pane.tsx';
import { ClosedDocument } from '#renderer/features/documents/closed-document.tsx';
import { DocumentDetails } from '#renderer/features/documents/document-details.tsx';
import { DocumentList } from '#renderer/features/documents/document-list.tsx';
import { Reader } from '#renderer/features/reader/reader.tsx';
import { ConceptField } from '#renderer/features/taxonomy/concept-field.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Hint } from '#renderer/ui/keys/key-hint.tsx';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { Anchor } from '#shared/contract/anchor.ts';
import type { AnnotationId, ClaimId, DocumentId } from '#shared/contract/ids.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import type { ScreenProps } from './screen-props.ts';
import { useImportReport } from './import-report.tsx';
import styles from './read-screen.module.css';
import { type PaneControls, ThreePanes } from './three-panes.tsx';
import { useWords } from './use-words.ts';

/** The desk: papers at the left, the open one in the middle, its claims at the right. */
export function ReadScreen(props: ScreenProps) {
  const { place, go, importing } = props;
  const { documentId, claimId } = place;
  const [details, setDetails] = useState(false);
  const openDocument = useCallback(
    (id: DocumentId) => go({ screen: 'read', documentId: id, claimId: null }),
    [go],
  );
  const desk = useDesk(props);
  const report = useImportReport({
    asked: props.importReport,
    onOpen: openDocument,
    onClosed: props.onImportReportClosed,
  });
  return (
    <ThreePanes
      id="read"
      left={{
        label: 'Papers',
        keys: '$mod+b',
        content: (
          <DocumentList
            activeId={documentId}
            onOpen={openDocument}
            writable={props.writable}
            onDetails={() => setDetails(true)}
            actions={props.writable ? <ImportButton onImport={() => void importing.chooseFiles()} /> : null}
            footer={report}
          />
        ),
      }}
      middle={
        documentId === null ? (
          <NoDocument onImport={() => void importing.chooseFiles()} writable={props.writable} />
        ) : (
          <ErrorBoundary key={documentId} part="The reader">
            <Middle documentId={documentId} desk={desk} />
          </ErrorBoundary>
        )
      }
      right={(controls) => ({
        label: 'Claims',
        keys: '$mod+j',
        content: (
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

type Desk = ReturnType<typeof useDesk>;

/** What reader and claims share: the words selected, the words to show, the claim that is open. */
function useDesk(props: ScreenProps) {
  const { place, go } = props;
  const [selection, setSelection] = useState<Anchor | null>(null);
  const words = useWords(place.documentId, place.claimId);
  const { annotations, claims, goTo } = words;
  const activateClaim = useCallback((claimId: ClaimId | null) => go({ claimId }), [go]);
  const activateWords = useCallback(
    (annotationId: AnnotationId) => {
      const [claimId = null] = annotations.find((one) => one.id === annotationId)?.claims ?? [];
      go({ claimId });
    },
    [annotations, go],
  );
  // A claim that was opened from elsewhere shows its words, once its document has answered.
  const [shown, setShown] = useState<ClaimId | null>(null);
  const first = claims.find((claim) => claim.id === place.claimId)?.quotes[0]?.annotationId;
  useEffect(() => {
    if (place.claimId === shown || first === undefined) return;
    setShown(place.claimId);
    goTo(first);
  }, [place.claimId, shown, first, goTo]);
  return { ...words, selection, setSelection, activateClaim, activateWords, writable: props.writable };
}

function Middle(props: { readonly documentId: DocumentId; readonly desk: Desk }) {
  const { documentId, desk } = props;
  const document = useRead(methods.documents.get, { documentId }).data;
  if (document === undefined) return null;
  if (document.state === 'password' || document.state === 'unreadable')
    return <ClosedDocument document={document} />;
  return (
    <Reader
      documentId={documentId}
      goTo={desk.target}
      highlights={desk.highlights}
      activeId={desk.activeId}
      onSelection={desk.setSelection}
      onActivate={desk.activateWords}
    />
  );
}

function RightPane(
  props: ScreenProps & {
    readonly desk: Desk;
    readonly details: boolean;
    readonly onDetails: (shown: boolean) => void;
    readonly controls: PaneControls;
    readonly claimId: ClaimId | null;
  },
) {
  const { place, desk, details, onDetails, controls, writable } = props;
  const [draft, setDraft] = useState<Draft | null>(null);
  const highlight = useCommand(methods.annotations.create);
  const { documentId } = place;
  const { selection } = desk;
  const ready = writable && documentId !== null && selection !== null;
  const section = 'Paper';
  useKeys({
    id: 'paper.claim',
    section,
    label: 'Make a claim of the selected words',
    keys: 'c',
    when: ready,
    run: () => {
      if (selection === null) return;
      controls.showRight();
      onDetails(false);
      setDraft({ anchor: selection });
    },
  });
  useKeys({
    id: 'paper.highlight',
    section,
    label: 'Highlight the selected words',
    keys: 'h',
    when: ready,
    run: () => {
      if (documentId === null || selection === null) return;
      void highlight({ annotationId: newId.annotation(), documentId, anchor: selection });
    },
  });
  useKeys({
    id: 'paper.details',
    section,
    label: details ? 'Claims of this paper' : 'Details of this paper',
    keys: 'i',
    when: documentId !== null,
    run: () => {
      controls.showRight();
      onDetails(!details);
    },
  });
  if (documentId === null) return <EmptyState text="The claims of the open paper stand here." />;
  return (
    <div className={styles.right}>
      <div className={styles.tabs}>
        <SegmentedControl
          fullWidth
          aria-label="What this pane shows"
          data={[
            { value: 'claims', label: 'Claims' },
            { value: 'details', label: 'Details' },
          ]}
          value={details ? 'details' : 'claims'}
          onChange={(value) => onDetails(value === 'details')}
        />
      </div>
      <div className={styles.content}>
        {details ? (
          <DocumentDetails documentId={documentId} key={documentId} />
        ) : (
          <ClaimPane
            conceptField={ConceptField}
            documentId={documentId}
            draft={draft}
            onDraftDone={() => setDraft(null)}
            activeClaimId={place.claimId}
            onActivate={desk.activateClaim}
            onGoTo={desk.goTo}
            onDone={focusReader}
          />
        )}
      </div>
    </div>
  );
}

/** Whoever is done with a claim reads on where the words were selected. */
function focusReader(): void {
  document.querySelector<HTMLElement>('[data-reader]')?.focus({ preventScroll: true });
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
