import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { AnnotationId } from '#shared/contract/ids.ts';
import { KeyHint } from '#renderer/ui/keys/key-hint.tsx';
import type { ClaimEdits } from '../use-claim-edits.ts';
import formStyles from '../claim-form.module.css';
import { DisagreementNote } from './disagreement-note.tsx';
import styles from './numbers.module.css';
import { timePointsIn } from './readings.ts';
import { ResultCard } from './result-card.tsx';
import { useReadAndTell } from '../use-read-and-tell.ts';

/** The numbers of a claim as reported: read from its words, shown for correction. */
export function NumbersSection(props: {
  readonly claim: ClaimView;
  readonly edits: ClaimEdits;
  readonly onGoTo: (annotationId: AnnotationId) => void;
}) {
  const { claim, edits, onGoTo } = props;
  const read = useReadAndTell();
  const known = useRef<ReadonlySet<string>>(new Set(claim.results.map(({ id }) => id)));
  const [freshIds, setFreshIds] = useState<ReadonlySet<string>>(new Set());
  const ids = claim.results.map(({ id }) => id).join(' ');
  // What comes while the claim is open was just read. One reading is unfolded; several are seen better in a line each.
  useEffect(() => {
    const now = ids === '' ? [] : ids.split(' ');
    const added = now.filter((id) => !known.current.has(id));
    known.current = new Set(now);
    if (added.length > 0) setFreshIds((before) => new Set([...before, ...added]));
  }, [ids]);
  const isUnfolded = (id: string): boolean => freshIds.size === 1 && freshIds.has(id);
  const times = timePointsIn(claim.results.map(({ asReported }) => asReported));
  // Results of several times have no one time that could be the claim's.
  const single = times.length === 1 && (claim.timePoint === null || claim.timePoint === '');
  const [time] = single ? times : [];
  return (
    <section className={styles.section} aria-label="Numbers as reported">
      <div className={styles.title}>
        <span className={formStyles.label}>Numbers as reported</span>
        <Button size="compact-xs" variant="subtle" onClick={() => void read(claim, null)}>
          Read the claim’s words
          <KeyHint keys="n" />
        </Button>
      </div>
      {claim.results.length === 0 ? (
        <p className={styles.quiet}>Select numbers in the paper and press N.</p>
      ) : (
        <ul className={styles.list}>
          {claim.results.map((result) => (
            <ResultCard
              key={`${result.id} ${isUnfolded(result.id)}`}
              result={result}
              quotes={claim.quotes}
              fresh={isUnfolded(result.id)}
              onGoTo={onGoTo}
            />
          ))}
        </ul>
      )}
      <DisagreementNote results={claim.results} />
      {time === undefined ? null : (
        <p className={styles.offer}>
          {`The words say “${time}”. `}
          <Button size="compact-xs" variant="default" onClick={() => void edits.set({ timePoint: time })}>
            Take it as the time point
          </Button>
        </p>
      )}
    </section>
  );
}
