import { VisuallyHidden } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { Fragment } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import { changedWords, type Piece, wordsOf } from './changed-words.ts';
import { meaningTold } from './meaning-told.ts';
import styles from './repair-pane.module.css';

/** More missing words than these stand as a gap with their number: struck through they would hide what is there. */
const SHOWN_MISSING = 12;

/** The words of a place: new ones underlined, missing ones struck through where they stood. */
export function WordsNow(props: { readonly old: string; readonly now: string }) {
  const pieces = changedWords(props.old, props.now);
  if (pieces === null) return props.now;
  return pieces.map((piece, at) => (
    <Fragment key={at}>
      {at === 0 ? '' : ' '}
      {piece.kind === 'missing' ? <Missing text={piece.text} /> : <Marked piece={piece} kind="added" />}
    </Fragment>
  ));
}

/** The selected words, those underlined that the place shown has not; plain while no place is shown. */
export function WordsBefore(props: { readonly old: string; readonly now: string | null }) {
  const pieces = props.now === null ? null : changedWords(props.old, props.now);
  if (pieces === null) return props.old;
  return pieces
    .filter(({ kind }) => kind !== 'added')
    .map((piece, at) => (
      <Fragment key={at}>
        {at === 0 ? '' : ' '}
        <Marked piece={piece} kind="missing" />
      </Fragment>
    ));
}

/** What of the change may turn the statement round, in words. */
export function MeaningTold(props: { readonly old: string; readonly now: string }) {
  const told = meaningTold(props.old, props.now);
  if (told.length === 0) return null;
  return (
    <ul className={styles.told} aria-label="What may change the meaning">
      {told.map((words) => (
        <li key={words}>
          <TriangleAlert size={13} aria-hidden="true" />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}

function Marked({ piece, kind }: { readonly piece: Piece; readonly kind: 'added' | 'missing' }) {
  if (piece.kind === 'same') return piece.text;
  return (
    <>
      <VisuallyHidden>{kind === 'added' ? 'new: ' : 'not at this place: '}</VisuallyHidden>
      <mark>{piece.text}</mark>
    </>
  );
}

function Missing({ text }: { readonly text: string }) {
  const count = wordsOf(text).length;
  if (count > SHOWN_MISSING)
    return <span className={styles.gap}>{`‸ ${formatCount(count, 'word', 'words')} missing`}</span>;
  return (
    <>
      <VisuallyHidden>missing: </VisuallyHidden>
      <del>{text}</del>
    </>
  );
}
