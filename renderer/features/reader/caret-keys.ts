import type { Motion } from '#renderer/pdf/text-selection.ts';

/** What a key does in the text of a page. */
export type CaretCommand =
  | { readonly do: 'move'; readonly motion: Motion; readonly extend: boolean }
  | { readonly do: 'document'; readonly end: 'first' | 'last'; readonly extend: boolean }
  | { readonly do: 'screen'; readonly direction: 1 | -1; readonly extend: boolean }
  | { readonly do: 'scroll'; readonly direction: 1 | -1 }
  | { readonly do: 'select-page' | 'activate' | 'let-go' };

/** The part of a keyboard event that decides. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const plain: Readonly<Record<string, Motion>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'lineStart',
  End: 'lineEnd',
};
const wordwise: Readonly<Record<string, Motion>> = { ArrowLeft: 'wordLeft', ArrowRight: 'wordRight' };
const paragraphs: Readonly<Record<string, Motion>> = { ArrowUp: 'paragraphUp', ArrowDown: 'paragraphDown' };
const sentences: Readonly<Record<string, Motion>> = { ArrowUp: 'sentenceLeft', ArrowDown: 'sentenceRight' };
const lineEnds: Readonly<Record<string, Motion>> = { ArrowLeft: 'lineStart', ArrowRight: 'lineEnd' };

function move(motion: Motion | undefined, extend: boolean): CaretCommand | null {
  return motion === undefined ? null : { do: 'move', motion, extend };
}

function withModifier(press: KeyPress, mac: boolean): CaretCommand | null {
  const extend = press.shiftKey;
  if (press.key === 'a' && !press.shiftKey) return { do: 'select-page' };
  const first = press.key === 'Home' || (mac && press.key === 'ArrowUp');
  const last = press.key === 'End' || (mac && press.key === 'ArrowDown');
  if (first || last) return { do: 'document', end: first ? 'first' : 'last', extend };
  return move((mac ? lineEnds : { ...wordwise, ...paragraphs })[press.key], extend);
}

/**
 * What a key press means in the text; null: nothing, somebody else may have it. Words and paragraphs go with Ctrl,
 * sentences with Alt; on a Mac words and paragraphs with Option, sentences with Option and Command, line ends with Command.
 */
export function caretCommand(press: KeyPress, mac: boolean): CaretCommand | null {
  const { key, shiftKey, altKey } = press;
  const [modifier, other] = mac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey];
  if (other) return null;
  if (modifier && altKey) return mac ? move(sentences[key], shiftKey) : null;
  if (modifier) return withModifier(press, mac);
  if (altKey) return move((mac ? { ...wordwise, ...paragraphs } : sentences)[key], shiftKey);
  return withoutModifier(press);
}

function withoutModifier(press: KeyPress): CaretCommand | null {
  switch (press.key) {
    case 'PageUp':
    case 'PageDown':
      return { do: 'screen', direction: press.key === 'PageUp' ? -1 : 1, extend: press.shiftKey };
    case ' ':
      return { do: 'scroll', direction: press.shiftKey ? -1 : 1 };
    case 'Enter':
      return { do: 'activate' };
    case 'Escape':
      return { do: 'let-go' };
    default:
      return move(plain[press.key], press.shiftKey);
  }
}
