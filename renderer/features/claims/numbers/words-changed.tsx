import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { ResultEdit, ResultView } from '#shared/contract/results.ts';
import { resultWords } from '#shared/domain/result-words.ts';
import { readAgain } from '#shared/reported/words-changed.ts';
import { changedBehind, wordsBehind } from './behind.ts';
import styles from './numbers.module.css';
import type { SaveResult } from './use-result-edits.ts';

/** Says that the words behind a result say something else now, until they are read again or the numbers confirmed. */
export function WordsChanged(props: {
  readonly result: ResultView;
  readonly quotes: ClaimView['quotes'];
  readonly save: SaveResult;
  /** It is settled, and the buttons are gone. */
  readonly onDone: () => void;
}) {
  const { result, quotes, save } = props;
  const words = wordsBehind(result, quotes);
  const changed = changedBehind(result, quotes);
  if (changed === null || words === null) return null;
  const { before, now } = changed;
  const settle = (set: ResultEdit) => void save(set).then((saved) => saved.ok && props.onDone());
  return (
    <div className={styles.changed} role="group" aria-label="The words have changed">
      <p>
        <TriangleAlert size={13} aria-hidden="true" />
        <span>
          {now === null
            ? 'The words have changed, and no such numbers can be read from them now.'
            : `The words now say ${resultWords(now)}.`}
        </span>
      </p>
      <div className={styles.choices}>
        {now === null ? null : (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              const {
                timePoint: _time,
                arms,
                ...fields
              } = readAgain({ ...result, timePoint: null }, { before, now });
              const set = arms === undefined ? fields : { ...fields, arms: arms.map((arm) => ({ ...arm })) };
              settle(set);
            }}
          >
            Read again
          </Button>
        )}
        <Button size="compact-xs" variant="subtle" onClick={() => settle({ asReported: words })}>
          Keep these numbers
        </Button>
      </div>
    </div>
  );
}
