import { quoteWords } from '#shared/text/region.ts';
import { Button } from '@mantine/core';
import { errorWords } from '#renderer/bridge/error-words.ts';
import styles from './claim-pane.module.css';
import type { Unsaved } from './unsaved-claims.ts';

/** A claim that could not be saved: why, its words, and a way to try again. */
export function UnsavedNote(props: {
  readonly unsaved: Unsaved;
  readonly onTryAgain: () => void;
  readonly onLetGo: () => void;
}) {
  const { title, message, next } = errorWords(props.unsaved.error);
  return (
    <div className={styles.unsaved} role="alert">
      <p>
        <strong>{`The claim is not saved. ${title}.`}</strong> {message} {next}
      </p>
      <blockquote className={styles.unsavedWords} dir="auto">
        {quoteWords(props.unsaved.draft.anchor.quote.exact, props.unsaved.draft.anchor.parts[0]?.label ?? '')}
      </blockquote>
      <div className={styles.unsavedActions}>
        <Button onClick={props.onTryAgain}>Save again</Button>
        <Button variant="default" onClick={props.onLetGo}>
          Let go of it
        </Button>
      </div>
    </div>
  );
}
