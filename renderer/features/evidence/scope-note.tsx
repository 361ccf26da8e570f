import { X } from 'lucide-react';
import type { ConceptScope } from '#shared/contract/concept-scope.ts';
import styles from './filter-bar.module.css';

/** Says that a condition takes less than its concepts with all below them, as a cell of the matrix can ask for. */
export function ScopeNote(props: {
  readonly scope: ConceptScope;
  readonly what: 'therapy' | 'outcome';
  readonly onAll: () => void;
}) {
  const { scope, what, onAll } = props;
  if (scope === 'below') return null;
  const words = scope === 'none' ? `No ${what} named` : 'Not specified further';
  return (
    <button type="button" className={styles.scope} aria-label={`${words}: remove`} onClick={onAll}>
      {words}
      <X size={12} aria-hidden="true" />
    </button>
  );
}
