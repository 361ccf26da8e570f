import styles from './region-hint.module.css';

/** What can be done while a region is framed, or why a document has none; seen above the text. */
export function RegionHint({ children }: { readonly children: string }) {
  return (
    <p className={styles.hint} aria-hidden="true">
      {children}
    </p>
  );
}
