import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './read-screen.module.css';

/** At the left of the desk: the papers, or a search over all of them. */
export function LeftPane(props: {
  readonly searching: boolean;
  readonly onSearching: (searching: boolean) => void;
  readonly papers: ReactNode;
  readonly search: ReactNode;
}) {
  const { searching, onSearching } = props;
  return (
    <div className={styles.left}>
      <div className={styles.tabs}>
        <SegmentedControl
          fullWidth
          aria-label="What the left pane shows"
          data={[
            { value: 'papers', label: 'Papers' },
            { value: 'search', label: 'Search' },
          ]}
          value={searching ? 'search' : 'papers'}
          onChange={(value) => onSearching(value === 'search')}
        />
      </div>
      <div className={styles.whole}>{searching ? props.search : props.papers}</div>
    </div>
  );
}
