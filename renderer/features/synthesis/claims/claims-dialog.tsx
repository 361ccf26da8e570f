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
  open,
  pluralOf,
  rowsFrom,
  takenResults,
} from './candidates.ts';
import { useClaimsOutside } from './claims-context.ts';
import styles from './claims.module.css';
import { type ClaimFilter, useCandidates } from './use-candidates.ts';

const roles = ['therapy', 'outcome'] as const;

/** Studies of an analysis chosen among the results of claims. */
export function ClaimsDialog(props: {
  readonly analysis: AnalysisSummary;
  readonly rows: readonly AnalysisRowView[];
  readonly filter: ClaimFilter;
  readonly onFilter: (filter: ClaimFilter) => void;
  readonly onMeasure: (measure: Measure) => void;
  readonly onRows: (rows: readonly RowEdit[]) => void;
  readonly onClose: () => void;
}) {
  const { analysis, rows, filter, onFilter, onMeasure, onRows, onClose } = props;
  const { conceptField: ConceptField } = useClaimsOutside();
  const { candidates, error } = useCandidates(analysis, filter);
  const [picked, setPicked] = useState<Picked | null>(null);
  const part = useRef<HTMLDivElement>(null);
  useFirstBox(part, candidates !== undefined);
  const can = open(candidates ?? [], rows);
  const own =
    picked !== null && picked.of === candidates ? picked.ids : chosenAtFirst(candidates ?? [], rows);
  const pick = (ids: ReadonlySet<ResultId>) => setPicked({ of: candidates, ids });
  const chosen = can.filter(({ resultId }) => own.has(resultId));
  const better =
    candidates === undefined || hasNumbers(rows) ? null : betterMeasure(candidates, analysis.measure);
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
      <div className={styles.filter}>
        {ConceptField === null
          ? null
          : roles.map((role) => (
              <div key={role} className={styles.concept}>
                <ConceptField
                  label={role === 'therapy' ? 'Therapy' : 'Outcome'}
                  role={role}
                  value={filter[role]}
                  creatable={false}
                  placeholder="Any"
                  onAdd={(id) => onFilter({ ...filter, [role]: [...filter[role], id] })}
                  onRemove={(id) => onFilter({ ...filter, [role]: filter[role].filter((one) => one !== id) })}
                />
              </div>
            ))}
      </div>
      {error === null ? null : <ErrorNote {...errorWords(error)} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onRows(rowsFrom(chosen));
          onClose();
        }}
      >
        <div className={styles.line}>
          <span role="status">{candidates === undefined ? 'Looking …' : countWords(candidates, can)}</span>
          <Button
            size="compact-sm"
            disabled={chosen.length === can.length}
            onClick={() => pick(new Set(can.map(({ resultId }) => resultId)))}
          >
            All
          </Button>
          <Button size="compact-sm" disabled={chosen.length === 0} onClick={() => pick(new Set())}>
            None
          </Button>
        </div>
        {better === null ? null : (
          <div className={styles.line}>
            <span>
              {formatCount(better.rows, 'result', 'results')} could be pooled as {pluralOf(better.measure)}.
            </span>
            <Button size="compact-sm" onClick={() => onMeasure(better.measure)}>
              Make it an analysis of {pluralOf(better.measure)}
            </Button>
          </div>
        )}
        <div ref={part} className={styles.scroller} data-autofocus tabIndex={-1}>
          {candidates === undefined || candidates.length === 0 ? null : (
            <CandidateList
              analysis={analysis}
              candidates={candidates}
              taken={takenResults(rows)}
              chosen={own}
              onChosen={(id, on) => pick(on ? new Set([...own, id]) : without(own, id))}
            />
          )}
        </div>
        <div className={styles.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={chosen.length === 0}>
            Add {formatCount(chosen.length, 'row', 'rows')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** What was chosen, and among what: another list begins anew. */
interface Picked {
  readonly of: readonly Candidate[] | undefined;
  readonly ids: ReadonlySet<ResultId>;
}

function without(ids: ReadonlySet<ResultId>, id: ResultId): ReadonlySet<ResultId> {
  return new Set([...ids].filter((one) => one !== id));
}

function countWords(candidates: readonly Candidate[], can: readonly Candidate[]): string {
  if (candidates.length === 0) return 'No claim that fits has numbers.';
  const all = formatCount(candidates.length, 'result', 'results');
  return `${all} of ${formatCount(new Set(candidates.map(({ claimId }) => claimId)).size, 'claim', 'claims')}, ${can.length} can be added. At first one for each study is chosen.`;
}

/** The focus waits at the list for its first box: the list comes when the store has answered. */
function useFirstBox(part: RefObject<HTMLDivElement | null>, known: boolean): void {
  useEffect(() => {
    const list = part.current;
    if (!known || list === null) return;
    const waits = document.activeElement === list || document.activeElement === document.body;
    if (waits) list.querySelector('input')?.focus();
  }, [known, part]);
}
