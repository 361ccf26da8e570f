import type { ClaimView } from '#shared/contract/claims.ts';
import { sameClaims } from '#shared/domain/same-claim.ts';
import { useRef, useState } from 'react';
import { focusNextField } from '#renderer/ui/next-field.ts';
import styles from './claim-form.module.css';
import { firstWords } from './claim-words.ts';
import { useMerge } from './use-merge.tsx';

/**
 * Offers to take another claim of the paper into this one when both seem to state the same result: same sides,
 * outcome, population, subgroup and time point. The answer “not the same” holds for as long as the claim stays open.
 */
export function SameAs(props: { readonly claim: ClaimView; readonly claims: readonly ClaimView[] }) {
  const { claim, claims } = props;
  const { merge, question } = useMerge();
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const other = sameClaims(claim, claims).find(({ id }) => !apart.has(id));
  const group = useRef<HTMLDivElement>(null);
  if (other === undefined) return null;
  // The question goes with its answer, and must not take the focus along.
  const answer = (then: () => void) => {
    if (group.current !== null) focusNextField(group.current);
    then();
  };
  const place = claims.indexOf(other) + 1;
  return (
    <div ref={group} className={styles.question} role="group" aria-label="Said again?">
      <p role="status">{`Claim ${place} has the same sides and outcome: “${cut(firstWords(other))}”. Is it the same result, said again?`}</p>
      <div className={styles.answers}>
        <button type="button" onClick={() => answer(() => merge(claim, other))}>
          {`Same as claim ${place}: make them one`}
        </button>
        <button type="button" onClick={() => answer(() => setApart(new Set([...apart, other.id])))}>
          Another result
        </button>
      </div>
      {question}
    </div>
  );
}

function cut(words: string): string {
  return words.length > 120 ? `${words.slice(0, 119)}…` : words;
}
