import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { AnnotationId } from '#shared/contract/ids.ts';
import { RegionPicture } from '#renderer/pdf/region-picture.tsx';
import { isRegion, regionName } from '#shared/text/region.ts';
import { highlightName } from './marks.ts';
import type { Highlight } from './types.ts';
import styles from './highlights.module.css';

type Props = {
  /** In reading order. */
  readonly highlights: readonly Highlight[];
  /** The file that they are of. */
  readonly sha256: string;
  readonly activeId: AnnotationId | null;
  /** The highlight that the keyboard stands on; null when it leaves. */
  readonly onFocus: (id: AnnotationId | null) => void;
  readonly onActivate: (id: AnnotationId) => void;
  /** Escape: give the focus back to the text. */
  readonly onLeave: () => void;
};

function steppedTo(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return Math.min(count - 1, at + 1);
    case 'ArrowUp':
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** The picture of a highlight that is a region; nothing for one of words. */
function OfRegion({ highlight, sha256 }: { readonly highlight: Highlight; readonly sha256: string }) {
  const part = highlight.parts[0];
  const rect = part?.rects[0];
  if (part === undefined || rect === undefined || !isRegion(highlight.parts)) return null;
  const name = regionName(part.label);
  return <RegionPicture region={{ sha256, page: part.page, rect, name }} />;
}

/**
 * All highlights of the document as one stop of the Tab key: arrows walk through them and show each in its place,
 * Enter opens it. Seen only while it has the focus.
 */
export function HighlightList({ highlights, sha256, activeId, onFocus, onActivate, onLeave }: Props) {
  const [at, setAt] = useState(0);
  const base = useId();
  const current = Math.min(at, highlights.length - 1);
  if (highlights.length === 0) return null;

  const goTo = (index: number): void => {
    setAt(index);
    onFocus(highlights[index]?.id ?? null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steppedTo(event.key, current, highlights.length);
    const chosen = highlights[current];
    if (step !== null) goTo(step);
    else if ((event.key === 'Enter' || event.key === ' ') && chosen !== undefined) onActivate(chosen.id);
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const active = highlights.findIndex(({ id }) => id === activeId);

  return (
    <div
      role="listbox"
      tabIndex={0}
      aria-label="Highlights in this document"
      aria-activedescendant={`${base}-${current}`}
      className={styles['list']}
      onFocus={() => goTo(active === -1 ? current : active)}
      onBlur={() => onFocus(null)}
      onKeyDown={onKeyDown}
    >
      {highlights.map((highlight, index) => (
        <div
          key={highlight.id}
          id={`${base}-${index}`}
          role="option"
          aria-selected={index === current}
          className={styles['option']}
        >
          <span className={styles['count']}>
            {index + 1} of {highlights.length}
          </span>{' '}
          {highlightName(highlight)}
          {index === current && <OfRegion highlight={highlight} sha256={sha256} />}
        </div>
      ))}
    </div>
  );
}
