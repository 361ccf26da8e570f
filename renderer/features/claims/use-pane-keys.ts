import { useKeys } from '#renderer/ui/keys/use-keys.tsx';

/** The keys of the claim pane that work wherever the focus is; null: there is nothing to do it to. */
export function usePaneKeys(actions: {
  readonly step: ((by: -1 | 1) => void) | null;
  readonly remove: (() => void) | null;
}): void {
  const { step, remove } = actions;
  const section = 'Claim';
  useKeys({
    id: 'claim.next',
    label: 'Next claim',
    keys: ']',
    repeats: true,
    section,
    when: step !== null,
    run: () => step?.(1),
  });
  useKeys({
    id: 'claim.previous',
    label: 'Previous claim',
    keys: '[',
    repeats: true,
    section,
    when: step !== null,
    run: () => step?.(-1),
  });
  useKeys({
    id: 'claim.delete',
    label: 'Delete claim',
    keys: '$mod+Shift+Backspace',
    section,
    when: remove !== null,
    whileTyping: true,
    run: () => remove?.(),
  });
}
