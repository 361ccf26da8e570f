import { useId, useState } from 'react';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { ConceptId } from '#shared/contract/ids.ts';
import type { ConceptRole } from '#shared/domain/values.ts';
import { sideQuestions } from '#shared/domain/sides.ts';
import styles from './claim-form.module.css';
import type { Names } from './claim-words.ts';

/**
 * Asks when a concept of one side lies under one of the other: most often the broader one was meant as the
 * same therapy. The answer “meant so” holds for as long as the claim stays open.
 */
export function SideQuestion(props: {
  readonly claim: ClaimView;
  readonly names: Names;
  readonly ancestorsOf: (concept: string) => readonly string[];
  readonly onTakeOff: (role: ConceptRole, concept: ConceptId) => void;
}) {
  const { claim, names, ancestorsOf, onTakeOff } = props;
  const id = useId();
  const [meant, setMeant] = useState<ReadonlySet<string>>(new Set());
  const [pair] = sideQuestions(claim.therapy, claim.comparator, ancestorsOf).filter(
    ({ therapy, comparator }) => !meant.has(`${therapy} ${comparator}`),
  );
  const therapy = claim.therapy.find((concept) => concept === pair?.therapy);
  const comparator = claim.comparator.find((concept) => concept === pair?.comparator);
  if (therapy === undefined || comparator === undefined) return null;
  const below = ancestorsOf(therapy).includes(comparator) ? therapy : comparator;
  const above = below === therapy ? comparator : therapy;
  return (
    <div className={styles.question} role="group" aria-labelledby={id}>
      <p
        id={id}
        role="status"
      >{`${names(below)} lies under ${names(above)}, which is on the other side. Is it meant so?`}</p>
      <div className={styles.answers}>
        <button type="button" onClick={() => setMeant(new Set([...meant, `${therapy} ${comparator}`]))}>
          Meant so
        </button>
        <button type="button" onClick={() => onTakeOff('therapy', therapy)}>
          {`Take ${names(therapy)} off Therapy`}
        </button>
        <button type="button" onClick={() => onTakeOff('comparator', comparator)}>
          {`Take ${names(comparator)} off Against`}
        </button>
      </div>
    </div>
  );
}
