import { Button, VisuallyHidden } from '@mantine/core';
import { useReadOnly } from '#renderer/bridge/use-read-only.ts';
import { KeyHint } from '#renderer/ui/keys/key-hint.tsx';
import { LockedFields } from '#renderer/ui/locked-fields.tsx';
import { Pane, PaneHeader } from '#renderer/ui/pane.tsx';
import { readable } from '#shared/text/readable.ts';
import type { AnchorCandidate, UnsettledAnchor } from '#shared/contract/annotations.ts';
import { pageWords, scoreWords, stateReasons, wordsOf } from './anchor-words.ts';
import { MeaningTold, WordsBefore, WordsNow } from './compared-words.tsx';
import styles from './repair-pane.module.css';
import type { Repair } from './use-repair.ts';
import type { RepairKeys } from './use-repair-keys.ts';

/** The old words of one highlight beside the places where they may be now, with one key for each. */
export function RepairPane(props: {
  readonly repair: Repair;
  readonly keys: RepairKeys;
  readonly onLeave: () => void;
}) {
  const { repair, keys } = props;
  const { current, items, index, candidates } = repair;
  const readOnly = useReadOnly();
  if (current === null) return null;
  const placeShown = keys.shown === null ? '' : (candidates[keys.shown]?.text ?? '');
  return (
    <Pane
      label="Old words and places"
      header={<PaneHeader title="Where does it belong?" count={`${index + 1} of ${items.length}`} />}
      footer={
        <div className={styles.actions}>
          <LockedFields reason={readOnly}>
            <Button onClick={keys.select} rightSection={<KeyHint keys="s" />}>
              {keys.selected ? 'Take the selected words' : 'Select the words anew'}
            </Button>
          </LockedFields>
          <Button variant="default" onClick={repair.skip} rightSection={<KeyHint keys="k" />}>
            Leave it for now
          </Button>
          <Button variant="subtle" onClick={props.onLeave} rightSection={<KeyHint keys="Escape" />}>
            Back to reading
          </Button>
        </div>
      }
    >
      <div className={styles.body}>
        <OldWords item={current} now={placeShown === '' ? null : placeShown} />
        <div className={styles.places}>
          <h3 className={styles.heading} id="places-heading">
            Places in the paper now
          </h3>
          {repair.searching ? null : candidates.length === 0 ? (
            <p className={styles.nothing}>
              No place in the paper is like these words. Select the words anew, or leave the highlight as it
              is: its claims keep their quote.
            </p>
          ) : (
            <ol className={styles.list} aria-labelledby="places-heading">
              {candidates.map((candidate, at) => (
                <Candidate
                  key={JSON.stringify(candidate.anchor.parts)}
                  number={at + 1}
                  candidate={candidate}
                  old={wordsOf(current.annotation)}
                  shown={keys.shown === at}
                  locked={readOnly}
                  onTake={() => keys.take(at)}
                  onShow={() => keys.show(at)}
                />
              ))}
            </ol>
          )}
          {keys.selecting ? (
            <p className={styles.hint} role="status">
              Select the words in the paper with the mouse, or with the arrow keys and Shift. Then press S.
            </p>
          ) : null}
        </div>
      </div>
      <VisuallyHidden role="status">{repair.said}</VisuallyHidden>
    </Pane>
  );
}

function OldWords(props: {
  readonly item: UnsettledAnchor;
  /** The words of the place that the paper shows; null: none, or a region. */
  readonly now: string | null;
}) {
  const { annotation, documentTitle, claims } = props.item;
  const { prefix, suffix } = annotation.anchor.quote;
  return (
    <section className={styles.old} aria-label="Selected words">
      <h3 className={styles.heading}>Selected words, {pageWords(annotation)}</h3>
      <blockquote className={styles.words} title={wordsOf(annotation)}>
        <span className={styles.around}>{cut(readable(prefix), 'before')}</span>{' '}
        <strong>
          <WordsBefore old={wordsOf(annotation)} now={props.now} />
        </strong>{' '}
        <span className={styles.around}>{cut(readable(suffix), 'after')}</span>
      </blockquote>
      <p className={styles.reason}>{stateReasons[annotation.place.state]}</p>
      <p className={styles.source} title={documentTitle}>
        {documentTitle}
      </p>
      {annotation.note === '' ? null : <p className={styles.source}>Note: {annotation.note}</p>}
      {claims.length === 0 ? (
        <p className={styles.source}>No claim rests on it.</p>
      ) : (
        <ul className={styles.claims} aria-label="Claims that rest on it">
          {claims.map(({ id, statement }) => (
            <li key={id}>Claim: {statement === '' ? 'no statement yet' : statement}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Candidate(props: {
  readonly number: number;
  readonly candidate: AnchorCandidate;
  readonly old: string;
  readonly shown: boolean;
  readonly locked: string | null;
  readonly onTake: () => void;
  readonly onShow: () => void;
}) {
  const { number, candidate, old, shown, locked } = props;
  const { before, after, text, pageLabel, current } = candidate;
  const region = text === '';
  const name = `${current && candidate.score === 1 ? 'Confirm' : 'Take'} place ${number}`;
  return (
    <li className={styles.candidate} data-shown={shown || undefined}>
      <p className={styles.meta}>
        page {pageLabel} · {scoreWords(candidate)}
        {current ? ' · shown here now' : ''}
      </p>
      <p className={styles.words}>
        <span className={styles.around}>{cut(before, 'before')}</span>{' '}
        {region ? (
          <strong>The region as it was drawn</strong>
        ) : (
          <strong>
            <WordsNow old={old} now={text} />
          </strong>
        )}{' '}
        <span className={styles.around}>{cut(after, 'after')}</span>
      </p>
      {region ? null : <MeaningTold old={old} now={text} />}
      <div className={styles.choices}>
        <LockedFields reason={locked}>
          <Button size="compact-sm" onClick={props.onTake} rightSection={<KeyHint keys={String(number)} />}>
            {name}
          </Button>
        </LockedFields>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={props.onShow}
          aria-label={`Show place ${number} in the paper`}
          {...(shown ? { 'aria-current': true } : {})}
        >
          Show
        </Button>
      </div>
    </li>
  );
}

/** What stands around words goes on beyond what is shown. */
function cut(around: string, side: 'before' | 'after'): string {
  if (around === '') return '';
  return side === 'before' ? `… ${around}` : `${around} …`;
}
