import { Table } from '@mantine/core';
import type { FigureData } from './figure-data.ts';
import styles from './results.module.css';

/** The numbers behind a figure. */
export function DataTable({ data }: { readonly data: FigureData }) {
  const { caption, heads, lines } = data;
  return (
    <div className={styles.data}>
      <Table captionSide="top" verticalSpacing={2}>
        <Table.Caption>{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head, at) => (
              <Table.Th key={`${at} ${head}`} scope="col" className={at === 0 ? undefined : styles.number}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ key, name, cells }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" colSpan={cells.length === 0 ? heads.length : 1}>
                {name}
              </Table.Th>
              {cells.map((cell, at) => (
                <Table.Td key={`${at} ${heads[at + 1]}`} className={styles.number}>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
