import { Table } from '@mantine/core';
import type { NumberLine } from '#shared/figures/synthesis/of-analysis/numbers-of.ts';
import styles from './results.module.css';

/** A result that stands in a column of its own. */
export interface Told {
  readonly head: string;
  readonly lines: readonly NumberLine[];
}

/** Results side by side, a line for each number; where one has none, its cell is empty. */
export function NumbersTable({ told }: { readonly told: readonly Told[] }) {
  const names = new Map(told.flatMap(({ lines }) => lines.map(({ key, name }) => [key, name])));
  return (
    <Table verticalSpacing={2} className={styles.numbers} aria-label="Numbers">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Number</Table.Th>
          {told.map(({ head }) => (
            <Table.Th key={head} scope="col" className={styles.number}>
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {[...names].map(([key, name]) => (
          <Table.Tr key={key}>
            <Table.Th scope="row">{name}</Table.Th>
            {told.map(({ head, lines }) => (
              <Table.Td key={head} className={styles.number}>
                {lines.find((line) => line.key === key)?.value ?? ''}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
