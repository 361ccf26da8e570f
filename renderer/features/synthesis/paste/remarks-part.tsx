import type { ReactNode } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import { cellHead, leftOutWords, notTaken } from './words.ts';
import styles from './paste.module.css';
import type { Studies } from './studies-of.ts';

/** Sentences that are told in full; the others are counted. */
const told = 50;

/** What is wrong by line and column, what is left out and why, and what was computed. */
export function RemarksPart({ studies }: { readonly studies: Studies }) {
  const { problems, shape, table } = studies;
  const names = shape.mapping ?? { group1: '', group2: '' };
  const unused = shape.mapping === null ? [] : notTaken(shape);
  return (
    <>
      {problems.length === 0 ? null : (
        <Sentences
          title={`${formatCount(problems.length, 'problem', 'problems')}: the words of these cells stay`}
        >
          {problems.map(
            ({ line, column, message }) => `Line ${line}, ${cellHead(column, names)}: ${message}`,
          )}
        </Sentences>
      )}
      {table.leftOut.length === 0 ? null : (
        <Sentences title={`${formatCount(table.leftOut.length, 'line', 'lines')} left out`}>
          {table.leftOut.map(leftOutWords)}
        </Sentences>
      )}
      {unused.length === 0 ? null : (
        <Part title="Columns that are not taken">
          <p className={styles.lead}>{unused.join(', ')}</p>
        </Part>
      )}
      {shape.notes.length === 0 ? null : <Sentences title="How it was read">{shape.notes}</Sentences>}
    </>
  );
}

/** A part of the dialog under a heading. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.part}>
      <h3 className={styles.partTitle}>{title}</h3>
      {children}
    </div>
  );
}

function Sentences({ title, children }: { readonly title: string; readonly children: readonly string[] }) {
  const more = children.length - told;
  return (
    <Part title={title}>
      <ul className={styles.list}>
        {[...new Set(children.slice(0, told))].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {more > 0 ? <li>… and {more} more</li> : null}
      </ul>
    </Part>
  );
}
