import { type CSSProperties, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { AnnotationId } from '#shared/contract/ids.ts';
import { pageHue } from '../hue.ts';
import type { Highlight, MarginNote } from '../types.ts';
import styles from './margin.module.css';
import { placeNotes, type Zone } from './place-notes.ts';

type Standing = { readonly id: AnnotationId; readonly claim: MarginNote; readonly key: string };

/** Height of one sign with its gap, in CSS pixels. */
const step = 24;
/** Flatter signs have no room for what they say; colour and place remain, and the words on pointing at them. */
const leastGlyph = 13;

/**
 * The claims beside their words: a sign each, at the height of its first words. Pointing at one, or walking to it by
 * keyboard, outlines the words and says what is claimed; pointing at the words outlines the sign.
 */
export function ClaimMargin(props: {
  readonly highlights: readonly Highlight[];
  /**
   * Height of a highlight's first words in the content of the scroller, in CSS pixels, and the page on which they stand;
   * null while it is not known.
   */
  readonly placeOf: (highlight: Highlight) => { readonly top: number; readonly zone: Zone } | null;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly activeId: AnnotationId | null;
  /** Highlights under the pointer. */
  readonly hoveredIds: readonly AnnotationId[];
  readonly onPoint: (id: AnnotationId | null) => void;
  readonly onActivate: (id: AnnotationId, claim: MarginNote['claimId']) => void;
}) {
  const { highlights, placeOf, scroller, activeId, hoveredIds, onPoint, onActivate } = props;
  const rail = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<{ readonly key: string; readonly top: number } | null>(null);
  useScrolledTogether(rail, scroller);
  const wanted = highlights.flatMap((highlight) => {
    const place = placeOf(highlight);
    return place === null
      ? []
      : highlight.claims.map((claim) => ({
          note: { id: highlight.id, claim, key: `${highlight.id} ${claim.claimId}` },
          ...place,
        }));
  });
  const placed = placeNotes<Standing>(wanted, step);
  const stop = Math.max(
    0,
    placed.findIndex(({ note }) => note.id === activeId),
  );
  const point = (at: { readonly note: Standing; readonly top: number } | null): void => {
    onPoint(at?.note.id ?? null);
    setPointed(at === null ? null : { key: at.note.key, top: at.top - (rail.current?.scrollTop ?? 0) });
  };
  const said = placed.find(({ note }) => note.key === pointed?.key)?.note.claim.words;
  return (
    <div className={styles.margin}>
      <div ref={rail} className={styles.rail}>
        <ul className={styles.notes} aria-label="Claims beside their words">
          {placed.map((at, index) => {
            const { id, claim, key } = at.note;
            return (
              <li key={key} className={styles.note} style={{ top: at.top, height: signHeight(at.height) }}>
                <button
                  type="button"
                  className={styles.sign}
                  style={markStyle(claim.hue)}
                  aria-label={claim.words}
                  aria-current={id === activeId || undefined}
                  data-hovered={hoveredIds.includes(id) || undefined}
                  tabIndex={index === stop ? 0 : -1}
                  onClick={() => onActivate(id, claim.claimId)}
                  onFocus={() => point(at)}
                  onBlur={() => point(null)}
                  onMouseEnter={() => point(at)}
                  onMouseLeave={() => point(null)}
                  onKeyDown={walk}
                >
                  {at.height < leastGlyph ? null : claim.glyph}
                </button>
              </li>
            );
          })}
        </ul>
      </div>
      {pointed === null || said === undefined ? null : (
        <p
          className={styles.said}
          style={{ top: `clamp(0px, ${pointed.top}px, calc(100% - 4em))` }}
          aria-hidden="true"
        >
          {said}
        </p>
      )}
    </div>
  );
}

/** The gap to the next sign is less where there are too many for a page. */
function signHeight(height: number): number {
  return height - Math.min(2, height / 4);
}

/** The rail shows the height that the document shows; a sign that is walked to takes the document along. */
function useScrolledTogether(
  rail: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const [own, view] = [rail.current, scroller.current];
    if (own === null || view === null) return;
    const content = own.firstElementChild;
    const follow = (): void => {
      if (content instanceof HTMLElement) content.style.height = `${view.scrollHeight}px`;
      if (own.scrollTop !== view.scrollTop) own.scrollTop = view.scrollTop;
    };
    const lead = (): void => {
      if (Math.abs(own.scrollTop - view.scrollTop) > 1) view.scrollTop = own.scrollTop;
    };
    follow();
    const observer = new ResizeObserver(follow);
    for (const one of [view, ...view.children]) observer.observe(one);
    view.addEventListener('scroll', follow, { passive: true });
    own.addEventListener('scroll', lead, { passive: true });
    return () => {
      observer.disconnect();
      view.removeEventListener('scroll', follow);
      own.removeEventListener('scroll', lead);
    };
  }, [rail, scroller]);
}

function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const buttons = [...(event.currentTarget.closest('ul')?.querySelectorAll('button') ?? [])];
  buttons[buttons.indexOf(event.currentTarget) + by]?.focus();
}

function markStyle(hue: number | null): CSSProperties {
  const style: Record<`--${string}`, string> = { '--mark': pageHue(hue) };
  return style;
}
