import { useEffect, useMemo, useState } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import type { AnnotationId } from '#shared/contract/ids.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { isBoolean, useRemembered } from '#renderer/ui/remembered.ts';
import type { Easel } from '#renderer/pdf/page-canvas.tsx';
import { pageShape } from '#renderer/pdf/page-geometry.ts';
import { caretRect } from '#renderer/pdf/text-selection.ts';
import { copyWords } from './copy-words.ts';
import { HighlightList } from './highlight-list.tsx';
import { highlightName, marksAt, nextOf } from './marks.ts';
import { spotAt } from './page-spot.ts';
import { PdfPages } from './pdf-pages.tsx';
import type { PageInfo } from './pdf-pages.tsx';
import { PdfTools } from './pdf-tools.tsx';
import { Slow } from './slow.tsx';
import type { BodyProps } from './types.ts';
import { useCaret } from './use-caret.ts';
import { useMouse } from './use-mouse.ts';
import { useMirror } from './use-mirror.ts';
import { usePageTexts } from './use-page-texts.ts';
import { usePageView } from './use-page-view.ts';
import { usePdfGoing } from './use-pdf-going.ts';
import { inReadingOrder, usePdfMarks } from './use-pdf-marks.ts';
import { useSay } from './use-say.ts';
import { useSelection } from './use-selection.ts';
import styles from './reader.module.css';

type Props = BodyProps & {
  readonly scan: boolean;
  readonly recipe: string;
  readonly pages: readonly PageInfo[];
  readonly easel: Easel | null;
  /** Present while the file is being opened. */
  readonly progress: { readonly part: number | null } | null;
  /** Shown above the pages when they can't be drawn. */
  readonly trouble: ReactNode;
};

/** The desk: pages of a PDF to read, select and highlight in. */
export function PdfDesk(props: Props) {
  const { documentId, sha256, recipe, pages, highlights, activeId, onActivate } = props;
  const texts = usePageTexts(documentId);
  const upright = useMemo(() => pages.map((page) => pageShape(page)), [pages]);
  const view = usePageView(documentId, upright);
  const { shapes } = view;
  const [night, setNight] = useRemembered('reader.night', false, isBoolean);
  const { said, say } = useSay();
  const desk = useSelection({ texts, source: { sha256, recipe }, onSelection: props.onSelection, say });
  const mirror = useMirror(desk.chosen);
  const marksOf = usePdfMarks(highlights, texts);
  const ordered = useMemo(() => inReadingOrder(highlights), [highlights]);
  const { goToPage, showParts, flashed } = usePdfGoing({ view, shapes, texts, target: props.goTo });
  const [focusedId, setFocusedId] = useState<AnnotationId | null>(null);
  const [hovered, setHovered] = useState('');
  const { first, last } = view;

  useEffect(() => {
    for (const { page } of pages.slice(first, last + 1)) {
      if (texts.state(page) === undefined) void texts.want(page);
    }
  }, [first, last, pages, texts]);

  const activateAt = (page: number, x: number, y: number): void => {
    const chosen = nextOf(marksAt(marksOf(page), x, y), activeId);
    if (chosen !== null) onActivate(chosen.id);
  };
  const onMouseDown = useMouse({
    view,
    shapes,
    texts,
    desk,
    onClick: ({ page, x, y }) => activateAt(page, x, y),
  });
  const caret = useCaret({
    view,
    shapes,
    texts,
    desk,
    mac: navigator.userAgent.includes('Mac'),
    say,
    onEnter: ({ page, offset }) => {
      const text = texts.get(page);
      const box = text === undefined ? null : caretRect(text, offset);
      if (box !== null) activateAt(page, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
    },
  });
  const onMouseMove = (event: MouseEvent): void => {
    if (event.buttons !== 0) return;
    const spot = spotAt(view, shapes, event.clientX, event.clientY);
    const over = spot === null ? [] : marksAt(marksOf(spot.page), spot.x, spot.y);
    setHovered(over.map(({ highlight }) => highlightName(highlight)).join('\n'));
  };
  const walkTo = (id: AnnotationId | null): void => {
    setFocusedId(id);
    const parts = highlights.find((highlight) => highlight.id === id)?.parts;
    if (parts !== undefined) showParts(parts, false);
  };

  return (
    <>
      <PdfTools
        title={props.title}
        pages={pages}
        view={view}
        goToPage={goToPage}
        night={night}
        onNight={setNight}
      />
      <div className={styles.body}>
        <HighlightList
          highlights={ordered}
          activeId={activeId}
          onFocus={walkTo}
          onActivate={onActivate}
          onLeave={() => view.scroller.current?.focus({ preventScroll: true })}
        />
        {props.trouble !== null && <div className={styles.strip}>{props.trouble}</div>}
        {props.progress !== null && <Slow words={`Opening ${props.title} …`} part={props.progress.part} />}
        {/* A text that takes a caret without being a field: ARIA has no role for it, and `document` is read best. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <div
          ref={view.scroller}
          className={styles.scroller}
          role="document"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          aria-label={`${props.title}, ${formatCount(pages.length, 'page', 'pages')}. Arrow keys move a caret, Shift selects.`}
          data-reader="pdf"
          onKeyDown={caret.onKeyDown}
          onKeyUp={caret.onKeyUp}
          onMouseDown={onMouseDown}
          onMouseMove={onMouseMove}
          onCopy={copyWords(desk.words)}
          onFocus={mirror.take}
        >
          <div
            className={styles.column}
            style={{ width: view.width, height: view.stack.height }}
            data-night={night || undefined}
            data-over-highlight={hovered !== '' || undefined}
            title={hovered === '' ? undefined : hovered}
          >
            <PdfPages
              pages={pages}
              shapes={shapes}
              view={view}
              texts={texts}
              easel={props.easel}
              scan={props.scan}
              selection={desk.selection}
              marksOf={marksOf}
              activeId={activeId}
              focusedId={focusedId}
              flashed={flashed}
            />
          </div>
        </div>
        <div ref={mirror.holder} className={styles.heard} aria-hidden="true">
          {desk.chosen}
        </div>
        <div className={styles.heard} role="status" aria-live="polite">
          {said}
        </div>
      </div>
    </>
  );
}
