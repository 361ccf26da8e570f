import { Button } from '@mantine/core';
import { CaseSensitive } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { DocumentTree } from '#shared/formats/document-tree.ts';
import { treeText } from '#shared/formats/document-tree.ts';
import { useRemembered } from '#renderer/ui/remembered.ts';
import type { AnnotationId } from '#shared/contract/ids.ts';
import { rangesOf } from './anchors.ts';
import { copyWords } from './copy-words.ts';
import { HighlightList } from './highlight-list.tsx';
import { positions } from './positions.ts';
import { NoRegions } from './regions/no-regions.tsx';
import { Tool } from './tool.tsx';
import { Toolbar } from './toolbar.tsx';
import { Blocks } from './tree-blocks.tsx';
import { leavesOf } from './tree-dom.ts';
import type { Leaf } from './tree-dom.ts';
import { treeMarks, usePaintedMarks } from './tree-highlights.ts';
import { TreeOverlay } from './tree-overlay.tsx';
import type { BodyProps } from './types.ts';
import { useChunks } from './use-chunks.ts';
import { useColumnPaint } from './use-column-paint.ts';
import { inReadingOrder } from './use-pdf-marks.ts';
import { useSay } from './use-say.ts';
import { useTarget } from './use-target.ts';
import { useTreeCaret } from './use-tree-caret.ts';
import { useTreePointer } from './use-tree-pointer.ts';
import { scrollToOffset, useTreePosition } from './use-tree-position.ts';
import { useTreeSelection } from './use-tree-selection.ts';
import { ZoomTools } from './zoom-tools.tsx';
import { zoomStep, zoomTo } from './zoom.ts';
import readerStyles from './reader.module.css';
import styles from './tree.module.css';

type Props = BodyProps & {
  readonly tree: DocumentTree;
  readonly recipe: string;
  /** Label of the one page that a text document is. */
  readonly label: string;
};

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';

/** The size of reading type at 100 %, in CSS pixels. */
const typeSize = 16;

/** A text document in a reading column, to select and highlight in. */
export function TreeDesk(props: Props) {
  const { documentId, sha256, tree, recipe, label, highlights, activeId, onActivate } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const [serif, setSerif] = useRemembered('reader.serif', false, isFlag);
  const [scale, setScale] = useState(() => positions.tree(documentId).scale);
  const [focusedId, setFocusedId] = useState<AnnotationId | null>(null);
  const { said, say } = useSay();
  const text = useMemo(() => treeText(tree), [tree]);
  const page = useMemo(() => ({ page: 1, label, text }), [label, text]);

  const wanted = Math.max(rangesOf(props.goTo?.parts ?? [])[0]?.end ?? 0, positions.tree(documentId).offset);
  const { chunks, long, more, rest } = useChunks(tree, wanted);
  const [leaves, setLeaves] = useState<readonly Leaf[]>([]);
  useLayoutEffect(() => {
    if (root.current !== null) setLeaves(leavesOf(root.current));
  }, [chunks]);

  const marks = useMemo(() => treeMarks(highlights), [highlights]);
  const ordered = useMemo(() => inReadingOrder(highlights), [highlights]);
  usePaintedMarks(marks, leaves);
  useColumnPaint(root, leaves, text);
  useTreePosition(documentId, scroller, leaves, scale);
  const selection = useTreeSelection({
    root,
    leaves,
    page,
    source: { sha256, recipe },
    say,
    onSelection: props.onSelection,
  });

  const show = (range: { start: number; end: number } | undefined): boolean => {
    const element = scroller.current;
    if (range === undefined) return true;
    return element !== null && scrollToOffset(element, leaves, range, element.clientHeight / 3);
  };
  const flashed = useTarget(props.goTo, leaves, (target) => show(rangesOf(target.parts)[0]));

  const pointer = useTreePointer({ marks, leaves, activeId, onActivate });
  const caret = useTreeCaret({
    scroller,
    root,
    leaves,
    mac: navigator.userAgent.includes('Mac'),
    onMove: selection.tellCaret,
    onEnter: () => pointer.activateAt(selection.caretOffset()),
    onFinish: selection.finish,
  });

  useEffect(() => {
    positions.keepTree(documentId, { ...positions.tree(documentId), scale });
  }, [documentId, scale]);
  const change = (to: 'larger' | 'smaller' | 'reset'): void => {
    const next = to === 'reset' ? zoomTo(1) : zoomStep(scale, to === 'larger' ? 1 : -1);
    if (next.mode === 'scale') setScale(Math.max(0.5, Math.min(3, next.scale)));
  };

  return (
    <>
      <Toolbar title={props.title}>
        <Tool label="Serif type" pressed={serif} run={() => setSerif(!serif)}>
          <CaseSensitive size={16} aria-hidden="true" />
        </Tool>
        <ZoomTools factor={scale} fitted={scale === 1} resetLabel="Normal size" change={change} />
      </Toolbar>
      <div className={readerStyles.body}>
        <NoRegions say={say} />
        <HighlightList
          highlights={ordered}
          sha256={sha256}
          activeId={activeId}
          onFocus={(id) => {
            setFocusedId(id);
            show(marks.find(({ highlight }) => highlight.id === id));
          }}
          onActivate={onActivate}
          onLeave={() => scroller.current?.focus({ preventScroll: true })}
        />
        {/* A text that takes a caret without being a field: ARIA has no role for it, and `document` is read best. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <div
          ref={scroller}
          className={styles.scroller}
          role="document"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          aria-label={`${props.title}. Arrow keys move a caret, Shift selects.`}
          data-reader="tree"
          onKeyDown={caret.onKeyDown}
          onKeyUp={caret.onKeyUp}
          onMouseDown={selection.onMouseDown}
          onMouseMove={pointer.onMouseMove}
          onClick={pointer.onClick}
          onCopy={copyWords(selection.words)}
        >
          <div
            ref={root}
            className={styles.column}
            style={{ fontSize: typeSize * scale }}
            data-serif={serif || undefined}
            data-over-highlight={pointer.hovered !== '' || undefined}
            title={pointer.hovered === '' ? undefined : pointer.hovered}
          >
            {chunks.map((chunk) => (
              <div key={chunk.start} className={styles.chunk} data-long={long || undefined}>
                <Blocks blocks={chunk.blocks} />
              </div>
            ))}
            {more && (
              <div className={styles.rest}>
                <Button onClick={rest}>Show the rest of this very long document</Button>
              </div>
            )}
            <TreeOverlay
              root={root}
              scroller={scroller}
              leaves={leaves}
              marks={marks}
              activeId={activeId}
              focusedId={focusedId}
              flashed={flashed}
            />
          </div>
        </div>
        <div className={readerStyles.heard} role="status" aria-live="polite">
          {said}
        </div>
      </div>
    </>
  );
}
