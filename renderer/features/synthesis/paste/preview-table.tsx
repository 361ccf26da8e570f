import { NativeSelect } from '@mantine/core';
import { formatCount } from '#renderer/ui/format.ts';
import type { Mapping } from '#shared/tables/mapping.ts';
import type { RecognisedColumn, Shape } from '#shared/tables/recognise-shape.ts';
import type { StudyTable, TableCell, TableColumn } from '#shared/tables/study-table.ts';
import styles from './paste.module.css';
import { roleChoices } from './words.ts';

/** Lines that are shown; the rest is read like them. */
export const shownLines = 20;

/** Columns that are shown, each with a list of all that it can be. */
const shownColumns = 40;

/** The table as it was pasted, with what each column was taken for. */
export function PreviewTable(props: {
  readonly table: StudyTable;
  readonly shape: Shape;
  readonly onRole: (columnId: string, role: string) => void;
}) {
  const { table, shape, onRole } = props;
  const names: Pick<Mapping, 'group1' | 'group2'> = shape.mapping ?? { group1: '', group2: '' };
  const choices = roleChoices(names);
  const [lines, columns] = [table.rows.length - shownLines, table.columns.length - shownColumns];
  const hidden = [
    ...(lines > 0 ? [formatCount(lines, 'more line', 'more lines')] : []),
    ...(columns > 0 ? [formatCount(columns, 'more column', 'more columns')] : []),
  ];
  return (
    <>
      {/* It scrolls, so that keys have to get at it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.scroller} tabIndex={0} aria-label="The table as it was read">
        <table>
          <thead>
            <tr>
              <th scope="col">Line</th>
              {table.columns.slice(0, shownColumns).map((column, at) => (
                <th key={column.id} scope="col">
                  <span dir="auto">{headingOf(column)}</span>
                  <NativeSelect
                    aria-label={`What “${headingOf(column)}” is`}
                    data={choices}
                    value={roleOf(shape.columns[at])}
                    onChange={(event) => onRole(column.id, event.currentTarget.value)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, shownLines).map((row) => (
              <tr key={row.line}>
                <th scope="row">{row.line}</th>
                {row.cells.slice(0, shownColumns).map((cell, at) => (
                  <PreviewCell key={table.columns[at]?.id ?? at} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {hidden.length > 0 ? <p className={styles.quiet}>… and {hidden.join(' and ')}.</p> : null}
    </>
  );
}

function roleOf(column: RecognisedColumn | undefined): string {
  return column === undefined ? 'ignored' : `${column.role}${column.group ?? ''}`;
}

/** “CAR-T · n/N (1)”: what spans it, its heading, and which of the numbers of its cells it is. */
function headingOf({ id, above, heading, split }: TableColumn): string {
  const words = [above, heading].filter((part) => part !== '').join(' · ');
  const name = words === '' ? `Column ${id.replace(/^c/u, '').split('.', 1)[0]}` : words;
  return split === null ? name : `${name} (${split.part + 1})`;
}

function PreviewCell({ cell: { text, kind, number } }: { readonly cell: TableCell }) {
  const isNumber = number !== null && kind === 'number';
  return (
    <td className={isNumber ? styles.number : undefined} title={text} dir="auto">
      {isNumber ? String(number) : text}
    </td>
  );
}
