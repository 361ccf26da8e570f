import { SegmentedControl } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { SideView } from './use-side.ts';
import styles from './side.module.css';

const names: Readonly<Record<SideView, string>> = { outline: 'Contents', pages: 'Pages', found: 'Matches' };

type Props = {
  readonly view: SideView;
  readonly offered: readonly SideView[];
  readonly onView: (view: SideView) => void;
  /** Grows when the list in the panel is to have the focus. */
  readonly asked: number;
  /** The list is there. */
  readonly ready: boolean;
  readonly children: ReactNode;
};

/** Beside the pages: contents, small pages, or the matches of a search. */
export function SidePanel({ view, offered, onView, asked, ready, children }: Props) {
  const panel = useRef<HTMLElement>(null);
  const answered = useRef(0);
  useEffect(() => {
    if (asked === answered.current || !ready) return;
    answered.current = asked;
    if (asked > 0) panel.current?.querySelector<HTMLElement>('[data-side-list]')?.focus();
  }, [asked, ready]);
  return (
    <aside ref={panel} className={styles.panel} aria-label="Contents and pages">
      {offered.length > 1 && (
        <SegmentedControl
          fullWidth
          className={styles.tabs ?? ''}
          aria-label="What is shown beside the pages"
          data={offered.map((value) => ({ value, label: names[value] }))}
          value={view}
          onChange={(value) => onView(offered.find((one) => one === value) ?? view)}
        />
      )}
      {children}
    </aside>
  );
}
