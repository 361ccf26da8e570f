import { describe, expect, test } from 'vitest';
import { caretCommand } from './caret-keys.ts';
import type { KeyPress } from './caret-keys.ts';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held };
}

describe('keys in the text', () => {
  test('arrows move the caret, with Shift they select', () => {
    expect(caretCommand(press('ArrowRight'), false)).toEqual({ do: 'move', motion: 'right', extend: false });
    expect(caretCommand(press('ArrowDown', { shiftKey: true }), false)).toEqual({
      do: 'move',
      motion: 'down',
      extend: true,
    });
  });

  test('words go with Ctrl, on a Mac with Option', () => {
    const word = { do: 'move', motion: 'wordRight', extend: true };
    expect(caretCommand(press('ArrowRight', { ctrlKey: true, shiftKey: true }), false)).toEqual(word);
    expect(caretCommand(press('ArrowRight', { altKey: true, shiftKey: true }), true)).toEqual(word);
    expect(caretCommand(press('ArrowRight', { metaKey: true }), true)).toEqual({
      do: 'move',
      motion: 'lineEnd',
      extend: false,
    });
  });

  test('sentences go with Alt and paragraphs with Ctrl, on a Mac with Option and Command and with Option', () => {
    const sentence = { do: 'move', motion: 'sentenceRight', extend: true };
    const paragraph = { do: 'move', motion: 'paragraphUp', extend: false };
    expect(caretCommand(press('ArrowDown', { altKey: true, shiftKey: true }), false)).toEqual(sentence);
    expect(caretCommand(press('ArrowUp', { ctrlKey: true }), false)).toEqual(paragraph);
    const both = { altKey: true, metaKey: true, shiftKey: true };
    expect(caretCommand(press('ArrowDown', both), true)).toEqual(sentence);
    expect(caretCommand(press('ArrowUp', { altKey: true }), true)).toEqual(paragraph);
  });

  test('Home and End go to the ends of the line, with Ctrl to those of the document', () => {
    expect(caretCommand(press('End'), false)).toEqual({ do: 'move', motion: 'lineEnd', extend: false });
    expect(caretCommand(press('End', { ctrlKey: true }), false)).toEqual({
      do: 'document',
      end: 'last',
      extend: false,
    });
  });

  test('keys that belong to the window are left alone', () => {
    for (const key of ['c', 'h', 'k', '+', '1', 'Tab', 'F5']) {
      expect(caretCommand(press(key), false)).toBe(null);
      expect(caretCommand(press(key, { ctrlKey: true }), false)).toBe(null);
    }
    expect(caretCommand(press('c', { ctrlKey: true }), false)).toBe(null);
    expect(caretCommand(press('ArrowLeft', { altKey: true }), false)).toBe(null);
  });
});
