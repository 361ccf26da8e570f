import { partsOf } from './key-registry.ts';

const mac = typeof navigator === 'object' && /Mac/u.test(navigator.platform);

const keyNames: Readonly<Record<string, string>> = {
  $mod: mac ? '⌘' : 'Ctrl',
  Control: 'Ctrl',
  Shift: mac ? '⇧' : 'Shift',
  Alt: mac ? '⌥' : 'Alt',
  Meta: mac ? '⌘' : 'Meta',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  Space: 'Space',
};

/** Keys as they are printed beside an action: `$mod+Shift+z` is `Ctrl+Shift+Z` (`⇧⌘Z` on a Mac). */
export function keyWords(keys: string): string {
  const { modifiers, key } = partsOf(keys);
  const name = keyNames[key] ?? ([...key].length === 1 ? key.toLocaleUpperCase('en') : key);
  return [...modifiers.map((modifier) => keyNames[modifier] ?? modifier), name].join(mac ? '' : '+');
}

/** Keys for `aria-keyshortcuts`: `Control+Shift+Z`. */
export function ariaKeys(keys: string): string {
  const { modifiers, key } = partsOf(keys);
  const named = modifiers.map((modifier) => (modifier === '$mod' ? (mac ? 'Meta' : 'Control') : modifier));
  return [...named, [...key].length === 1 ? key.toLocaleUpperCase('en') : key].join('+');
}
