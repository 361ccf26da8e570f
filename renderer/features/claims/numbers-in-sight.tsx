import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ClaimView } from '#shared/contract/claims.ts';
import styles from './claim-form.module.css';
import { hasNumbers, numbersReadWords, numbersTold } from './numbers-told.ts';

/** The numbers of a claim; what was just read into it is scrolled into sight and said. */
export function NumbersInSight(props: { readonly claim: ClaimView; readonly children: ReactNode }) {
  const { claim, children } = props;
  const box = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<{ readonly words: string; readonly plain: boolean } | null>(null);
  const told = useSyncExternalStore(numbersTold.subscribe, numbersTold.newest);
  const read = told?.claimId === claim.id ? told : null;
  const here = read?.added.every(({ id }) => claim.results.some((result) => result.id === id)) === true;
  useEffect(() => {
    if (read === null || !here || box.current === null) return;
    const first = read.added[0]?.id ?? '';
    const card = box.current.querySelector(`[data-result="${CSS.escape(first)}"]`);
    setSaid({ words: numbersReadWords(read), plain: !hasNumbers(read) });
    // With one reading the line that says what came of it stands above; with several the new one is far below it.
    (claim.results.length > 1 && card !== null ? card : box.current).scrollIntoView({ block: 'start' });
    numbersTold.shown(read);
  }, [read, here, claim.results.length]);
  return (
    <div ref={box} className={styles.numbers}>
      {/* A reading is seen in its card; that there is none is seen nowhere else. */}
      <p role="status" className={said?.plain === true ? styles.nothingRead : styles.heard}>
        {said?.words}
      </p>
      {children}
    </div>
  );
}
