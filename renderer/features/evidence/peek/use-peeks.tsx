import { PanelRight } from 'lucide-react';
import { isBoolean, useRemembered } from '#renderer/ui/remembered.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import styles from './peek.module.css';

const toggleId = 'evidence-peek-toggle';

/** Whether the source of a row is shown beside the table, and a way to change it; remembered over restarts. */
export function usePeeks(): readonly [boolean, () => void] {
  const [peeks, setPeeks] = useRemembered('evidence.peek', false, isBoolean);
  const turn = () => {
    // What has the focus within it is gone when it closes.
    if (peeks && document.activeElement?.closest('[data-peek]')) document.getElementById(toggleId)?.focus();
    setPeeks(!peeks);
  };
  useKeys({
    id: 'evidence.peek',
    section: 'Evidence',
    label: 'Source beside the table',
    keys: 'p',
    run: turn,
  });
  return [peeks, turn];
}

/** Shows and hides the source beside the table. */
export function PeekToggle({ peeks, onTurn }: { readonly peeks: boolean; readonly onTurn: () => void }) {
  return (
    <button
      type="button"
      id={toggleId}
      className={styles.toggle}
      aria-pressed={peeks}
      title="The words of the row beside the table (P)"
      onClick={onTurn}
    >
      <PanelRight size={16} aria-hidden="true" />
      Source
    </button>
  );
}
