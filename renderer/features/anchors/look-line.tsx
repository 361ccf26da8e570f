import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import styles from './look-line.module.css';

/** “3 highlights need a look”, and the way to them; nothing while there are none. */
export function LookLine(props: { readonly onOpen: () => void }) {
  const count = useRead(methods.annotations.needingALook, {}).data?.length ?? 0;
  const words = `${formatCount(count, 'highlight needs', 'highlights need')} a look`;
  useKeys({ id: 'anchors.open', section: 'Everywhere', label: words, when: count > 0, run: props.onOpen });
  if (count === 0) return null;
  return (
    <button type="button" className={styles.line} onClick={props.onOpen}>
      <span aria-hidden="true">!</span> {words}
    </button>
  );
}
