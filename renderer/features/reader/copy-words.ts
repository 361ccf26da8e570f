import type { ClipboardEvent as ReactClipboardEvent } from 'react';

/** Puts words on the clipboard when the person copies; nothing selected leaves the clipboard as it is. */
export function copyWords(words: () => string) {
  return (event: ReactClipboardEvent): void => {
    const chosen = words();
    if (chosen === '' || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', chosen);
  };
}

/**
 * Copies words at the press of a button, through a field that is there for that moment only: `navigator.clipboard`
 * needs a permission that this window refuses to everybody. Answers whether it worked; the focus stays where it was.
 */
export function copyNow(words: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = words;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}
