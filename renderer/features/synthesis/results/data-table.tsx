import { memo } from 'react';
import type { FigureData } from './figure-data.ts';
import styles from './results.module.css';

/** The numbers behind a figure. */
export const DataTable = memo(function DataTable(props: {
  readonly data: FigureData;
  /** It is only heard: then nothing in it gets the focus. */
  readonly unseen?: boolean;
}) {
  const { data, unseen = false } = props;
  const { caption, heads, lines } = data;
  return (
    // It scrolls by the arrow keys; what is only heard neither scrolls nor gets the focus.
    <div {...(unseen ? {} : { className: styles.data, tabIndex: 0 })} role="group" aria-label="Data">
      <table className={styles.lines}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th key={`${at} ${head}`} scope="col" className={at === 0 ? undefined : styles.number}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, cells }) => (
            <tr key={key}>
              <th scope="row" colSpan={cells.length === 0 ? heads.length : 1}>
                {name}
              </th>
              {cells.map((cell, at) => (
                <td key={`${at} ${heads[at + 1]}`} className={styles.number}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
