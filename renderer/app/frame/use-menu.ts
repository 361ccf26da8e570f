import { spotlight } from '@mantine/spotlight';
import { useEffect, useEffectEvent } from 'react';
import { desktop } from '#renderer/bridge/desktop.ts';
import type { MenuCommand } from '#shared/contract/desktop.ts';
import { usePerson } from '../person.ts';
import type { Place } from '../place.ts';

/** Carries out what the menus of the window frame ask for. */
export function useMenu(doing: {
  readonly chooseFiles: () => Promise<void>;
  readonly go: (to: Partial<Place>) => void;
}): void {
  const { registry } = usePerson();
  const obey = useEffectEvent((command: MenuCommand) => {
    switch (command) {
      case 'import':
        void doing.chooseFiles();
        break;
      case 'export':
        doing.go({ screen: 'evidence' });
        break;
      case 'back-up':
      case 'restore':
      case 'settings':
        doing.go({ screen: 'settings' });
        break;
      case 'undo':
      case 'redo':
        undoOrRedo(command, () => registry.run(command));
        break;
      case 'palette':
        spotlight.open();
        break;
      case 'keys':
        registry.run('keys');
        break;
    }
  });
  useEffect(() => desktop().onMenu((command) => obey(command)), []);
}

/** In a text field the menu means the field's own undo, as the key does. */
function undoOrRedo(command: 'undo' | 'redo', ofReview: () => void): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement)
    document.execCommand(command);
  else ofReview();
}
