import { useRef } from 'react';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { Proposals } from '#shared/contract/proposals.ts';
import { directionConflict } from '#shared/domain/direction.ts';
import { conclusionLabels, directionGlyphs, directionLabels } from '#shared/domain/labels.ts';
import { deriveContrast } from '#shared/domain/sides.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { KeyHint } from '#renderer/ui/keys/key-hint.tsx';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { focusNextField } from '#renderer/ui/next-field.ts';
import type { Names } from '#shared/domain/contrast-words.ts';
import { ProposalChip } from './proposal-chip.tsx';
import styles from './proposals-bar.module.css';
import type { OpenProposals } from './use-proposals.ts';

type Concept = Proposals['concepts'][number];
type DirectionProposal = NonNullable<Proposals['direction']>;

const places = {
  therapy: 'Therapy',
  comparator: 'Against',
  outcome: 'Outcome',
  population: 'Population',
} as const;
const acceptAll = '$mod+Shift+Enter';
const rejectAll = '$mod+Alt+Enter';

/**
 * What the words seem to say about what is still open. Dashed, and counting for nothing, until a person takes one by a
 * press, or all of them by one key. What is rejected is not offered again while the window is open.
 */
export function ProposalsBar(props: {
  readonly claim: ClaimView;
  readonly names: Names;
  readonly locked: boolean;
  readonly proposals: OpenProposals;
}) {
  const { claim, names, locked, proposals } = props;
  const { concepts, direction, reject } = proposals;
  const bar = useRef<HTMLDivElement>(null);
  const accept = useAccept(claim);
  const any = !locked && (concepts.length > 0 || direction !== null);
  const takeAll = () => void accept(concepts, direction);
  const rejectEach = () => {
    if (bar.current !== null && holdsFocus(bar.current)) focusNextField(bar.current);
    reject({ concepts, direction });
  };
  const rejectOne = (some: Proposals, at: number) => {
    if (bar.current !== null && holdsFocus(bar.current)) focusBeside(bar.current, at);
    reject(some);
  };
  useKeys({
    id: 'claim.acceptProposals',
    label: 'Accept all proposals for this claim',
    keys: acceptAll,
    section: 'Claim',
    when: any,
    whileTyping: true,
    run: takeAll,
  });
  useKeys({
    id: 'claim.rejectProposals',
    label: 'Reject all proposals for this claim',
    keys: rejectAll,
    section: 'Claim',
    when: any,
    whileTyping: true,
    run: rejectEach,
  });
  useKeys({
    id: 'claim.offerRejected',
    label: 'Offer what was rejected for this claim again',
    section: 'Claim',
    when: !locked && proposals.anyRejected,
    run: proposals.offerAgain,
  });
  if (!any) return null;
  return (
    <div ref={bar} className={styles.bar} role="group" aria-label="Proposed from the words">
      <span className={styles.lead}>Proposed</span>
      {concepts.map((one, at) => (
        <ProposalChip
          key={`${one.role} ${one.conceptId}`}
          name={`${places[one.role]}: ${names(one.conceptId)}`}
          from={`“${one.words}”`}
          onAccept={() => void accept([one], null)}
          onReject={() => rejectOne({ concepts: [one], direction: null }, at)}
        >
          <span className={styles.place}>{places[one.role]}</span>
          {names(one.conceptId)}
        </ProposalChip>
      ))}
      {direction === null ? null : (
        <ProposalChip
          name={`Direction: ${directionLabels[direction.direction]}`}
          from={direction.why.map((words) => `“${words}”`).join(', ')}
          onAccept={() => void accept([], direction)}
          onReject={() => rejectOne({ concepts: [], direction }, concepts.length)}
        >
          <span aria-hidden="true">{directionGlyphs[direction.direction]}</span>
          {directionLabels[direction.direction]}
          {direction.conclusion === 'none' || claim.conclusion !== null ? null : (
            <span className={styles.place}>{conclusionLabels[direction.conclusion]}</span>
          )}
        </ProposalChip>
      )}
      <button type="button" className={styles.all} onClick={takeAll}>
        Accept all
        <KeyHint keys={acceptAll} />
      </button>
      <button type="button" className={styles.all} onClick={rejectEach}>
        Reject all
        <KeyHint keys={rejectAll} />
      </button>
    </div>
  );
}

const holdsFocus = (bar: HTMLElement): boolean => bar.contains(document.activeElement);

/** The proposal that goes would take the focus along: it moves to the one after, or before, or to the field below. */
function focusBeside(bar: HTMLElement, at: number): void {
  const chips = [...bar.querySelectorAll<HTMLElement>('[data-proposal]')];
  const beside = chips[at + 1] ?? chips[at - 1];
  if (beside === undefined) focusNextField(bar);
  else beside.focus();
}

/** Takes proposals into the claim as one step of undo. */
function useAccept(claim: ClaimView) {
  const add = useCommand(methods.claims.addConcept);
  const edit = useCommand(methods.claims.edit);
  return async (concepts: readonly Concept[], direction: DirectionProposal | null): Promise<void> => {
    const group = newId.group();
    for (const { role, conceptId } of concepts) {
      const taken =
        role === 'outcome'
          ? await edit({ claimId: claim.id, set: { outcome: conceptId } }, { group })
          : await add({ claimId: claim.id, role, conceptId }, { group });
      if (!taken.ok) return;
    }
    if (direction === null || !fits(claim, concepts, direction)) return;
    const conclusion =
      claim.conclusion === null && direction.conclusion !== 'none'
        ? { conclusion: direction.conclusion }
        : {};
    await edit({ claimId: claim.id, set: { direction: direction.direction, ...conclusion } }, { group });
  };
}

/** Whether the direction goes with the contrast that the sides have once the concepts are taken. */
function fits(claim: ClaimView, concepts: readonly Concept[], { direction }: DirectionProposal): boolean {
  const side = (role: 'therapy' | 'comparator') => [
    ...claim[role],
    ...concepts.filter((one) => one.role === role).map((one) => one.conceptId),
  ];
  const contrast = claim.contrastChosen
    ? claim.contrast
    : deriveContrast(side('therapy'), side('comparator'));
  return directionConflict(contrast, direction) === null;
}
