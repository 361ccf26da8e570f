import type { ToldLine } from '#shared/figures/synthesis/of-analysis/told-line.ts';
import styles from './results.module.css';

/** Lines of numbers with what must be known with each. @param label what they are about */
export function ToldLines({ label, lines }: { readonly label: string; readonly lines: readonly ToldLine[] }) {
  return (
    <table className={`${styles.lines} ${styles.told}`} aria-label={label}>
      <tbody>
        {lines.map(({ key, name, value, remark }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>
              {value}
              {remark === null ? null : <span className={styles.remark}>{remark}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
