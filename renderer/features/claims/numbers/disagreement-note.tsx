import type { ResultView } from '#shared/contract/results.ts';
import { resultWords } from '#shared/domain/result-words.ts';
import { disagreements } from '#shared/reported/disagreements.ts';
import styles from './numbers.module.css';

/** Two readings of the same measure that give different numbers, side by side, so that a person sees both. */
export function DisagreementNote(props: { readonly results: readonly ResultView[] }) {
  const [pair] = differingPairs(props.results);
  if (pair === undefined) return null;
  const [a, b] = pair;
  return (
    <div className={styles.note} role="status">
      <p>The paper gives different numbers for this claim:</p>
      <div className={styles.beside}>
        {[a, b].map((result) => (
          <div key={result.id}>
            <strong>{resultWords(result)}</strong>
            {result.asReported === '' ? null : (
              <span className={styles.quiet}>{`“${result.asReported}”`}</span>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

function differingPairs(results: readonly ResultView[]): [ResultView, ResultView][] {
  return results.flatMap((a, at) =>
    results
      .slice(at + 1)
      // Two results of one selection are two expressions of it, not two readings.
      .filter((b) => b.annotationId !== a.annotationId && b.measure === a.measure && a.measure !== null)
      .filter((b) => disagreements({ ...a, timePoint: null }, { ...b, timePoint: null }).length > 0)
      .map((b): [ResultView, ResultView] => [a, b]),
  );
}
