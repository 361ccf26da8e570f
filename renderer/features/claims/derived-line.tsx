import type { ClaimView } from '#shared/contract/claims.ts';
import styles from './claim-form.module.css';
import { type Names } from '#shared/domain/contrast-words.ts';
import { derivedParts } from './claim-words.ts';

/** What follows from the two sides: what is tested, against what, on which background. */
export function DerivedLine(props: { readonly claim: ClaimView; readonly names: Names }) {
  const parts = derivedParts(props.claim, props.names);
  return (
    <p className={styles.derived} role="status" aria-label="What follows from the sides">
      {parts.map((part, index) => (
        <span key={part.lead}>
          {index === 0 ? null : ' · '}
          {`${part.lead} `}
          <strong>{part.words}</strong>
        </span>
      ))}
    </p>
  );
}
