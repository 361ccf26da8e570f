import { SegmentedControl } from '@mantine/core';
import { memo, useCallback, useState } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { ClaimPane, type Draft } from '#renderer/features/claims/claim-pane.tsx';
import { HighlightCard } from '#renderer/features/claims/highlight-card.tsx';
import { SelectedWords } from '#renderer/features/claims/selected-words.ts';
import { DocumentDetails } from '#renderer/features/documents/document-details.tsx';
import { ConceptField } from '#renderer/features/taxonomy/concept-field.tsx';
import { type RegionOf, RegionsOfPaper } from '#renderer/pdf/region-picture.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { isRegion, regionName } from '#shared/text/region.ts';
import type { Anchor } from '#shared/contract/anchor.ts';
import type { ClaimId, DocumentId } from '#shared/contract/ids.ts';
import styles from './read-screen.module.css';
import type { ScreenProps } from './screen-props.ts';
import type { PaneControls } from './three-panes.tsx';
import type { Desk } from './use-desk.ts';
import { useNumbersKey } from './use-numbers-key.ts';
import { ColourLegend } from './colour-legend.tsx';

const section = 'Paper';

/** Beside the paper: its claims, or what is known about it. */
export const RightPane = memo(function RightPane(
  props: ScreenProps & {
    readonly desk: Desk;
    readonly details: boolean;
    readonly onDetails: (shown: boolean) => void;
    readonly controls: PaneControls;
    readonly claimId: ClaimId | null;
  },
) {
  const { place, desk, details, onDetails, controls } = props;
  const documents = useRead(methods.documents.list, {}).data;
  // A paper in the bin has nothing that could be worked on.
  const documentId = documents?.find(({ id }) => id === place.documentId)?.id ?? null;
  const [draft, setDraft] = useState<Draft | null>(null);
  const showClaims = () => {
    controls.showRight();
    onDetails(false);
  };
  const words = useWordKeys({
    documentId,
    claimId: place.claimId,
    desk,
    making: draft,
    onDraft: (made) => {
      showClaims();
      setDraft(made);
    },
    onMoreWords: showClaims,
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
  const regionOf = useRegions(desk.annotations);
  if (documentId === null) return <EmptyState text="The claims of the open paper stand here." />;
  return (
    <RegionsOfPaper value={regionOf}>
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
        {details ? null : <ColourLegend {...desk.colours} />}
        {desk.highlight === null || details ? null : (
          <HighlightCard highlight={desk.highlight} onClaim={words.claim} onDelete={words.deleteHighlight} />
        )}
        <div className={styles.content}>
          {details ? (
            <DocumentDetails documentId={documentId} key={documentId} />
          ) : (
            <SelectedWords value={desk.selection}>
              <ClaimPane
                conceptField={ConceptField}
                documentId={documentId}
                draft={draft}
                onDraftDone={(done) => setDraft((kept) => (kept === done ? null : kept))}
                activeClaimId={place.claimId}
                onActivate={desk.activateClaim}
                onGoTo={desk.goTo}
                onDone={focusReader}
              />
            </SelectedWords>
          )}
        </div>
      </div>
    </RegionsOfPaper>
  );
});

/** The regions among the highlights of the paper, by their ids. */
function useRegions(annotations: Desk['annotations']): RegionOf {
  return useCallback(
    (annotationId) => {
      const anchor = annotations.find(({ id }) => id === annotationId)?.anchor;
      const part = anchor?.parts[0];
      const rect = part?.rects[0];
      if (anchor === undefined || part === undefined || rect === undefined || !isRegion(anchor.parts))
        return null;
      return { sha256: anchor.sha256, page: part.page, rect, name: regionName(part.label) };
    },
    [annotations],
  );
}

/** What the keys work on, as their labels say it. */
function whatOf({ selection, highlight }: Desk): string {
  const parts = (selection ?? highlight?.anchor)?.parts ?? [];
  const state = selection === null && highlight !== null ? 'highlighted' : 'selected';
  return `${state} ${isRegion(parts) ? 'region' : 'words'}`;
}

function isOf(draft: Draft | null, anchor: Anchor | null): boolean {
  return draft !== null && draft.anchor === anchor;
}

/** What can be done with the words that are selected, or with the highlight that the person stands on. */
function useWordKeys(props: {
  readonly documentId: DocumentId | null;
  readonly claimId: ClaimId | null;
  readonly desk: Desk;
  /** A claim that is on its way; a second one of its words is not begun. */
  readonly making: Draft | null;
  readonly onDraft: (draft: Draft) => void;
  readonly onMoreWords: () => void;
}): { readonly claim: () => void; readonly deleteHighlight: () => void } {
  const { documentId, claimId, desk } = props;
  const { selection, highlight } = desk;
  const create = useCommand(methods.annotations.create);
  const remove = useCommand(methods.annotations.delete);
  const addWords = useCommand(methods.claims.addWords);
  const open = desk.writable && documentId !== null;
  const anchor = selection ?? highlight?.anchor ?? null;
  const free = open && !isOf(props.making, anchor);
  const what = whatOf(desk);
  const claim = () => {
    if (anchor !== null && free) props.onDraft({ anchor });
  };
  const deleteHighlight = () => {
    if (highlight === null) return;
    void remove({ annotationId: highlight.id });
    focusReader();
  };
  useKeys({
    id: 'paper.claim',
    section,
    label: `Make a claim of the ${what}`,
    keys: 'c',
    when: free && anchor !== null,
    run: claim,
  });
  useKeys({
    id: 'paper.moreWords',
    section,
    label: `Add the ${what} to the open claim`,
    keys: 'Shift+c',
    when: open && selection !== null && claimId !== null,
    run: () => {
      if (selection === null || claimId === null) return;
      props.onMoreWords();
      void addWords({ claimId, selections: [{ annotationId: newId.annotation(), anchor: selection }] });
    },
  });
  useNumbersKey({
    claims: desk.claims,
    claimId,
    selection,
    when: free,
    onRead: props.onMoreWords,
    onDraft: props.onDraft,
  });
  useKeys({
    id: 'paper.highlight',
    section,
    label: `Highlight the ${what}`,
    keys: 'h',
    when: open && selection !== null,
    run: () => {
      if (documentId === null || selection === null) return;
      void create({ annotationId: newId.annotation(), documentId, anchor: selection });
    },
  });
  useKeys({
    id: 'paper.deleteHighlight',
    section,
    label: 'Delete highlight',
    keys: '$mod+Shift+Backspace',
    when: open && highlight !== null,
    run: deleteHighlight,
  });
  return { claim, deleteHighlight };
}

/** Whoever is done with a claim reads on where the words were selected. */
export function focusReader(): void {
  document.querySelector<HTMLElement>('[data-reader]')?.focus({ preventScroll: true });
}
