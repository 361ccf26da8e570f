import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { AnnotationId, ClaimId, DocumentId } from '#shared/contract/ids.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { useReadOnly } from '#renderer/bridge/use-read-only.ts';
import { LockedFields } from '#renderer/ui/locked-fields.tsx';
import { PaneHeader } from '#renderer/ui/pane.tsx';
import { ClaimForm } from './claim-form.tsx';
import { ClaimList } from './claim-list.tsx';
import styles from './claim-pane.module.css';
import { isBare } from './claim-words.ts';
import type { ConceptSlot } from './concept-slot.ts';
import { FormHeader } from './form-header.tsx';
import { NoClaims } from './no-claims.tsx';
import type { Draft } from './unsaved-claims.ts';
import { UnsavedNote } from './unsaved-note.tsx';
import { useConceptNames } from './use-concept-names.ts';
import { useDeleteClaim } from './use-delete-claim.ts';
import { useMerge } from './use-merge.tsx';
import { useNewClaim } from './use-new-claim.ts';
import { usePaneKeys } from './use-pane-keys.ts';
import { useTakeBackNew } from './use-take-back-new.ts';
import { useWholeClaim } from './use-whole-claim.ts';

export type { Draft } from './unsaved-claims.ts';

const none: readonly ClaimView[] = [];

/** The claims of a document, and everything about the one that is active or was just made. */
export function ClaimPane(props: {
  readonly documentId: DocumentId;
  /** Words selected for a new claim; a new object each time. The claim is created at once. */
  readonly draft: Draft | null;
  /** The claim of a draft is made, or was refused. */
  readonly onDraftDone: (draft: Draft) => void;
  readonly activeClaimId: ClaimId | null;
  readonly onActivate: (claimId: ClaimId | null) => void;
  readonly onGoTo: (annotationId: AnnotationId) => void;
  /** The person is done with the form: the focus, now on the claim's row, may go elsewhere. */
  readonly onDone?: () => void;
  readonly conceptField: ConceptSlot;
}) {
  const { documentId, activeClaimId, onActivate, onGoTo, onDone } = props;
  const { data: claims, isFetching } = useRead(methods.claims.forDocument, { documentId });
  const state = useRead(methods.documents.get, { documentId }).data?.state;
  const shown = claims ?? none;
  const { byId, names } = useConceptNames();
  const list = useRef<HTMLUListElement>(null);
  const refocus = useRef(false);
  const takeBack = useTakeBackNew(onActivate);
  const readOnly = useReadOnly();
  const deleteClaim = useDeleteClaim(onActivate);
  const { making, fresh, unsaved, tryAgain, letGo } = useNewClaim({
    documentId,
    claims: shown,
    reading: isFetching,
    activeClaimId,
    draft: props.draft,
    onDraftDone: props.onDraftDone,
    onMade: onActivate,
    onRefused: (claimId) => {
      if (claimId === activeClaimId) onActivate(null);
    },
  });
  const active = making ?? claimOf(shown, activeClaimId);
  const empty = nothingIn(claims, active) ? state : undefined;
  const place = shown.findIndex((claim) => claim.id === activeClaimId);

  const show = useMemo(
    () => (claim: ClaimView) => {
      onActivate(claim.id);
      const [quote] = claim.quotes;
      if (quote !== undefined) onGoTo(quote.annotationId);
    },
    [onActivate, onGoTo],
  );
  const focusRow = () => list.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
  const step = (by: -1 | 1) => {
    const next = shown[place < 0 ? (by === 1 ? 0 : shown.length - 1) : place + by];
    if (next !== undefined) show(next);
  };
  const remove = async (claim: ClaimView) => {
    const at = shown.indexOf(claim);
    const next = shown[at + 1] ?? shown[at - 1] ?? null;
    refocus.current = true;
    if (await deleteClaim(claim.id)) onActivate(next?.id ?? null);
    else refocus.current = false;
  };
  const escape = async (claim: ClaimView, textsEmpty: boolean) => {
    const madeNow = fresh?.claimId === claim.id;
    if (madeNow && textsEmpty && isBare(claim)) {
      if (!(await takeBack(fresh))) await deleteClaim(claim.id);
    }
    done();
  };
  const done = () => {
    focusRow();
    onActivate(null);
    onDone?.();
  };
  const { merge, question } = useMerge();
  const whole = useWholeClaim({ claim: active, shown, writable: readOnly === null, onActivate, merge });
  usePaneKeys({
    step: shown.length === 0 ? null : step,
    remove: active === null ? null : () => void remove(active),
  });
  useFocusWhenGone(active === null, () => {
    if (shown.length > 0) focusRow();
    else onDone?.();
  });
  // After a deletion the focus would fall out of the pane with what had it.
  useEffect(() => {
    if (!refocus.current) return;
    refocus.current = false;
    focusRow();
  }, [shown.length]);

  return (
    <section className={styles.pane} aria-label="Claims">
      <PaneHeader title="Claims" count={claims === undefined ? '' : String(shown.length)} />
      {unsaved.map((one) => (
        <UnsavedNote
          key={one.claimId}
          unsaved={one}
          onTryAgain={() => tryAgain(one)}
          onLetGo={() => letGo(one)}
        />
      ))}
      {empty !== undefined ? (
        <NoClaims state={empty} readOnly={readOnly} />
      ) : (
        <div className={styles.listBox} data-form-open={active !== null}>
          <ClaimList
            claims={shown}
            activeId={activeClaimId}
            names={names}
            listRef={list}
            onActivate={(claim) => onActivate(claim.id)}
            onShow={show}
            onDelete={(claim) => void remove(claim)}
          />
        </div>
      )}
      {active === null ? null : (
        <div className={styles.formBox}>
          <FormHeader
            title={titleOf(place, shown.length)}
            reviewer={active.reviewer}
            isKey={active.key}
            locked={readOnly !== null}
            actions={whole}
            onDelete={() => void remove(active)}
            onDone={done}
          />
          {question}
          <div className={styles.formScroll}>
            <LockedFields reason={readOnly}>
              <ClaimForm
                key={active.id}
                claim={active}
                claims={shown}
                fresh={fresh?.claimId === active.id}
                concepts={byId}
                names={names}
                locked={readOnly !== null}
                conceptField={props.conceptField}
                onGoTo={onGoTo}
                onDone={done}
                onEscape={(textsEmpty) => void escape(active, textsEmpty)}
              />
            </LockedFields>
          </div>
        </div>
      )}
    </section>
  );
}

/** A form that goes by itself (its claim was undone) would take the focus along: it is given elsewhere. */
function useFocusWhenGone(gone: boolean, giveElsewhere: () => void): void {
  const was = useRef(gone);
  const give = useEffectEvent(giveElsewhere);
  useEffect(() => {
    if (gone && !was.current && document.activeElement === document.body) give();
    was.current = gone;
  }, [gone]);
}

function claimOf(claims: readonly ClaimView[], id: ClaimId | null): ClaimView | null {
  return claims.find((claim) => claim.id === id) ?? null;
}

/** One that the store is just making has no place among the others yet. */
function titleOf(place: number, count: number): string {
  return place < 0 ? 'New claim' : `Claim ${place + 1} of ${count}`;
}

/** Whether there is no claim, and none is being made. */
function nothingIn(claims: readonly ClaimView[] | undefined, active: ClaimView | null): boolean {
  return claims?.length === 0 && active === null;
}
