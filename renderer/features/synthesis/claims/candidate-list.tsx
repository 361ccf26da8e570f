import { Checkbox } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import { isAdjustedName } from '#shared/figures/synthesis/of-analysis/measure-name.ts';
import type { AnalysisSummary } from '#shared/contract/analyses.ts';
import type { ResultId } from '#shared/contract/ids.ts';
import { numberHead, waysOf } from '../grid/grid-columns.ts';
import { type Candidate, reasonOf } from './candidates.ts';
import styles from './claims.module.css';

/** No more results than so many are made: whoever has more narrows them down. */
const most = 200;

/** Results of claims as rows that they would give: a box where they can be one, the reason where they can’t. */
export function CandidateList(props: {
  readonly analysis: AnalysisSummary;
  readonly candidates: readonly Candidate[];
  readonly taken: ReadonlySet<ResultId>;
  readonly chosen: ReadonlySet<ResultId>;
  readonly onChosen: (id: ResultId, on: boolean) => void;
}) {
  const { analysis, candidates, taken, chosen, onChosen } = props;
  const columns = columnsOf(analysis, candidates);
  const more = candidates.length - most;
  return (
    <>
      <table className={styles.list} aria-label="Results of claims" onKeyDown={walkByArrows}>
        <thead>
          <tr>
            <th scope="col">Study</th>
            <th scope="col">Words</th>
            {columns.map((column) => (
              <th key={column} scope="col" data-number>
                {headOf(analysis, column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {candidates.slice(0, most).map((candidate) => (
            <CandidateLine
              key={candidate.resultId}
              candidate={candidate}
              columns={columns}
              reason={
                taken.has(candidate.resultId)
                  ? 'It is in the table already.'
                  : reasonOf(candidate, analysis.measure)
              }
              chosen={chosen.has(candidate.resultId)}
              onChosen={(on) => onChosen(candidate.resultId, on)}
            />
          ))}
        </tbody>
      </table>
      {more > 0 ? (
        <p className={styles.quiet}>
          {formatCount(more, 'more result', 'more results')}: choose a therapy or an outcome to see them.
        </p>
      ) : null}
    </>
  );
}

function CandidateLine(props: {
  readonly candidate: Candidate;
  readonly columns: readonly string[];
  readonly reason: string | null;
  readonly chosen: boolean;
  readonly onChosen: (on: boolean) => void;
}) {
  const { candidate, columns, reason, chosen, onChosen } = props;
  const { study, source, about, quote, reported, ratio, cells } = candidate;
  return (
    <tr data-out={reason === null ? undefined : true}>
      <th scope="row">
        {reason === null ? (
          <Checkbox
            size="sm"
            label={study}
            aria-label={`${study}: ${reported}`}
            checked={chosen}
            onChange={(event) => onChosen(event.currentTarget.checked)}
          />
        ) : (
          <span className={styles.none}>{study}</span>
        )}
        {source === study ? null : <span className={styles.source}>{source}</span>}
      </th>
      <td>
        {reason === null ? null : <span className={styles.reason}>{reason}</span>}
        <span className={styles.reported}>
          {reported}
          {ratio !== null && isAdjustedName(ratio) ? ', adjusted' : ''}
        </span>
        <span className={styles.quiet}>{about}</span>
        <q className={styles.quote}>{quote}</q>
      </td>
      {columns.map((column) => (
        <td key={column} data-number>
          {cells[column] ?? ''}
        </td>
      ))}
    </tr>
  );
}

/** The columns that results fill: those of the measure in their order, then what else they hold. */
function columnsOf({ measure }: AnalysisSummary, candidates: readonly Candidate[]): string[] {
  const filled = new Set(candidates.flatMap(({ cells }) => Object.keys(cells)));
  const own = [...new Set(waysOf(measure).flat())].filter((column) => filled.has(column));
  return [...new Set([...own, ...filled])];
}

function headOf({ group1, group2 }: AnalysisSummary, column: string): string {
  const head = numberHead(column);
  const group = column.endsWith('1') ? group1 : column.endsWith('2') ? group2 : '';
  return group === '' ? head : `${group} ${head}`;
}

function walkByArrows(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
  if (by === null) return;
  const boxes = [...event.currentTarget.querySelectorAll('input')];
  const here = boxes.findIndex((box) => box === document.activeElement);
  boxes[Math.min(Math.max(here + by, 0), boxes.length - 1)]?.focus();
  event.preventDefault();
}
