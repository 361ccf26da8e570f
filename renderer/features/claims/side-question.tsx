import { type ReactNode, useId, useState } from 'react';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { ConceptId } from '#shared/contract/ids.ts';
import type { ConceptRole } from '#shared/domain/values.ts';
import { sideQuestions, sidesAlike } from '#shared/domain/sides.ts';
import styles from './claim-form.module.css';
import type { Names } from '#shared/domain/contrast-words.ts';

/** What is odd about two sides, and the two concepts of which one may be too much. */
interface Oddity {
  readonly words: string;
  readonly therapy: ConceptId;
  readonly comparator: ConceptId;
}

/**
 * Asks when both sides are the same, or a concept of one side lies under one of the other: most often a slip. The
 * answer “meant so” holds for as long as the claim stays open.
 */
export function SideQuestion(props: {
  readonly claim: ClaimView;
  readonly names: Names;
  readonly ancestorsOf: (concept: string) => readonly string[];
  readonly onTakeOff: (role: ConceptRole, concept: ConceptId) => void;
}) {
  const { claim, names, ancestorsOf, onTakeOff } = props;
  const [meant, setMeant] = useState<ReadonlySet<string>>(new Set());
  const odd = [...alike(claim, names), ...nested(claim, names, ancestorsOf)].find(
    ({ therapy, comparator }) => !meant.has(`${therapy} ${comparator}`),
  );
  if (odd === undefined) return null;
  const { words, therapy, comparator } = odd;
  return (
    <Question words={words}>
      <button type="button" onClick={() => setMeant(new Set([...meant, `${therapy} ${comparator}`]))}>
        Meant so
      </button>
      <button type="button" onClick={() => onTakeOff('therapy', therapy)}>
        {`Take ${names(therapy)} off Therapy`}
      </button>
      <button type="button" onClick={() => onTakeOff('comparator', comparator)}>
        {`Take ${names(comparator)} off Against`}
      </button>
    </Question>
  );
}

function Question(props: { readonly words: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <div className={styles.question} role="group" aria-labelledby={id}>
      <p id={id} role="status">
        {props.words}
      </p>
      <div className={styles.answers}>{props.children}</div>
    </div>
  );
}

/** The same on both sides; a contrast that a person chose has answered that already. */
function alike({ therapy, comparator, contrastChosen }: ClaimView, names: Names): Oddity[] {
  const last = therapy.at(-1);
  if (last === undefined || contrastChosen || !sidesAlike(therapy, comparator)) return [];
  const same = therapy.map((concept) => names(concept)).join(', ');
  const words = `${same} stands on both sides: a comparison of doses or schedules. Is it meant so?`;
  return [{ words, therapy: last, comparator: last }];
}

function nested(
  claim: ClaimView,
  names: Names,
  ancestorsOf: (concept: string) => readonly string[],
): Oddity[] {
  return sideQuestions(claim.therapy, claim.comparator, ancestorsOf).flatMap((pair) => {
    const therapy = claim.therapy.find((concept) => concept === pair.therapy);
    const comparator = claim.comparator.find((concept) => concept === pair.comparator);
    if (therapy === undefined || comparator === undefined) return [];
    const below = ancestorsOf(therapy).includes(comparator) ? therapy : comparator;
    const above = below === therapy ? comparator : therapy;
    const words = `${names(below)} lies under ${names(above)}, which is on the other side. Is it meant so?`;
    return [{ words, therapy, comparator }];
  });
}
