import { Button, Modal } from '@mantine/core';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { AnalysisRowView, AnalysisSummary, RowEdit } from '#shared/contract/analyses.ts';
import type { ResultId } from '#shared/contract/ids.ts';
import type { Measure } from '#shared/stats/effect-sizes/measures.ts';
import { CandidateList } from './candidate-list.tsx';
import {
  betterMeasure,
  type Candidate,
  chosenAtFirst,
  hasNumbers,
  mixedRatios,
  open,
  pluralOf,
  rowsFrom,
  takenResults,
  unitFrom,
} from './candidates.ts';
import { ClaimFilterFields } from './claim-filter-fields.tsx';
import styles from './claims.module.css';
import { type ClaimFilter, useCandidates } from './use-candidates.ts';

/** Studies of an analysis chosen among the results of claims. */
export function ClaimsDialog(props: {
  readonly analysis: AnalysisSummary;
  readonly rows: readonly AnalysisRowView[];
  readonly filter: ClaimFilter;
  readonly onFilter: (filter: ClaimFilter) => void;
  readonly onMeasure: (measure: Measure) => void;
  /** @param unit what the ratios of the analysis are, where these rows say it; null: it stays as it is */
  readonly onRows: (rows: readonly RowEdit[], unit: string | null) => void;
  readonly onClose: () => void;
}) {
  const { analysis, rows, filter, onFilter, onMeasure, onRows, onClose } = props;
  const { candidates, looking, error } = useCandidates(analysis, filter);
  const choice = useChoice(candidates, rows, analysis.unit);
  const mixed = mixedRatios(analysis, choice.chosen);
  const part = useRef<HTMLElement>(null);
  useFirstBox(part, candidates !== undefined);
  return (
    <Modal
      opened
      size="min(72rem, 96vw)"
      title={`Studies from claims: ${analysis.outcome === '' ? analysis.comparison : analysis.outcome}`}
      closeOnEscape={false}
      returnFocus={false}
      onClose={onClose}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <ClaimFilterFields filter={filter} onFilter={onFilter} />
      {error === null ? null : <ErrorNote {...errorWords(error)} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (looking) return;
          onRows(rowsFrom(choice.chosen), unitFrom(analysis, choice.chosen));
          onClose();
        }}
      >
        <ChoiceLine {...{ candidates, looking, choice, filter, onFilter }} />
        {mixed === null ? null : <p className={styles.quiet}>{mixed}</p>}
        {candidates === undefined || hasNumbers(rows) ? null : (
          <OtherMeasure {...{ candidates, onMeasure }} measure={analysis.measure} />
        )}
        <section
          ref={part}
          className={styles.scroller}
          aria-label="Results to choose from"
          data-autofocus
          tabIndex={0}
        >
          {candidates === undefined || candidates.length === 0 ? null : (
            <CandidateList
              {...{ analysis, candidates }}
              taken={takenResults(rows)}
              chosen={choice.ids}
              onChosen={choice.turn}
            />
          )}
        </section>
        <div className={styles.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={choice.chosen.length === 0 || looking}>
            {choice.chosen.length === 0
              ? 'Add rows'
              : `Add ${formatCount(choice.chosen.length, 'row', 'rows')}`}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface Choice {
  /** Those that can be added. */
  readonly can: readonly Candidate[];
  readonly chosen: readonly Candidate[];
  readonly ids: ReadonlySet<ResultId>;
  readonly turn: (id: ResultId, on: boolean) => void;
  readonly all: () => void;
  readonly none: () => void;
}

const nothing: readonly Candidate[] = [];

/** What is chosen of a list; another list begins anew. @param unit what the ratios of the analysis are */
function useChoice(
  candidates: readonly Candidate[] | undefined,
  rows: readonly AnalysisRowView[],
  unit: string | null,
): Choice {
  const [picked, setPicked] = useState<{
    readonly of: typeof candidates;
    readonly ids: ReadonlySet<ResultId>;
  } | null>(null);
  const known = candidates ?? nothing;
  const can = open(known, rows);
  const ids = picked !== null && picked.of === candidates ? picked.ids : chosenAtFirst(known, rows, unit);
  const pick = (next: readonly ResultId[]) => setPicked({ of: candidates, ids: new Set(next) });
  return {
    can,
    ids,
    chosen: can.filter(({ resultId }) => ids.has(resultId)),
    turn: (id, on) => pick(on ? [...ids, id] : [...ids].filter((one) => one !== id)),
    all: () => pick(can.map(({ resultId }) => resultId)),
    none: () => pick([]),
  };
}

function ChoiceLine(props: {
  readonly candidates: readonly Candidate[] | undefined;
  readonly looking: boolean;
  readonly choice: Choice;
  readonly filter: ClaimFilter;
  readonly onFilter: (filter: ClaimFilter) => void;
}) {
  const { candidates, looking, choice, filter, onFilter } = props;
  const { can, chosen } = choice;
  const narrow = filter.therapy.length + filter.outcome.length > 0;
  return (
    <div className={styles.line}>
      <span role="status">
        {candidates === undefined || looking ? 'Looking …' : countWords(candidates, can)}
      </span>
      {candidates?.length === 0 && narrow ? (
        <Button size="compact-sm" onClick={() => onFilter({ therapy: [], outcome: [] })}>
          Look at all claims
        </Button>
      ) : null}
      <Button size="compact-sm" disabled={chosen.length === can.length} onClick={choice.all}>
        All
      </Button>
      <Button size="compact-sm" disabled={chosen.length === 0} onClick={choice.none}>
        None
      </Button>
    </div>
  );
}

/** Offers the measure of which more results could be rows. */
function OtherMeasure(props: {
  readonly candidates: readonly Candidate[];
  readonly measure: Measure;
  readonly onMeasure: (measure: Measure) => void;
}) {
  const better = betterMeasure(props.candidates, props.measure);
  if (better === null) return null;
  const name = pluralOf(better.measure);
  return (
    <div className={styles.line}>
      <span>
        {formatCount(better.rows, 'result', 'results')} could be pooled as {name}.
      </span>
      <Button size="compact-sm" onClick={() => props.onMeasure(better.measure)}>
        Make it an analysis of {name}
      </Button>
    </div>
  );
}

function countWords(candidates: readonly Candidate[], can: readonly Candidate[]): string {
  if (candidates.length === 0) return 'No claim that fits has numbers.';
  const claims = new Set(candidates.map(({ claimId }) => claimId)).size;
  const all = `${formatCount(candidates.length, 'result', 'results')} of ${formatCount(claims, 'claim', 'claims')}`;
  if (can.length === 0) return `${all}: none can be added as they are.`;
  return `${all}, ${can.length} can be added. At first one for each study is chosen.`;
}

/** The focus waits at the list for its first box: the list comes when the store has answered. */
function useFirstBox(part: RefObject<HTMLElement | null>, known: boolean): void {
  useEffect(() => {
    const list = part.current;
    if (!known || list === null) return;
    const waits = document.activeElement === list || document.activeElement === document.body;
    if (waits) list.querySelector('input')?.focus();
  }, [known, part]);
}
