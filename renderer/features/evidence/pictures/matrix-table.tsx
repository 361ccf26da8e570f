import { Table } from '@mantine/core';
import { cellWords } from '#shared/counting/cell-words.ts';
import type { MatrixView } from '#shared/contract/pictures.ts';
import styles from './pictures.module.css';

/** The numbers behind the picture, a line for each cell that holds something. */
export function MatrixTable(props: {
  readonly matrix: MatrixView['matrix'];
  readonly caption: string;
  /** What its columns are. */
  readonly columns: string;
}) {
  const { rows, columns, cells, total, unit } = props.matrix;
  const held = rows.flatMap((row, at) =>
    columns.flatMap((column, of) => {
      const cell = cells[at]?.[of];
      return cell === null || cell === undefined ? [] : [{ row, column, cell }];
    }),
  );
  return (
    <div className={styles.data}>
      <Table captionSide="top" verticalSpacing={2} stickyHeader>
        <Table.Caption>{props.caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Therapy</Table.Th>
            <Table.Th>{props.columns}</Table.Th>
            <Table.Th className={styles.number}>Claims</Table.Th>
            <Table.Th className={styles.number}>Documents</Table.Th>
            <Table.Th className={styles.number}>Studies</Table.Th>
            <Table.Th>What they say</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {held.map(({ row, column, cell }) => (
            <Line key={`${row.key} ${column.key}`} names={[row.name, column.name]} cell={cell} unit={unit} />
          ))}
          <Line names={['Total, distinct', 'Total, distinct']} cell={total} unit={unit} />
        </Table.Tbody>
      </Table>
    </div>
  );
}

type Matrix = MatrixView['matrix'];

function Line(props: {
  readonly names: readonly [string, string];
  readonly cell: Matrix['total'];
  readonly unit: Matrix['unit'];
}) {
  const { names, cell, unit } = props;
  return (
    <Table.Tr>
      <Table.Th scope="row">{names[0]}</Table.Th>
      <Table.Td>{names[1]}</Table.Td>
      <Table.Td className={styles.number}>{cell.all.claims}</Table.Td>
      <Table.Td className={styles.number}>{cell.all.documents}</Table.Td>
      <Table.Td className={styles.number}>{cell.all.studies}</Table.Td>
      <Table.Td>{cellWords(cell, unit)}</Table.Td>
    </Table.Tr>
  );
}
