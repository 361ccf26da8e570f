import { useEffect, useEffectEvent } from 'react';
import { desktop } from '#renderer/bridge/desktop.ts';
import { fieldUndo } from '#renderer/ui/keys/field-undo.ts';
import type { KeyRegistry } from '#renderer/ui/keys/key-registry.ts';
import type { MenuCommand } from '#shared/contract/desktop.ts';
import { usePerson } from '../person.ts';
import type { Place } from '../place.ts';

/** How long a screen may take to offer what the menu asked of it, in milliseconds. */
const patience = 5_000;

/** Carries out what the menus of the window frame ask of a review. */
export function useMenu(doing: {
  readonly chooseFiles: () => Promise<void>;
  readonly go: (to: Partial<Place>) => void;
  readonly exportEvidence: () => void;
  readonly backUp: () => Promise<void>;
  readonly showBackups: () => void;
}): void {
  const { registry } = usePerson();
  const obey = useEffectEvent((command: MenuCommand) => {
    switch (command) {
      case 'import':
        void doing.chooseFiles();
        break;
      case 'export':
        doing.exportEvidence();
        break;
      case 'back-up':
        void doing.backUp();
        break;
      case 'restore':
        doing.showBackups();
        break;
      case 'settings':
        doing.go({ screen: 'settings' });
        break;
      case 'undo':
      case 'redo':
        undoOrRedo(command, () => registry.run(command));
        break;
      default:
    }
  });
  useEffect(() => desktop().onMenu((command) => obey(command)), []);
}

/** Goes to the evidence and opens what exports it. */
export function useExportEvidence(go: (to: Partial<Place>) => void): () => void {
  const { registry } = usePerson();
  return () => {
    go({ screen: 'evidence' });
    runWhenOffered(registry, 'evidence.export');
  };
}

/** Runs an action now, or as soon as the screen that offers it is there. */
function runWhenOffered(registry: KeyRegistry, id: string): void {
  if (registry.actions().some((action) => action.id === id)) {
    registry.run(id);
    return;
  }
  const stop = registry.subscribe(() => {
    if (!registry.actions().some((action) => action.id === id)) return;
    clearTimeout(late);
    stop();
    setTimeout(() => registry.run(id), 0);
  });
  const late = setTimeout(stop, patience);
}

/** In a text field with typing to take back the menu means the field's own undo, as the key does. */
function undoOrRedo(command: 'undo' | 'redo', ofReview: () => void): void {
  const focused = document.activeElement;
  const inDialog = focused?.closest('[aria-modal="true"]') != null;
  if (inDialog || fieldUndo.has(command, focused)) document.execCommand(command);
  else ofReview();
}
