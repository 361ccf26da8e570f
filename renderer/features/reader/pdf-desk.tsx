import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { AnnotationId } from '#shared/contract/ids.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { isBoolean, useRemembered } from '#renderer/ui/remembered.ts';
import { openEasels } from '#renderer/pdf/open-easels.ts';
import type { Easel } from '#renderer/pdf/page-canvas.tsx';
import { pageShape } from '#renderer/pdf/page-geometry.ts';
import { copyWords } from './copy-words.ts';
import { DeskFrame } from './desk-frame.tsx';
import { FindTool, PlaceTools } from './desk-tools.tsx';
import { columnZoom } from './fit-column.ts';
import { HighlightList } from './highlight-list.tsx';
import marginStyles from './margin/margin.module.css';
import { PdfMargin } from './margin/pdf-margin.tsx';
import { PdfPages } from './pdf-pages.tsx';
import type { PageInfo } from './pdf-pages.tsx';
import { PdfTools } from './pdf-tools.tsx';
import { PdfSide } from './side/pdf-side.tsx';
import { RegionHint } from './regions/region-hint.tsx';
import { regionHint } from './regions/region-desk.ts';
import { useRegion } from './regions/use-region.ts';
import { useRegionKey } from './regions/use-region-key.ts';
import { PageNotes } from './page-notes.tsx';
import { Slow } from './slow.tsx';
import type { BodyProps } from './types.ts';
import { useHovered } from './use-hovered.ts';
import { useMirror } from './use-mirror.ts';
import { usePageTexts, useWantedTexts } from './use-page-texts.ts';
import { usePageView } from './use-page-view.ts';
import { usePdfPlaces } from './use-pdf-places.ts';
import { inReadingOrder, usePdfMarks } from './use-pdf-marks.ts';
import { usePointing } from './use-pointing.ts';
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
  const { documentId, sha256, recipe, pages, easel, highlights, activeId, onActivate } = props;
  const texts = usePageTexts(documentId);
  const upright = useMemo(() => pages.map((page) => pageShape(page)), [pages]);
  const view = usePageView(documentId, upright);
  const { shapes } = view;
  const [night, setNight] = useRemembered('reader.night', false, isBoolean);
  const { said, say } = useSay();
  const source = { sha256, recipe };
  const { onSelection } = props;
  const desk = useSelection({ texts, pages: pages.length, source, onSelection, say });
  const region = useRegion({ view, pages, texts, source, highlights, onSelection, say });
  useRegionKey(() => {
    desk.set(null);
    desk.finish();
    region.begin();
  });
  const mirror = useMirror(desk.chosen);
  const marksOf = usePdfMarks(highlights, texts);
  const ordered = useMemo(() => inReadingOrder(highlights), [highlights]);
  const places = usePdfPlaces({ documentId, view, texts, desk, easel, pages, target: props.goTo });
  const { find, side, links, turnTo, goToPage, showParts } = places;
  const [focusedId, setFocusedId] = useState<AnnotationId | null>(null);
  const { hovered, hoveredIds, onMouseMove } = useHovered(view, marksOf);
  useWantedTexts(texts, view.first, view.last);
  useEffect(() => (easel === null ? undefined : openEasels.offer(sha256, easel)), [easel, sha256]);

  const pointing = usePointing({ view, shapes, texts, desk, region, marksOf, activeId, onActivate, say });
  const walkTo = (id: AnnotationId | null): void => {
    setFocusedId(id);
    const parts = highlights.find((highlight) => highlight.id === id)?.parts;
    if (parts !== undefined) showParts(parts, 'near');
  };

  const tools = (
    <PdfTools
      title={props.title}
      pages={pages}
      view={view}
      goToPage={goToPage}
      turnTo={turnTo}
      night={night}
      onNight={setNight}
      onColumn={() => view.setZoom(columnZoom(view, texts, desk.now()?.focus))}
      before={<PlaceTools side={side} onOpen={props.onOpen} />}
      after={<FindTool find={find} />}
    />
  );
  const panel = (
    <PdfSide
      side={side}
      find={find}
      easel={props.easel}
      view={view}
      pages={pages}
      night={night}
      onPage={goToPage}
      onTurn={turnTo}
      onPlace={places.goToPlace}
      onLeave={find.leave}
    />
  );

  return (
    <DeskFrame tools={tools} find={find} side={side} panel={panel} onShift={view.keepStill}>
      <HighlightList
        highlights={ordered}
        sha256={sha256}
        activeId={activeId}
        onFocus={walkTo}
        onActivate={onActivate}
        onLeave={find.leave}
      />
      <PageNotes paper={sha256} scan={props.scan} page={pages[view.main]} texts={texts} />
      {props.trouble !== null && <div className={styles.strip}>{props.trouble}</div>}
      {props.progress !== null && (
        <div className={styles.opening}>
          <Slow words={`Opening ${props.title} …`} part={props.progress.part} />
        </div>
      )}
      {/* A text that takes a caret without being a field: ARIA has no role for it, and `document` is read best. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div className={marginStyles.beside}>
        <div
          ref={view.scroller}
          className={styles.scroller}
          role="document"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          aria-label={`${props.title}, ${formatCount(pages.length, 'page', 'pages')}. Arrow keys move a caret, Shift selects.`}
          data-reader="pdf"
          onKeyDown={pointing.onKeyDown}
          onKeyUp={pointing.onKeyUp}
          onMouseDown={pointing.onMouseDown}
          onMouseMove={onMouseMove}
          onCopy={copyWords(desk.words)}
          onFocus={mirror.take}
        >
          <div
            className={styles.column}
            style={{ width: view.width, height: view.stack.height }}
            data-night={night || undefined}
            data-framing={region.shown?.phase === 'framing' || undefined}
            data-over-highlight={hovered !== '' || undefined}
            title={hovered === '' ? undefined : hovered}
          >
            <PdfPages
              pages={pages}
              shapes={shapes}
              view={view}
              texts={texts}
              easel={easel}
              selection={desk.selection}
              marksOf={marksOf}
              activeId={activeId}
              focusedId={focusedId}
              flashed={places.flashed}
              region={region.shown?.region ?? null}
              foundOn={find.foundOn}
              match={find.current}
              links={links}
            />
          </div>
        </div>
        <PdfMargin
          view={view}
          texts={texts}
          highlights={ordered}
          activeId={activeId}
          hoveredIds={hoveredIds}
          onPoint={setFocusedId}
          onActivate={onActivate}
        />
      </div>
      {region.shown !== null && <RegionHint>{regionHint(region.shown)}</RegionHint>}
      <div ref={mirror.holder} className={styles.heard} aria-hidden="true">
        {desk.chosen}
      </div>
      <div className={styles.heard} role="status" aria-live="polite">
        {said}
      </div>
    </DeskFrame>
  );
}
