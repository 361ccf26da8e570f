import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import { PageCanvas } from '#renderer/pdf/page-canvas.tsx';
import type { Easel } from '#renderer/pdf/page-canvas.tsx';
import { shownSize } from '#renderer/pdf/page-geometry.ts';
import type { PageShape } from '#renderer/pdf/page-geometry.ts';
import type { Size } from '#renderer/pdf/page-stack.ts';
import { pageName } from '../page-labels.ts';
import { stepTo } from './step-to.ts';
import styles from './side.module.css';

/** Width and greatest height of a small page, and the line under it with its label, in CSS pixels. */
const room: Size = { width: 116, height: 164 };
const below = 30;
/** Pages of the view are drawn before small ones. */
const late = 10_000;

type Props = {
  readonly easel: Easel | null;
  readonly shapes: readonly PageShape[];
  readonly pages: readonly { readonly page: number; readonly label: string }[];
  readonly pixelRatio: number;
  readonly night: boolean;
  /** Index of the page that the reader is on. */
  readonly here: number;
  readonly onGo: (page: number) => void;
  /** Shows a page that was walked to, which is no jump. */
  readonly onTurn: (page: number) => void;
  readonly onLeave: () => void;
};

/** The size at which a page fits into the room of a small one. */
export function smallSize(shape: PageShape, pixelRatio: number): Size {
  const whole = shownSize(shape, 1, 1);
  const factor = Math.min(room.width / whole.width, room.height / whole.height);
  return shownSize(shape, factor, pixelRatio);
}

/** All pages small, drawn as they come into view; arrows walk, and the page walked to is shown. */
export function Thumbnails(props: Props) {
  const { easel, shapes, pages, pixelRatio, here, onGo, onLeave } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const base = useId();
  const virtual = useVirtualizer({
    count: pages.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const shape = shapes[index];
      return (shape === undefined ? room.height : smallSize(shape, pixelRatio).height) + below;
    },
    overscan: 2,
    paddingStart: 8,
    initialRect: { width: 220, height: 600 },
  });
  // Keys may come faster than the pages are scrolled to.
  const walked = useRef<number | null>(null);
  useEffect(() => {
    walked.current = null;
    virtual.scrollToIndex(here, { align: 'auto' });
  }, [here, virtual]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = stepTo(event.key, walked.current ?? here, pages.length);
    walked.current = next;
    if (next !== null) props.onTurn(next + 1);
    else if (event.key === 'Enter' || event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="listbox"
      tabIndex={0}
      data-side-list
      data-night={props.night || undefined}
      aria-label={formatCount(pages.length, 'page', 'pages')}
      aria-activedescendant={`${base}-${here}`}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const [shape, page] = [shapes[index], pages[index]];
          if (shape === undefined || page === undefined) return null;
          const size = smallSize(shape, pixelRatio);
          return (
            // Keys are those of the list.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={page.page}
              id={`${base}-${index}`}
              role="option"
              tabIndex={-1}
              aria-label={`Page ${pageName(page)}`}
              aria-selected={index === here}
              aria-setsize={pages.length}
              aria-posinset={index + 1}
              className={styles.small}
              style={{ top: start, height: size.height + below }}
              onClick={() => onGo(page.page)}
            >
              <span className={styles.sheet} style={{ width: size.width, height: size.height }}>
                {easel !== null && (
                  <PageCanvas
                    easel={easel}
                    shape={shape}
                    size={size}
                    pixelRatio={pixelRatio}
                    priority={() => late + Math.abs(index - here)}
                  />
                )}
              </span>
              <span className={styles.smallLabel}>{page.label === '' ? page.page : page.label}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
