import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { Hint } from '#renderer/ui/keys/hint.tsx';
import { pageNote, scanNote } from './page-note.ts';
import type { PageTexts } from './page-texts.ts';
import type { PageInfo } from './pdf-pages.tsx';
import styles from './page-notes.module.css';

/** The papers whose note somebody has closed in this window. */
const closed = new Set<string>();

/**
 * What is to be known of pages without words. Of a scan it is said once, in a strip that covers nothing; of a single
 * page at the foot of the view while the reader is on it, where nothing moves and it can be scrolled clear of.
 * @param props.paper names the file; a note that was closed stays closed for it
 */
export function PageNotes(props: {
  readonly paper: string;
  readonly scan: boolean;
  readonly page: PageInfo | undefined;
  readonly texts: PageTexts;
}) {
  const { paper, scan, page, texts } = props;
  const [shown, setShown] = useState(() => !closed.has(paper));
  if (!shown || page === undefined) return null;
  const note = scan ? scanNote : pageNote(texts.state(page.page), page.characters);
  if (note === null) return null;
  const close = (): void => {
    closed.add(paper);
    setShown(false);
    document.querySelector<HTMLElement>('[data-reader]')?.focus({ preventScroll: true });
  };
  return (
    <div className={scan ? styles.strip : styles.foot} role="note">
      <span>{note}</span>
      <Hint label="Close this note">
        <ActionIcon aria-label="Close this note" onClick={close}>
          <X size={14} aria-hidden="true" />
        </ActionIcon>
      </Hint>
    </div>
  );
}
