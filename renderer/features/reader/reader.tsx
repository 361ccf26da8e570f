import { memo, useEffect, useRef } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { useStartInfo } from '#renderer/bridge/start-info.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { DocumentView } from '#shared/contract/documents.ts';
import { PdfReader } from './pdf-reader.tsx';
import { Slow } from './slow.tsx';
import { TreeReader } from './tree-reader.tsx';
import type { ReaderProps } from './types.ts';
import styles from './reader.module.css';

export type { Highlight, ReaderProps, Target } from './types.ts';

/** Nothing is selected in a file that was just opened: what was selected before belongs to the one before. */
function useNothingSelected(onSelection: ReaderProps['onSelection']): void {
  const told = useRef(false);
  useEffect(() => {
    // Once: whoever comes back from another screen finds the words still selected.
    if (!told.current) onSelection(null);
    told.current = true;
  }, [onSelection]);
}

function Body({ view, ...props }: ReaderProps & { readonly view: DocumentView }) {
  const base = useStartInfo().review?.documentBase ?? null;
  useNothingSelected(props.onSelection);
  if (view.state === 'unreadable' || view.state === 'password') {
    return (
      <ErrorNote
        title="This document can’t be read"
        message={`${view.fileName}: ${view.stateReason ?? 'no reason is known.'}`}
        next={
          view.state === 'password'
            ? 'The file is kept as it is.'
            : 'The file is kept as it is. Import an undamaged copy of it, or move this one to the bin.'
        }
      />
    );
  }
  const body = { ...props, sha256: view.sha256, title: view.title };
  if (view.format !== 'pdf') return <TreeReader {...body} />;
  return (
    <PdfReader
      {...body}
      url={base === null ? null : `${base}${view.sha256}`}
      scan={view.state === 'scanned'}
    />
  );
}

/**
 * One document, to be read, selected and highlighted in. Everything about annotations comes in through
 * `highlights` and goes out through `onSelection` and `onActivate`; a `goTo` with a new nonce shows its words.
 */
export const Reader = memo(function Reader(props: ReaderProps) {
  const { documentId } = props;
  const document = useRead(methods.documents.get, { documentId });
  return (
    <section className={styles.reader} aria-label="Document">
      {document.error !== null && <ErrorNote {...errorWords(document.error)} />}
      {document.error === null && document.data === undefined && (
        <Slow words="Opening the document …" part={null} />
      )}
      {document.data !== undefined && (
        <Body key={`${documentId}|${document.data.sha256}`} {...props} view={document.data} />
      )}
    </section>
  );
});
