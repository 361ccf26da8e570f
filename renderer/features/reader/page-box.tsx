import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { pageMeant } from './page-labels.ts';
import styles from './toolbar.module.css';

type Props = {
  readonly pages: readonly { readonly page: number; readonly label: string }[];
  readonly page: number;
  readonly goToPage: (page: number) => void;
};

/** Shows the printed label of the page in view, takes another one. */
export function PageBox({ pages, page, goToPage }: Props) {
  const label = pages[page - 1]?.label ?? String(page);
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  useEffect(() => setWrong(false), [typed, page]);

  const take = (): void => {
    if (typed === null) return;
    const meant = pageMeant(typed, pages, page);
    if (meant === null) {
      setWrong(true);
      return;
    }
    setTyped(null);
    goToPage(meant);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') take();
    if (event.key === 'Escape') setTyped(null);
  };

  return (
    <div className={styles.pageBox}>
      <TextInput
        aria-label="Page"
        value={typed ?? label}
        error={wrong}
        classNames={{ input: styles.pageInput ?? '' }}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
      />
      <span className={styles.pageCount}>
        {label === String(page) ? 'of' : `${page} of`} {pages.length}
      </span>
      {wrong && (
        <span role="alert" className={styles.wrong}>
          No page “{typed}”
        </span>
      )}
    </div>
  );
}
