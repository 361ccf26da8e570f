import { TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Search } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { Pane, PaneHeader } from '#renderer/ui/pane.tsx';
import type { DocumentView } from '#shared/contract/documents.ts';
import type { DocumentId } from '#shared/contract/ids.ts';
import styles from './document-list.module.css';
import { DocumentMenu } from './document-menu.tsx';
import { DocumentRow } from './document-row.tsx';
import { matchingDocuments } from './document-words.ts';
import { useBin } from './use-bin.tsx';
import { useDocumentKeys } from './use-document-keys.ts';

const rowHeight = 46;

interface ListProps {
  readonly activeId: DocumentId | null;
  readonly onOpen: (documentId: DocumentId) => void;
  readonly writable: boolean;
}

/** The papers of the review: search, open, details, bin. */
export function DocumentList(
  props: ListProps & {
    /** Opens the details of the open paper. */
    readonly onDetails: () => void;
    readonly onReplaceFile: () => void;
    /** More items for the menu of the open paper. */
    readonly menuItems?: ReactNode;
    /** Buttons in the header. */
    readonly actions?: ReactNode;
    /** Below the list: progress and outcome of an import. */
    readonly footer?: ReactNode;
  },
) {
  const { activeId, onDetails, actions, footer } = props;
  const [words, setWords] = useState('');
  const { moveToBin } = useBin();
  const all = useRead(methods.documents.list, {});
  const documents = all.data ?? [];
  const shown = matchingDocuments(documents, words);
  const active = documents.find((document) => document.id === activeId);
  const search = useRef<HTMLInputElement>(null);
  const count = words === '' ? String(documents.length) : `${shown.length} of ${documents.length}`;
  const bin = (document: DocumentView) => void moveToBin([document.id], document.title);
  return (
    <Pane
      label="Papers"
      header={
        <PaneHeader
          title="Papers"
          {...(documents.length === 0 ? {} : { count })}
          actions={
            <>
              {actions}
              {active === undefined ? null : (
                <DocumentMenu
                  title={active.title}
                  writable={props.writable}
                  onDetails={onDetails}
                  onBin={() => bin(active)}
                  onReplaceFile={props.onReplaceFile}
                >
                  {props.menuItems}
                </DocumentMenu>
              )}
            </>
          }
        />
      }
      footer={footer}
    >
      {all.error === null ? null : <ErrorNote {...errorWords(all.error)} />}
      {all.data !== undefined && documents.length === 0 ? (
        <p className={styles.nothing}>No papers yet.</p>
      ) : null}
      {documents.length === 0 ? null : (
        <div className={styles.list}>
          <TextInput
            ref={search}
            className={styles.search ?? ''}
            aria-label="Search the papers"
            placeholder="Search"
            leftSection={<Search size={14} aria-hidden="true" />}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setWords('');
            }}
          />
          {shown.length === 0 ? <p className={styles.nothing}>No paper holds these words.</p> : null}
          <Rows {...props} documents={shown} search={search} onBin={bin} />
        </div>
      )}
    </Pane>
  );
}

function Rows(
  props: ListProps & {
    readonly documents: readonly DocumentView[];
    readonly onBin: (document: DocumentView) => void;
    readonly search: { readonly current: HTMLInputElement | null };
  },
) {
  const { documents, activeId } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const activeIndex = documents.findIndex((document) => document.id === activeId);
  const virtual = useVirtualizer({
    count: documents.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 260, height: 600 },
  });
  const onListKey = useDocumentKeys({ ...props, activeIndex, list: scroller });
  useEffect(() => {
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex, { align: 'auto' });
  }, [activeIndex, virtual]);
  return (
    <div
      ref={scroller}
      className={styles.rows}
      role="listbox"
      aria-label={formatCount(documents.length, 'paper', 'papers')}
      tabIndex={0}
      onKeyDown={onListKey}
      {...(activeIndex >= 0 ? { 'aria-activedescendant': `${prefix}-${activeIndex}` } : {})}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {virtual.getVirtualItems().map((item) => {
          const document = documents[item.index];
          return document === undefined ? null : (
            <DocumentRow
              key={document.id}
              id={`${prefix}-${item.index}`}
              document={document}
              top={item.start}
              height={rowHeight}
              place={{ index: item.index + 1, of: documents.length }}
              active={document.id === activeId}
              onOpen={() => props.onOpen(document.id)}
            />
          );
        })}
      </div>
    </div>
  );
}
