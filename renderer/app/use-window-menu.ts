import { spotlight } from '@mantine/spotlight';
import { useEffect, useEffectEvent } from 'react';
import { desktop } from '#renderer/bridge/desktop.ts';
import type { KeyRegistry } from '#renderer/ui/keys/key-registry.ts';
import type { MenuCommand } from '#shared/contract/desktop.ts';
import { type TextSize, textSizeBeside } from './text-size.ts';

/** Carries out what the menus ask of any window, Home too. What they ask of a review, its frame does. */
export function useWindowMenu(
  registry: KeyRegistry,
  onTextSize: (size: TextSize) => void,
  textSize: () => TextSize,
): void {
  const obey = useEffectEvent((command: MenuCommand) => {
    switch (command) {
      case 'palette':
        spotlight.open();
        break;
      case 'keys':
        registry.run('keys');
        break;
      case 'larger-text':
        onTextSize(textSizeBeside(textSize(), 1));
        break;
      case 'smaller-text':
        onTextSize(textSizeBeside(textSize(), -1));
        break;
      case 'usual-text':
        onTextSize(1);
        break;
      default:
    }
  });
  useEffect(() => desktop().onMenu((command) => obey(command)), []);
}
