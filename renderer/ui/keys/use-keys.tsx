import { createContext, type ReactNode, useContext, useEffect, useRef, useSyncExternalStore } from 'react';
import { fieldUndo } from './field-undo.ts';
import { type KeyAction, type KeyEntry, KeyRegistry, keysOf, usableKeys } from './key-registry.ts';
import { ariaKeys } from './key-words.ts';

const KeyContext = createContext<KeyRegistry>(new KeyRegistry());

/** Listens to the keyboard of the window for everything below it. */
export function KeysProvider(props: { readonly registry?: KeyRegistry; readonly children: ReactNode }) {
  const fallback = useRef<KeyRegistry>(null);
  fallback.current ??= new KeyRegistry();
  const registry = props.registry ?? fallback.current;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => void registry.handle(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [registry]);
  useEffect(() => fieldUndo.watch(window), []);
  return <KeyContext value={registry}>{props.children}</KeyContext>;
}

/** Offers an action by key and in the palette for as long as this component is there. */
export function useKeys(action: KeyAction): void {
  const registry = useContext(KeyContext);
  const entry = useRef<KeyEntry>({ current: action });
  useEffect(() => {
    entry.current.current = action;
  });
  useEffect(() => registry.add(entry.current), [registry]);
  const words = `${action.label}\n${keysOf(action).join(' ')}\n${action.when !== false}`;
  useEffect(() => {
    if (words !== '') registry.changed();
  }, [registry, words]);
}

/** What can be done now, for the palette and the list of keys. */
export function useKeyActions(): readonly KeyAction[] {
  const registry = useContext(KeyContext);
  return useSyncExternalStore(registry.subscribe, registry.actions);
}

/** A key for `aria-keyshortcuts`; undefined when it is turned off, as a screen reader would tell of it. */
export function useAriaKeys(keys: string | undefined): string | undefined {
  const { on } = useSingleKeys();
  const [usable] = usableKeys(keys === undefined ? {} : { keys }, on);
  return usable === undefined ? undefined : ariaKeys(usable);
}

/** Whether keys without a modifier work; showing a key that does nothing would be a lie. */
export function useSingleKeys(): { readonly on: boolean; readonly set: (on: boolean) => void } {
  const registry = useContext(KeyContext);
  const on = useSyncExternalStore(registry.subscribe, registry.singleKeys);
  return { on, set: (wanted) => registry.setSingleKeys(wanted) };
}
