import { Button } from '@mantine/core';
import type { AnnotationOrigin, AnnotationView } from '#shared/contract/annotations.ts';
import { readable } from '#shared/text/readable.ts';
import { regionName } from '#shared/text/region.ts';
import { PictureOf } from '#renderer/pdf/region-picture.tsx';
import { Hint } from '#renderer/ui/keys/hint.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import { LockedFields } from '#renderer/ui/locked-fields.tsx';
import { useReadOnly } from '#renderer/bridge/use-read-only.ts';
import styles from './highlight-card.module.css';

/** A highlight without a claim that the person stands on: its words, and what can be done with them. */
export function HighlightCard(props: {
  readonly highlight: AnnotationView;
  readonly onClaim: () => void;
  readonly onDelete: () => void;
}) {
  const { highlight } = props;
  const readOnly = useReadOnly();
  const { anchor, id } = highlight;
  const words = readable(anchor.quote.exact) || regionName(anchor.parts[0]?.label ?? '');
  return (
    <section className={styles.card} aria-label="Highlight">
      <blockquote className={styles.words} title={words} dir="auto">
        {words}
        <PictureOf annotationId={id} />
      </blockquote>
      {highlight.note === '' ? null : <p className={styles.note}>{highlight.note}</p>}
      {highlight.origin === null ? null : <p className={styles.origin}>{originWords(highlight.origin)}</p>}
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

/** `Underline in the file, J. Smith, 12 Mar 2024`; `Note, imported, …` where it came beside the paper. */
function originWords({ source, kind, author, date }: AnnotationOrigin): string {
  const from = source === 'file' ? ' in the file' : ', imported';
  const what = `${kind.charAt(0).toLocaleUpperCase('en')}${kind.slice(1)}${from}`;
  return [what, author, date === null ? '' : formatDate(date)].filter((part) => part !== '').join(', ');
}
