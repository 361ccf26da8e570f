import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { Hint } from '#renderer/ui/keys/hint.tsx';
import { ariaKeys } from '#renderer/ui/keys/key-words.ts';

type Props = {
  readonly label: string;
  readonly keys?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly run: () => void;
  readonly children: ReactNode;
};

/** A button of the toolbar: an icon with its name and key in the tooltip. */
export function Tool({ label, keys, pressed, disabled, run, children }: Props) {
  return (
    <Hint label={label} {...(keys === undefined ? {} : { keys })}>
      <ActionIcon
        aria-label={label}
        onClick={run}
        {...(keys === undefined ? {} : { 'aria-keyshortcuts': ariaKeys(keys) })}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        {...(disabled === true ? { 'data-disabled': true, 'aria-disabled': true } : {})}
      >
        {children}
      </ActionIcon>
    </Hint>
  );
}
