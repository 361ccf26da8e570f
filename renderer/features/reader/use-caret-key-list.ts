import { useKeys } from '#renderer/ui/keys/use-keys.tsx';

/** The text itself obeys these keys; they are only told here. */
const told = { section: 'In the text', inPalette: false, run: () => undefined } as const;

/** Puts the keys of the caret into the list of keys: what moves it also selects, with Shift. */
export function useCaretKeyList(mac: boolean, text: { readonly current: HTMLElement | null }): void {
  const [words, sentences, paragraphs] = mac
    ? (['Alt', 'Meta+Alt', 'Alt'] as const)
    : (['Control', 'Alt', 'Control'] as const);
  useKeys({
    ...told,
    id: 'text.character',
    label: 'By character and line; with Shift, all of these select',
    keys: ['ArrowRight', 'ArrowDown'],
    within: text,
  });
  useKeys({
    ...told,
    id: 'text.word',
    label: 'By word',
    keys: [`${words}+ArrowLeft`, `${words}+ArrowRight`],
    within: text,
  });
  useKeys({
    ...told,
    id: 'text.sentence',
    label: 'By sentence',
    keys: [`${sentences}+ArrowUp`, `${sentences}+ArrowDown`],
    within: text,
  });
  useKeys({
    ...told,
    id: 'text.ends',
    label: 'To the first and the last words',
    keys: mac ? ['Meta+ArrowUp', 'Meta+ArrowDown'] : ['Control+Home', 'Control+End'],
    within: text,
  });
  useKeys({
    ...told,
    id: 'text.paragraph',
    label: 'By paragraph',
    keys: [`${paragraphs}+ArrowUp`, `${paragraphs}+ArrowDown`],
    within: text,
  });
}
