import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import type { KeyRegistry } from './keys/key-registry.ts';
import { KeysProvider } from './keys/use-keys.tsx';
import { theme } from './theme.ts';

/** Which colours: the system's choice, or always one. */
export type ThemeChoice = 'system' | 'light' | 'dark';

/** Widgets, notifications and keys for everything below. */
export function UiProvider(props: {
  readonly themeChoice?: ThemeChoice;
  readonly nonce?: string;
  readonly registry?: KeyRegistry;
  readonly children: ReactNode;
}) {
  const { themeChoice = 'system', nonce = '', registry, children } = props;
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)', false, {
    getInitialValueInEffect: false,
  });
  const dark = themeChoice === 'dark' || (themeChoice === 'system' && prefersDark === true);
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={dark ? 'dark' : 'light'}
      {...(nonce === '' ? {} : { getStyleNonce: () => nonce })}
    >
      <Notifications position="bottom-right" limit={4} autoClose={8_000} />
      <KeysProvider {...(registry === undefined ? {} : { registry })}>{children}</KeysProvider>
    </MantineProvider>
  );
}
