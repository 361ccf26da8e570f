import { Tooltip, type TooltipProps } from '@mantine/core';
import type { ReactElement } from 'react';
import { isSingleKey } from './key-registry.ts';
import { keyWords } from './key-words.ts';
import styles from './key-hint.module.css';
import { useSingleKeys } from './use-keys.tsx';

/** A key, printed quietly beside its action; nothing when it is turned off. Screen readers skip it. */
export function KeyHint(props: { readonly keys: string }) {
  const { on } = useSingleKeys();
  if (!on && isSingleKey(props.keys)) return null;
  return (
    <kbd className={styles.key} aria-hidden="true">
      {keyWords(props.keys)}
    </kbd>
  );
}

/** A tooltip with the name of an action and its key. Its child needs an accessible name of its own. */
export function Hint(props: {
  readonly label: string;
  readonly keys?: string;
  readonly position?: TooltipProps['position'];
  readonly children: ReactElement<Record<string, unknown>>;
}) {
  const { label, keys, position = 'bottom', children } = props;
  return (
    <Tooltip
      label={
        <span className={styles.hint}>
          {label}
          {keys === undefined ? null : <KeyHint keys={keys} />}
        </span>
      }
      position={position}
      openDelay={400}
    >
      {children}
    </Tooltip>
  );
}
