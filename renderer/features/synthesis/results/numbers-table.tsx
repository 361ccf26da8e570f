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
    <table className={`${styles.lines} ${styles.numbers}`} aria-label="Numbers">
      <thead>
        <tr>
          <th scope="col">Number</th>
          {told.map(({ head }) => (
            <th key={head} scope="col" className={styles.number}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...names].map(([key, name]) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {told.map(({ head, lines }) => (
              <td key={head} className={styles.number}>
                {lines.find((line) => line.key === key)?.value ?? ''}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
