import { Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Notice } from './notice.tsx';
import styles from './notice.module.css';

/** True once something has been under way for 300 ms: shorter waits show nothing. */
export function useSlow(): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return slow;
}

type Props = {
  readonly words: string;
  /** 0…1, null while nothing can be told. */
  readonly part: number | null;
};

/** Says what is waited for, after 300 ms. */
export function Slow({ words, part }: Props) {
  const slow = useSlow();
  if (!slow) return null;
  return (
    <Notice>
      <p>{words}</p>
      <Progress
        aria-label={words}
        value={part === null ? 100 : part * 100}
        animated={part === null}
        className={styles.bar ?? ''}
      />
    </Notice>
  );
}
