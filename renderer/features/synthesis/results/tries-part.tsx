import { Button, NativeSelect } from '@mantine/core';
import type { Measure } from '#shared/stats/effect-sizes/measures.ts';
import { analysisMethods } from '#shared/stats/analysis/request.ts';
import { methodChoices } from '../settings/choices.ts';
import styles from './results.module.css';
import { isTrying, noTries, type Tries } from './tries.ts';

/** Another model or fewer studies beside the analysis, which stays as it is saved. */
export function TriesPart(props: {
  readonly measure: Measure;
  readonly tries: Tries;
  readonly words: string;
  /** Why what is tried has no answer; null: it has one. */
  readonly refused: string | null;
  readonly onTries: (tries: Tries) => void;
}) {
  const { measure, tries, words, refused, onTries } = props;
  return (
    <div role="group" aria-label="Try without saving">
      <div className={styles.tries}>
        <NativeSelect
          label="Try another model"
          data={[{ value: '', label: 'None' }, ...methodChoices(measure)]}
          value={tries.method ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onTries({ ...tries, method: analysisMethods.find((one) => one === value) ?? null })
          }
        />
        {isTrying(tries) ? <Button onClick={() => onTries(noTries)}>Stop trying</Button> : null}
      </div>
      <p className={styles.aside} role="status">
        {isTrying(tries)
          ? `Tried, not saved: ${words}.${refused === null ? '' : ` ${refused}`}`
          : 'Studies are left out for now in the menu at the end of their row. Nothing of it is saved.'}
      </p>
    </div>
  );
}
