import { Table } from '@mantine/core';
import type { ToldLine } from '#shared/figures/synthesis/of-analysis/told-line.ts';
import styles from './results.module.css';

/** Lines of numbers with what must be known with each. @param label what they are about */
export function ToldLines({ label, lines }: { readonly label: string; readonly lines: readonly ToldLine[] }) {
  return (
    <Table verticalSpacing={2} className={styles.told} aria-label={label}>
      <Table.Tbody>
        {lines.map(({ key, name, value, remark }) => (
          <Table.Tr key={key}>
            <Table.Th scope="row">{name}</Table.Th>
            <Table.Td>
              {value}
              {remark === null ? null : <span className={styles.remark}>{remark}</span>}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
