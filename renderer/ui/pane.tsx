import type { ReactNode, Ref } from 'react';
import styles from './pane.module.css';

/** A part of the screen with a name, which scrolls by itself. */
export function Pane(props: {
  readonly label: string;
  readonly header?: ReactNode;
  readonly footer?: ReactNode;
  readonly ref?: Ref<HTMLElement>;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.pane} aria-label={props.label} ref={props.ref}>
      {props.header}
      <div className={styles.body}>{props.children}</div>
      {props.footer == null ? null : <div className={styles.footer}>{props.footer}</div>}
    </section>
  );
}

/** The line at the top of a pane: its name, a count, its few actions. */
export function PaneHeader(props: {
  readonly title: string;
  readonly count?: string;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <header className={styles.header}>
      <h2 className={styles.title}>{props.title}</h2>
      {props.count === undefined ? null : <span className={styles.count}>{props.count}</span>}
      <span className={styles.room}>{props.children}</span>
      {props.actions}
    </header>
  );
}
