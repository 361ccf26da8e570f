import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { focusRect } from './tree-dom.ts';
import styles from './tree.module.css';

type Props = {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
};
type Place = { readonly left: number; readonly top: number; readonly height: number };

/** The caret of a text document: the browser draws none outside of editable text. */
export function TreeCaret({ root, scroller }: Props) {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    const element = root.current;
    const view = scroller.current;
    if (element === null || view === null) return;
    const look = (): void => {
      const rect =
        document.activeElement === view && window.getSelection()?.isCollapsed === true
          ? focusRect(element)
          : null;
      const base = element.getBoundingClientRect();
      setPlace(
        rect === null
          ? null
          : { left: rect.left - base.left - 1, top: rect.top - base.top, height: rect.height },
      );
    };
    document.addEventListener('selectionchange', look);
    view.addEventListener('focus', look);
    view.addEventListener('blur', look);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      document.removeEventListener('selectionchange', look);
      view.removeEventListener('focus', look);
      view.removeEventListener('blur', look);
      observer.disconnect();
    };
  }, [root, scroller]);
  return place === null ? null : <div className={styles.caret} data-caret style={place} />;
}
