import { matchKeybindingPress, parseKeybinding } from 'tinykeys';

/** Something a person can do by key, from the palette, or both. */
export interface KeyAction {
  /** Stable, such as `reader.find`. */
  readonly id: string;
  /** What it does, as a person would say it: “Find in the paper”. */
  readonly label: string;
  /** Key or keys, written `c`, `?`, `$mod+k`, `$mod+Shift+z`, `ArrowDown`. None: palette only. */
  readonly keys?: string | readonly string[];
  /** Heading in the list of keys; the name of the pane or screen. */
  readonly section?: string;
  readonly run: (event?: KeyboardEvent) => void;
  /** False while the action makes no sense: neither key nor palette offers it. */
  readonly when?: boolean;
  /** Also while the focus is in a text field, or in one that it answers true for; never a key that types something. */
  readonly whileTyping?: boolean | ((field: EventTarget | null) => boolean);
  /** Only while the focus is inside this element; wins over actions that are not so bound. */
  readonly within?: { readonly current: HTMLElement | null };
  /** Goes on while the key is held (walking, zooming). All others act once a press: a held key makes nothing twice. */
  readonly repeats?: boolean;
  /** False keeps it out of the palette (arrow keys and the like). */
  readonly inPalette?: boolean;
}

/** A holder whose action is replaced at each render of the component that registered it. */
export interface KeyEntry {
  current: KeyAction;
}

/** Every action that can be done now. The one that was registered last wins a key that two of them want. */
export class KeyRegistry {
  readonly #entries = new Set<KeyEntry>();
  readonly #listeners = new Set<() => void>();
  /** Null after a change, until it is asked for. */
  #snapshot: readonly KeyAction[] | null = null;
  #telling = false;
  #singleKeys = true;
  /** The key whose press was the last to run an action (`KeyboardEvent.code`). */
  #acted: string | null = null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The actions that make sense now, oldest first. */
  readonly actions = (): readonly KeyAction[] => {
    this.#snapshot ??= [...this.#entries]
      .map((entry) => entry.current)
      .filter((action) => action.when !== false);
    return this.#snapshot;
  };

  /** Whether keys without a modifier work (WCAG 2.1.4 asks for a way to turn them off). */
  readonly singleKeys = (): boolean => this.#singleKeys;

  setSingleKeys(on: boolean): void {
    this.#singleKeys = on;
    this.changed();
  }

  add(entry: KeyEntry): () => void {
    this.#entries.add(entry);
    this.changed();
    return () => {
      this.#entries.delete(entry);
      this.changed();
    };
  }

  /** Tells that an entry holds another label, key or condition. A screen brings dozens: they are told of at once. */
  changed(): void {
    this.#snapshot = null;
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      for (const listener of [...this.#listeners]) listener();
    });
  }

  /** Runs the action of this id, if it makes sense now. */
  run(id: string): void {
    this.actions()
      .findLast((action) => action.id === id)
      ?.run();
  }

  /** Runs what a key press asks for; true when there was something. */
  handle(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.isComposing) return false;
    const action = this.#wanted(event);
    if (event.repeat && action?.repeats !== true) {
      // Its press has acted, perhaps by putting the focus into a field: what is still held is not typed there.
      const spent = event.code === this.#acted;
      if (spent) event.preventDefault();
      return spent;
    }
    this.#acted = action === undefined ? null : event.code;
    if (action === undefined) return false;
    event.preventDefault();
    action.run(event);
    return true;
  }

  #wanted(event: KeyboardEvent): KeyAction | undefined {
    const place = placeOf(event);
    const wanted = [...this.#entries]
      .map((entry) => entry.current)
      .filter((action) => action.when !== false && this.#applies(action, event, place))
      .reverse();
    return wanted.find((candidate) => candidate.within !== undefined) ?? wanted[0];
  }

  #applies(action: KeyAction, event: KeyboardEvent, place: Place): boolean {
    if (place.typing && !worksWhileTyping(action, event.target)) return false;
    if (action.within === undefined ? place.modal : !isInside(action.within.current, event.target))
      return false;
    return keysOf(action).some((keys) => this.#matches(keys, event));
  }

  #matches(keys: string, event: KeyboardEvent): boolean {
    if (!this.#singleKeys && isSingleKey(keys)) return false;
    return parseKeybinding(tolerant(keys)).every((press) => matchKeybindingPress(event, press));
  }
}

interface Place {
  readonly typing: boolean;
  /** A modal dialog is open: what lies under it does not listen. */
  readonly modal: boolean;
}

function placeOf(event: KeyboardEvent): Place {
  const target = event.target instanceof Element ? event.target : null;
  return {
    typing: target !== null && isTextField(target),
    modal: document.querySelector('[role="dialog"][aria-modal="true"]') !== null,
  };
}

function worksWhileTyping({ whileTyping }: KeyAction, field: EventTarget | null): boolean {
  return typeof whileTyping === 'function' ? whileTyping(field) : whileTyping === true;
}

/** A list of papers or highlights is none: it uses arrow keys alone, and marks those as used. */
const typedInto =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), [role="menu"], ' +
  'input:not([type="checkbox"]):not([type="radio"]):not([type="button"]):not([type="range"])';

function isTextField(element: Element): boolean {
  return element.closest(typedInto) !== null;
}

function isInside(element: HTMLElement | null, target: EventTarget | null): boolean {
  return element !== null && target instanceof Node && element.contains(target);
}

/** The keys of an action as a list. */
export function keysOf(action: Pick<KeyAction, 'keys'>): readonly string[] {
  if (action.keys === undefined) return [];
  return typeof action.keys === 'string' ? [action.keys] : action.keys;
}

/** The keys of an action that work now: single ones only while they are turned on. */
export function usableKeys(action: Pick<KeyAction, 'keys'>, singleKeys: boolean): readonly string[] {
  return keysOf(action).filter((keys) => singleKeys || !isSingleKey(keys));
}

/** Whether a key would type a character: no modifier but Shift, and one character long. */
export function isSingleKey(keys: string): boolean {
  const { key, modifiers } = partsOf(keys);
  return [...key].length === 1 && modifiers.every((modifier) => modifier === 'Shift');
}

/** A sign such as `?` or `+` lies on other keys of other keyboards: whether Shift makes it does not matter. */
function tolerant(keys: string): string {
  const { key, modifiers } = partsOf(keys);
  const sign = [...key].length === 1 && !/[\p{Letter}\p{Number} ]/u.test(key);
  return sign && !modifiers.includes('Shift') ? [...modifiers, '[Shift]', key].join('+') : keys;
}

/** Splits `$mod+Shift+z` into its modifiers and its key; a plus sign may be the key. */
export function partsOf(keys: string): { readonly modifiers: readonly string[]; readonly key: string } {
  const key = keys.endsWith('+') ? '+' : (keys.split('+').at(-1) ?? '');
  return {
    key,
    modifiers: keys
      .slice(0, -key.length)
      .split('+')
      .filter((part) => part !== ''),
  };
}
