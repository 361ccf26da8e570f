import { Button } from '@mantine/core';
import type { AnnotationView } from '#shared/contract/annotations.ts';
import { readable } from '#shared/text/readable.ts';
import { Hint } from '#renderer/ui/keys/key-hint.tsx';
import { LockedFields } from '#renderer/ui/locked-fields.tsx';
import { useReadOnly } from '#renderer/bridge/use-read-only.ts';
import styles from './highlight-card.module.css';

/** A highlight without a claim that the person stands on: its words, and what can be done with them. */
export function HighlightCard(props: {
  readonly highlight: AnnotationView;
  readonly onClaim: () => void;
  readonly onDelete: () => void;
}) {
  const readOnly = useReadOnly();
  const words = readable(props.highlight.anchor.quote.exact);
  return (
    <section className={styles.card} aria-label="Highlight">
      <blockquote className={styles.words} title={words} dir="auto">
        {words === '' ? 'A region of the page' : words}
      </blockquote>
      <LockedFields reason={readOnly}>
        <div className={styles.actions}>
          <Hint label="Make a claim of the highlighted words" keys="c">
            <Button onClick={props.onClaim}>Make a claim</Button>
          </Hint>
          <Hint label="Delete highlight" keys="$mod+Shift+Backspace">
            <Button variant="default" onClick={props.onDelete}>
              Delete highlight
            </Button>
          </Hint>
        </div>
      </LockedFields>
    </section>
  );
}
