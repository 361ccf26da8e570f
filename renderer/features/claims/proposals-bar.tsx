import { useRef } from 'react';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { Proposals } from '#shared/contract/proposals.ts';
import { directionConflict } from '#shared/domain/direction.ts';
import { conclusionLabels, directionGlyphs, directionLabels } from '#shared/domain/labels.ts';
import { deriveContrast } from '#shared/domain/sides.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { KeyHint } from '#renderer/ui/keys/key-hint.tsx';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { Names } from './claim-words.ts';
import styles from './proposals-bar.module.css';

type Concept = Proposals['concepts'][number];
type DirectionProposal = NonNullable<Proposals['direction']>;

const places = {
  therapy: 'Therapy',
  comparator: 'Against',
  outcome: 'Outcome',
  population: 'Population',
} as const;
const acceptAll = '$mod+Shift+Enter';

/**
 * What the words seem to say about what is still open. Dashed, and counting for nothing, until a person takes one by a
 * press, or all of them by one key.
 */
export function ProposalsBar(props: {
  readonly claim: ClaimView;
  readonly names: Names;
  readonly locked: boolean;
}) {
  const { claim, names } = props;
  const bar = useRef<HTMLDivElement>(null);
  const found = useRead(methods.proposals.forClaim, { claimId: claim.id }).data;
  const accept = useAccept(claim);
  const { concepts, direction } = found ?? { concepts: [], direction: null };
  const any = !props.locked && (concepts.length > 0 || direction !== null);
  const takeAll = () => void accept(concepts, direction);
  useKeys({
    id: 'claim.acceptProposals',
    label: 'Accept all proposals for this claim',
    keys: acceptAll,
    section: 'Claim',
    when: any,
    whileTyping: true,
    run: takeAll,
  });
  if (!any) return null;
  return (
    <div ref={bar} className={styles.bar} role="group" aria-label="Proposed from the words">
      <span className={styles.lead}>Proposed</span>
      {concepts.map((one) => (
        <button
          key={`${one.role} ${one.conceptId}`}
          type="button"
          className={styles.proposal}
          title={`From “${one.words}”. Not part of the claim until you accept it.`}
          onClick={() => void accept([one], null)}
        >
          <span className={styles.place}>{places[one.role]}</span>
          {names(one.conceptId)}
        </button>
      ))}
      {direction === null ? null : (
        <button
          type="button"
          className={styles.proposal}
          title={`From ${direction.why.map((words) => `“${words}”`).join(', ')}. Not part of the claim until you accept it.`}
          onClick={() => void accept([], direction)}
        >
          <span aria-hidden="true">{directionGlyphs[direction.direction]}</span>
          {directionLabels[direction.direction]}
          {direction.conclusion === 'none' || claim.conclusion !== null ? null : (
            <span className={styles.place}>{conclusionLabels[direction.conclusion]}</span>
          )}
        </button>
      )}
      <button type="button" className={styles.all} onClick={takeAll}>
        Accept all
        <KeyHint keys={acceptAll} />
      </button>
    </div>
  );
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
