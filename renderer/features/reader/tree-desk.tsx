import { Button } from '@mantine/core';
import { CaseSensitive } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { DocumentTree } from '#shared/formats/document-tree.ts';
import { treeText } from '#shared/formats/document-tree.ts';
import { useRemembered } from '#renderer/ui/remembered.ts';
import type { AnnotationId } from '#shared/contract/ids.ts';
import { copyWords } from './copy-words.ts';
import { DeskFrame } from './desk-frame.tsx';
import { FindTool, PlaceTools } from './desk-tools.tsx';
import { useFindKeys } from './find/find-bar.tsx';
import { selectMatch, useTreeFind } from './find/use-tree-find.ts';
import { HighlightList } from './highlight-list.tsx';
import { type InnerLinks, LinksOfDocument, useInnerLinks } from './links/inner-links.tsx';
import { TreeSide } from './side/tree-side.tsx';
import { useSide } from './side/use-side.ts';
import marginStyles from './margin/margin.module.css';
import { TreeMargin } from './margin/tree-margin.tsx';
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
import { useTreeCaret } from './use-tree-caret.ts';
import { useTreePointer } from './use-tree-pointer.ts';
import { useTreeGoing, useTreeWishes } from './use-tree-going.ts';
import { useTreePosition } from './use-tree-position.ts';
import { useTreeSelection } from './use-tree-selection.ts';
import { useTreeScale } from './use-tree-scale.ts';
import { ZoomTools } from './zoom-tools.tsx';
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
  const { scale, change } = useTreeScale(documentId);
  const [focusedId, setFocusedId] = useState<AnnotationId | null>(null);
  const { said, say } = useSay();
  const text = useMemo(() => treeText(tree), [tree]);
  const page = useMemo(() => ({ page: 1, label, text }), [label, text]);

  const [leaves, setLeaves] = useState<readonly Leaf[]>([]);
  const find = useTreeFind({ documentId, scroller, leaves });
  useFindKeys(find, () => window.getSelection()?.toString() ?? '');
  const side = useSide({ finding: find.open, pages: false });
  const wishes = useTreeWishes(documentId, props.goTo, find.target);
  const { chunks, long, more, rest } = useChunks(tree, wishes.needed);
  useLayoutEffect(() => {
    if (root.current !== null) setLeaves(leavesOf(root.current));
  }, [chunks]);
  const { show, goToRange, flashed } = useTreeGoing(
    { documentId, scroller, target: props.goTo, match: find.target, leaves },
    wishes,
  );
  const inner = useInnerLinks(tree, goToRange, find.leave);

  const marks = useMemo(() => treeMarks(highlights), [highlights]);
  const ordered = useMemo(() => inReadingOrder(highlights), [highlights]);
  usePaintedMarks(marks, leaves);
  useColumnPaint(root, leaves, text);
  useTreePosition(documentId, scroller, leaves, scale);
  const { onSelection } = props;
  const source = { sha256, recipe };
  const selection = useTreeSelection({ root, leaves, page, source, say, onSelection });

  const closeFind = (): void => {
    find.close();
    find.leave();
    selectMatch(find, leaves);
    selection.finish();
  };
  const pointer = useTreePointer({ marks, leaves, activeId, onActivate });
  const caret = useTreeCaret({
    scroller,
    root,
    leaves,
    text,
    mac: navigator.userAgent.includes('Mac'),
    onMove: selection.tellCaret,
    onEnter: () => pointer.activateAt(selection.caretOffset()),
    onFinish: selection.finish,
  });

  const found = { ...find, close: closeFind };
  const tools = (
    <Toolbar title={props.title}>
      <PlaceTools side={side} onOpen={props.onOpen} />
      <Tool label="Serif type" pressed={serif} run={() => setSerif(!serif)}>
        <CaseSensitive size={16} aria-hidden="true" />
      </Tool>
      <ZoomTools factor={scale} fitted={scale === 1} resetLabel="Normal size" change={change} />
      <FindTool find={found} />
    </Toolbar>
  );
  const panel = (
    <TreeSide
      side={side}
      find={find}
      tree={tree}
      leaves={leaves}
      scroller={scroller}
      onGo={goToRange}
      onLeave={find.leave}
    />
  );

  return (
    <DeskFrame tools={tools} find={found} side={side} panel={panel} onShift={find.settle}>
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
        onLeave={find.leave}
      />
      <div className={marginStyles.beside}>
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
            <Chunks chunks={chunks} long={long} more={more} onRest={rest} links={inner} />
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
        <TreeMargin
          root={root}
          leaves={leaves}
          marks={marks}
          highlights={ordered}
          scroller={scroller}
          activeId={activeId}
          hoveredIds={pointer.hoveredIds}
          onPoint={setFocusedId}
          onActivate={onActivate}
        />
      </div>
      <div className={readerStyles.heard} role="status" aria-live="polite">
        {said}
      </div>
    </DeskFrame>
  );
}

/** The document in parts that the browser may leave undrawn while they are out of sight. */
function Chunks(
  props: Pick<ReturnType<typeof useChunks>, 'chunks' | 'long' | 'more'> & {
    readonly onRest: () => void;
    readonly links: InnerLinks;
  },
) {
  return (
    <LinksOfDocument value={props.links}>
      {props.chunks.map((chunk) => (
        <div key={chunk.start} className={styles.chunk} data-long={props.long || undefined}>
          <Blocks blocks={chunk.blocks} />
        </div>
      ))}
      {props.more && (
        <div className={styles.rest}>
          <Button onClick={props.onRest}>Show the rest of this very long document</Button>
        </div>
      )}
    </LinksOfDocument>
  );
}
