import { useMemo } from 'react';
import type { RefObject } from 'react';
import { rangesOf } from './anchors.ts';
import { OutlineLayer } from '#renderer/pdf/outline-layer.tsx';
import { TreeCaret } from './tree-caret.tsx';
import type { Leaf } from './tree-dom.ts';
import type { TreeMark } from './tree-highlights.ts';
import { TreeOutlines } from './tree-outlines.tsx';
import type { Target } from './types.ts';
import highlightStyles from './highlights.module.css';
import styles from './tree.module.css';

type Props = {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly leaves: readonly Leaf[];
  readonly marks: readonly TreeMark[];
  readonly activeId: string | null;
  readonly focusedId: string | null;
  readonly flashed: Target | null;
};

/** What lies over a text document: outlines of the active and the focused highlight, the flash, the caret. */
export function TreeOverlay({ root, scroller, leaves, marks, activeId, focusedId, flashed }: Props) {
  const active = useMemo(() => marks.filter(({ highlight }) => highlight.id === activeId), [marks, activeId]);
  const focused = useMemo(
    () => marks.filter(({ highlight }) => highlight.id === focusedId),
    [marks, focusedId],
  );
  const flash = useMemo(() => rangesOf(flashed?.parts ?? []), [flashed]);
  return (
    <div className={styles.overlay} aria-hidden="true">
      <TreeOutlines
        root={root}
        leaves={leaves}
        ranges={active}
        className={highlightStyles.active}
        layer={OutlineLayer}
      />
      <TreeOutlines root={root} leaves={leaves} ranges={focused} className={highlightStyles.focused} />
      <TreeOutlines root={root} leaves={leaves} ranges={flash} className={highlightStyles.flash} />
      <TreeCaret root={root} scroller={scroller} />
    </div>
  );
}
