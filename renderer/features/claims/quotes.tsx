import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { AnnotationId } from '#shared/contract/ids.ts';
import { anchorStateGlyphs, anchorStateLabels } from '#shared/domain/labels.ts';
import type { AnchorState } from '#shared/domain/values.ts';
import { readable } from '#shared/text/readable.ts';
import { regionName } from '#shared/text/region.ts';
import { PictureOf } from '#renderer/pdf/region-picture.tsx';
import { Hint } from '#renderer/ui/keys/hint.tsx';
import styles from './claim-form.module.css';

/** The words behind a claim; each goes to its place in the paper. Of several, each can be taken off. */
export function Quotes(props: {
  readonly quotes: ClaimView['quotes'];
  readonly onGoTo: (annotationId: AnnotationId) => void;
  readonly onTakeOff: (annotationId: AnnotationId) => void;
}) {
  return (
    <ul className={styles.quotes} aria-label="Words behind the claim">
      {props.quotes.map((quote) => {
        const words = readable(quote.text);
        return (
          <li key={quote.annotationId} className={styles.quoteRow}>
            <button
              type="button"
              className={styles.quote}
              title={words}
              onClick={() => props.onGoTo(quote.annotationId)}
            >
              <span className={styles.quoteWords} dir="auto">
                {words === '' ? regionName(quote.pageLabel) : `“${words}”`}
                <PictureOf annotationId={quote.annotationId} />
              </span>
              <span className={styles.quotePlace}>
                {quote.pageLabel === '' || words === '' ? null : `p. ${quote.pageLabel}`}
                <AnchorSign state={quote.state} />
              </span>
            </button>
            {props.quotes.length === 1 ? null : (
              <Hint label="Take these words off the claim">
                <ActionIcon
                  aria-label={`Take ${words === '' ? regionName(quote.pageLabel) : `“${words}”`} off the claim`}
                  onClick={() => props.onTakeOff(quote.annotationId)}
                >
                  <X size={14} aria-hidden="true" />
                </ActionIcon>
              </Hint>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Sign and words for an anchor that is not where it was; nothing when all is well. */
export function AnchorSign({ state }: { readonly state: AnchorState }) {
  if (state === 'exact') return null;
  return (
    <span className={styles.anchor} data-state={state}>
      <span aria-hidden="true">{`${anchorStateGlyphs[state]} `}</span>
      {anchorStateLabels[state]}
    </span>
  );
}
