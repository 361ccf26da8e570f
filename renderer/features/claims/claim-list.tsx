import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { ClaimId } from '#shared/contract/ids.ts';
import {
  anchorStateGlyphs,
  anchorStateLabels,
  directionGlyphs,
  directionLabels,
} from '#shared/domain/labels.ts';
import type { AnchorState } from '#shared/domain/values.ts';
import styles from './claim-list.module.css';
import { contrastWords, type Names } from '#shared/domain/contrast-words.ts';
import { firstWords } from './claim-words.ts';
import { changedBehind } from './numbers/behind.ts';

/**
 * The claims of the document in reading order. Arrow keys walk and make the claim under them the active one;
 * Enter or a click shows its words; Delete deletes it.
 */
export function ClaimList(props: {
  readonly claims: readonly ClaimView[];
  readonly activeId: ClaimId | null;
  readonly names: Names;
  readonly listRef: RefObject<HTMLUListElement | null>;
  readonly onActivate: (claim: ClaimView) => void;
  readonly onShow: (claim: ClaimView) => void;
  readonly onDelete: (claim: ClaimView) => void;
}) {
  const { claims, activeId, names, listRef, onActivate, onShow, onDelete } = props;
  const stop = Math.max(
    0,
    claims.findIndex((claim) => claim.id === activeId),
  );
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const buttons = [...(listRef.current?.querySelectorAll('button') ?? [])];
    const here = buttons.indexOf(event.currentTarget);
    const there = placeFor(event.key, here, buttons.length);
    const claim = claims[there ?? here];
    if (claim === undefined) return;
    if (there !== null) {
      buttons[there]?.focus();
      onActivate(claim);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      onDelete(claim);
    } else return;
    event.preventDefault();
  };
  return (
    <ul ref={listRef} className={styles.list} aria-label="Claims of this paper">
      {claims.map((claim, index) => (
        <ClaimRow
          key={claim.id}
          claim={claim}
          active={claim.id === activeId}
          reachable={index === stop}
          names={names}
          onShow={onShow}
          onKeyDown={onKeyDown}
        />
      ))}
    </ul>
  );
}

function placeFor(key: string, here: number, count: number): number | null {
  const places: Readonly<Record<string, number>> = {
    ArrowUp: here - 1,
    ArrowDown: here + 1,
    Home: 0,
    End: count - 1,
  };
  const place = places[key];
  return place === undefined ? null : Math.min(Math.max(place, 0), count - 1);
}

function ClaimRow(props: {
  readonly claim: ClaimView;
  readonly active: boolean;
  readonly reachable: boolean;
  readonly names: Names;
  readonly onShow: (claim: ClaimView) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
}) {
  const { claim, active, reachable, names, onShow } = props;
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const sides = contrastWords(claim, names);
  const words = firstWords(claim);
  const state = leastSure(claim);
  const outcome = claim.outcome === null ? '' : names(claim.outcome);
  return (
    <li>
      <button
        ref={row}
        type="button"
        className={styles.row}
        aria-current={active}
        tabIndex={reachable ? 0 : -1}
        onClick={() => onShow(claim)}
        onKeyDown={props.onKeyDown}
      >
        <DirectionSign claim={claim} />
        <span className={styles.line}>
          <span className={styles.sides} title={sides}>
            {sides === '' ? <span className={styles.quiet}>No therapy yet</span> : sides}
          </span>
          <span className={styles.outcome} title={outcome}>
            {outcome}
          </span>
        </span>
        <span className={styles.line}>
          <span className={styles.words} title={words} dir="auto">
            {words}
          </span>
          {state === 'exact' ? null : (
            <span className={styles.anchor} data-state={state}>
              <span aria-hidden="true">{`${anchorStateGlyphs[state]} `}</span>
              {anchorStateLabels[state]}
            </span>
          )}
          {claim.results.some((result) => changedBehind(result, claim.quotes) !== null) ? (
            <span className={styles.anchor} data-state="needs-check">
              <span aria-hidden="true">! </span>
              Numbers differ
            </span>
          ) : null}
        </span>
      </button>
    </li>
  );
}

function DirectionSign({ claim }: { readonly claim: ClaimView }) {
  const { direction } = claim;
  const label = direction === null ? 'Direction not coded' : directionLabels[direction];
  return (
    <span
      className={styles.sign}
      data-direction={direction ?? 'none'}
      role="img"
      aria-label={label}
      title={label}
    >
      {direction === null ? '–' : directionGlyphs[direction]}
    </span>
  );
}

/** The state of the anchor that needs a person most. */
function leastSure(claim: ClaimView): AnchorState {
  const order: readonly AnchorState[] = ['lost', 'needs-check', 'moved'];
  return order.find((state) => claim.quotes.some((quote) => quote.state === state)) ?? 'exact';
}
