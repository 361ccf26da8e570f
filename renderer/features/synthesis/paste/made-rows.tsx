import { formatCount } from '#renderer/ui/format.ts';
import type { Mapping } from '#shared/tables/mapping.ts';
import type { CellProblem, StudyRowOut } from '#shared/tables/rows-of.ts';
import styles from './paste.module.css';
import { shownLines } from './preview-table.tsx';
import { cellHead } from './words.ts';

/** The rows as they will be, with what is wrong with their cells. */
export function MadeRows(props: {
  readonly mapping: Mapping;
  readonly rows: readonly StudyRowOut[];
  readonly problems: readonly CellProblem[];
}) {
  const { mapping, rows, problems } = props;
  const keys = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
  const more = rows.length - shownLines;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.scroller} tabIndex={0} aria-label="The rows as they will be">
        <table>
          <thead>
            <tr>
              <th scope="col">Study</th>
              {keys.map((key) => (
                <th key={key} scope="col">
                  {cellHead(key, mapping)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shownLines).map((row, at) => (
              <tr key={row.line}>
                <th scope="row" dir="auto">
                  {row.study}
                </th>
                {keys.map((key) => (
                  <MadeCell
                    key={key}
                    value={row.cells[key] ?? null}
                    wrong={problems.some((one) => one.row === at + 1 && one.column === key)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more > 0 ? (
        <p className={styles.quiet}>… and {formatCount(more, 'more study', 'more studies')}.</p>
      ) : null}
    </>
  );
}

function MadeCell({ value, wrong }: { readonly value: number | string | null; readonly wrong: boolean }) {
  const text = typeof value === 'number' ? String(Number(value.toPrecision(6))) : (value ?? '');
  return (
    <td
      className={[typeof value === 'number' ? styles.number : '', wrong ? styles.wrong : ''].join(' ')}
      title={value === null ? undefined : String(value)}
      dir="auto"
    >
      {wrong ? '⚠ ' : ''}
      {text}
    </td>
  );
}
