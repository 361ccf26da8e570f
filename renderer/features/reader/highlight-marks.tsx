import { memo } from 'react';
import type { CSSProperties } from 'react';
import { toCss } from '#renderer/pdf/page-geometry.ts';
import type { CssRect, PageShape } from '#renderer/pdf/page-geometry.ts';
import type { Size } from '#renderer/pdf/page-stack.ts';
import { isRegion } from '#shared/text/region.ts';
import { OutlineLayer } from '#renderer/pdf/outline-layer.tsx';
import { RectLayer } from '#renderer/pdf/rect-layer.tsx';
import { pageHue } from './hue.ts';
import { stateSign } from './marks.ts';
import type { Mark } from './marks.ts';
import styles from './highlights.module.css';

type Props = {
  readonly marks: readonly Mark[];
  readonly shape: PageShape;
  readonly size: Size;
  readonly activeId: string | null;
  readonly focusedId: string | null;
};

/** Regions over each other are drawn one within the other, four pixels apart. */
function inset(rects: readonly CssRect[], level: number): readonly CssRect[] {
  const by = level * 4;
  return rects.map(({ left, top, width, height }) => ({
    left: left + by,
    top: top + by,
    width: Math.max(4, width - 2 * by),
    height: Math.max(4, height - 2 * by),
  }));
}

/**
 * Lines under the words lie below each other, at most three pixels apart and in the white between two lines of print:
 * what has no room there shares the lowest place, and is told apart in the margin and by pointing.
 */
function lowered(rects: readonly CssRect[], level: number): readonly CssRect[] {
  return rects.map((rect) => {
    const room = rect.height * whiteBelow;
    return { ...rect, height: rect.height + Math.min((level - 1) * Math.min(3, room / 2), room) };
  });
}

/** The white between two lines of print, as a share of the height of their letters. */
const whiteBelow = 0.2;

/** Signs stand in the margin that is nearer, where they cover no words. */
function signLeft(rect: CssRect, size: Size): number {
  return rect.left + rect.width / 2 < size.width / 2 ? 4 : size.width - 20;
}

function markStyle(mark: Mark): CSSProperties {
  const style: Record<`--${string}`, string> = { '--mark': pageHue(mark.highlight.hue) };
  return style;
}

function classOf(mark: Mark): string {
  const names = [isRegion(mark.highlight.parts) ? styles['region'] : styles['tint']];
  if (mark.level > 0) names.push(styles['over']);
  if (mark.highlight.state !== 'exact') names.push(styles['unsure']);
  return names.join(' ');
}

/** The highlights of one page: a tint each, a line too for one over another, an outline for the active and the focused. */
export const HighlightMarks = memo(function HighlightMarks(props: Props) {
  const { marks, shape, size, activeId, focusedId } = props;
  return marks.map((mark) => {
    const { id, state } = mark.highlight;
    const rects = mark.rects.map((rect) => toCss(shape, size, rect));
    const first = rects[0];
    const sign = stateSign(state);
    const region = isRegion(mark.highlight.parts);
    return (
      <div key={id} aria-hidden="true" data-highlight={id} data-level={mark.level}>
        <RectLayer
          rects={region ? inset(rects, mark.level) : rects}
          className={classOf(mark)}
          style={markStyle(mark)}
        />
        {!region && mark.level > 0 && (
          <RectLayer rects={lowered(rects, mark.level)} className={styles['line']} style={markStyle(mark)} />
        )}
        {id === activeId && <OutlineLayer rects={rects} className={styles['active']} />}
        {id === focusedId && <RectLayer rects={rects} className={styles['focused']} />}
        {sign !== null && first !== undefined && (
          <span
            className={`${styles['sign']} ${state === 'lost' ? styles['lost'] : ''}`}
            style={{ left: signLeft(first, size), top: first.top }}
          >
            {sign.glyph}
          </span>
        )}
      </div>
    );
  });
});
