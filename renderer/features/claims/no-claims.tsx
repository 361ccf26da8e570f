import { useSingleKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { DocumentState } from '#shared/domain/values.ts';
import styles from './claim-pane.module.css';

/** Why no words of a paper in this state can be selected, and what to do; null where they can. */
const wordless: Record<DocumentState, string | null> = {
  ready: null,
  recognised: null,
  scanned:
    'This paper is a scan: its pages are pictures, without words that could be selected. Press R to select a region of a page, then C; or import a copy of it that has text.',
  password: 'This paper is locked. Unlock it with its password; then its words can be selected for claims.',
  unreadable:
    'The file of this paper can’t be read, so it has no words to select. Import an undamaged copy of it for claims.',
};

/** In the place of the list while a paper has no claims: how to make the first, or why that is not possible. */
export function NoClaims(props: {
  readonly state: DocumentState;
  /** Why nothing can be changed now; null when it can be. */
  readonly readOnly: string | null;
}) {
  const why = props.readOnly ?? wordless[props.state];
  const { on } = useSingleKeys();
  return (
    <p className={styles.empty}>
      No claims in this paper yet.{' '}
      {why ?? (
        <>
          Select its words and {on ? 'press ' : 'choose “Make a claim” from the commands, '}
          <kbd>{on ? 'C' : 'Ctrl K'}</kbd>.
        </>
      )}
    </p>
  );
}
