import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { MessageSquareQuote } from 'lucide-react';
import { methods } from '#renderer/bridge/methods.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { FileNotesView } from '#shared/contract/annotations.ts';
import type { DocumentId } from '#shared/contract/ids.ts';
import { authorWords } from './author-words.ts';
import styles from './file-notes-offer.module.css';

/** What the open paper's file carries of others' highlights, and deciding about it. */
export function useFileNotes(documentId: DocumentId | null, writable: boolean) {
  const { data } = useRead(methods.annotations.inFile, documentId === null ? null : { documentId });
  const takeAll = useCommand(methods.annotations.takeFromFile);
  const leaveAll = useCommand(methods.annotations.leaveInFile);
  const carried = data !== undefined && data.count > 0 && data.decision !== 'taken' && writable;
  const take = async () => {
    if (documentId === null) return;
    const result = await takeAll({ documentId });
    if (result.ok)
      notifications.show({ message: `${countWords(result.value)} imported. Undo takes them back.` });
  };
  useKeys({
    id: 'anchors.takeFromFile',
    section: 'Paper',
    label:
      data === undefined ? 'Import the highlights of the file' : `Import ${countWords(data)} of the file`,
    when: carried,
    run: () => void take(),
  });
  return {
    /** Null while there is nothing that could be imported. */
    notes: carried ? data : null,
    take: () => void take(),
    leave: () => void (documentId === null ? null : leaveAll({ documentId })),
  };
}

type FileNotes = ReturnType<typeof useFileNotes>;

function countWords({ count }: FileNotesView): string {
  return formatCount(count, 'highlight or note', 'highlights and notes');
}

/** ` 3 drawings without words stay as they are in the file.`; nothing where there are none. */
function stayingWords({ wordlessDrawings: drawings }: FileNotesView): string {
  if (drawings === 0) return '';
  const stay = drawings === 1 ? 'stays as it is' : 'stay as they are';
  return ` ${formatCount(drawings, 'drawing', 'drawings')} without words ${stay} in the file.`;
}

/** Above the paper, once: what others left in it, to be imported or not. */
export function FileNotesOffer(props: { readonly fileNotes: FileNotes }) {
  const { notes, take, leave } = props.fileNotes;
  if (notes === null || notes.decision !== null) return null;
  return (
    <section className={styles.offer} aria-label="Highlights in the file">
      <p className={styles.words}>
        This paper carries {countWords(notes)}
        {authorWords(notes.authors)}.{stayingWords(notes)}
      </p>
      <Button size="compact-sm" variant="filled" onClick={take}>
        Import
      </Button>
      <Button size="compact-sm" variant="default" onClick={leave}>
        Not now
      </Button>
    </section>
  );
}

/** The same in the menu of the paper, for who thought better of it. */
export function FileNotesItem(props: { readonly fileNotes: FileNotes }) {
  const { notes, take } = props.fileNotes;
  if (notes === null) return null;
  return (
    <Menu.Item leftSection={<MessageSquareQuote size={14} />} onClick={take}>
      Import {countWords(notes)} of the file
    </Menu.Item>
  );
}
