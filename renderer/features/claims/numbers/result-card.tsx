import { ActionIcon } from '@mantine/core';
import { ChevronDown, ChevronRight, Trash2, TriangleAlert } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { AnnotationId } from '#shared/contract/ids.ts';
import type { ResultView } from '#shared/contract/results.ts';
import { resultWords } from '#shared/domain/result-words.ts';
import { implausible } from '#shared/reported/implausible.ts';
import { Hint } from '#renderer/ui/keys/hint.tsx';
import styles from './numbers.module.css';
import { timePointOf } from './readings.ts';
import { ResultFields } from './result-fields.tsx';
import { useResultEdits } from './use-result-edits.ts';
import { WordsChanged } from './words-changed.tsx';

/** One result of a claim: as it was read, as it is printed, what can't be right about it; unfolded, its fields. */
export function ResultCard(props: {
  readonly result: ResultView;
  /** The words behind the claim. */
  readonly quotes: ClaimView['quotes'];
  /** Just read, and alone: shown unfolded, for correction. */
  readonly fresh: boolean;
  readonly onGoTo: (annotationId: AnnotationId) => void;
}) {
  const { result, onGoTo } = props;
  const id = useId();
  const fold = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(props.fresh);
  const { save, remove } = useResultEdits(result.id);
  const words = resultWords(result);
  const findings = implausible({ ...result, timePoint: null });
  const Chevron = open ? ChevronDown : ChevronRight;
  const { annotationId } = result;
  const time = timePointOf(result);
  return (
    <li className={styles.card} data-result={result.id}>
      <div className={styles.head}>
        <button
          ref={fold}
          type="button"
          className={styles.fold}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Chevron size={14} aria-hidden="true" />
          <span className={styles.reading}>
            {words === '' ? <em className={styles.quiet}>No numbers read yet</em> : words}
            {time === null ? null : <span className={styles.quiet}>{`, at ${time}`}</span>}
          </span>
        </button>
        <Hint label="Delete these numbers">
          <ActionIcon aria-label={`Delete the numbers ${words}`} onClick={remove}>
            <Trash2 size={14} aria-hidden="true" />
          </ActionIcon>
        </Hint>
      </div>
      {result.asReported === '' ? null : (
        <button
          type="button"
          className={styles.printed}
          title={annotationId === null ? undefined : 'Show these words in the paper'}
          disabled={annotationId === null}
          onClick={() => annotationId !== null && onGoTo(annotationId)}
        >
          {`“${result.asReported}”`}
        </button>
      )}
      {findings.length === 0 ? null : (
        <ul className={styles.findings} aria-label="What does not fit">
          {findings.map((finding) => (
            <li key={`${finding.code} ${finding.fields.join(' ')}`}>
              <TriangleAlert size={13} aria-hidden="true" />
              <span>{finding.words}</span>
            </li>
          ))}
        </ul>
      )}
      <WordsChanged result={result} quotes={props.quotes} save={save} onDone={() => fold.current?.focus()} />
      {open ? (
        <div id={id}>
          <ResultFields result={result} save={save} />
        </div>
      ) : null}
    </li>
  );
}
