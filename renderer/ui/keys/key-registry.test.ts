// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type KeyAction, KeyRegistry } from './key-registry.ts';
import { keyWords } from './key-words.ts';

let registry: KeyRegistry;
let done: string[];

beforeEach(() => {
  registry = new KeyRegistry();
  done = [];
  document.body.innerHTML =
    '<div id="pane"><button>b</button></div><input id="field"><input id="tick" type="checkbox">';
});
afterEach(() => {
  document.body.innerHTML = '';
});

function offer(id: string, keys: string, more: Partial<KeyAction> = {}): () => void {
  return registry.add({ current: { id, label: id, keys, run: () => done.push(id), ...more } });
}

function press(key: string, init: KeyboardEventInit = {}, target: Element = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  const stop = (heard: KeyboardEvent) => void registry.handle(heard);
  window.addEventListener('keydown', stop);
  target.dispatchEvent(event);
  window.removeEventListener('keydown', stop);
  return event;
}

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`No ${selector}`);
  return found;
}

describe('keys', () => {
  test('run their action and keep the browser from acting', () => {
    offer('claim', 'c');
    expect(press('c').defaultPrevented).toBe(true);
    expect(press('d').defaultPrevented).toBe(false);
    expect(done).toEqual(['claim']);
  });

  test('with modifiers are other keys', () => {
    offer('undo', '$mod+z');
    offer('redo', '$mod+Shift+z');
    press('z');
    press('z', { ctrlKey: true });
    press('Z', { ctrlKey: true, shiftKey: true });
    expect(done).toEqual(['undo', 'redo']);
  });

  test('a sign is found with and without Shift', () => {
    offer('help', '?');
    press('?', { shiftKey: true });
    press('?');
    expect(done).toEqual(['help', 'help']);
  });

  test('are left alone while typing, unless the action wants them', () => {
    offer('claim', 'c');
    offer('undo', '$mod+z');
    offer('palette', '$mod+k', { whileTyping: true });
    const field = element('#field');
    press('c', {}, field);
    press('z', { ctrlKey: true }, field);
    press('k', { ctrlKey: true }, field);
    expect(done).toEqual(['palette']);
    press('c', {}, element('#tick'));
    expect(done).toEqual(['palette', 'claim']);
  });

  test('work with the focus in a list, those bound to the list first', () => {
    document.body.insertAdjacentHTML('beforeend', '<div role="listbox" tabindex="0" id="list"></div>');
    offer('undo', '$mod+z');
    offer('claim', 'c');
    offer('bin', 'Delete', { within: { current: element('#list') } });
    press('z', { ctrlKey: true }, element('#list'));
    press('c', {}, element('#list'));
    press('Delete', {}, element('#list'));
    expect(done).toEqual(['undo', 'claim', 'bin']);
  });

  test('single characters can be turned off, others stay', () => {
    offer('claim', 'c');
    offer('palette', '$mod+k');
    offer('down', 'ArrowDown');
    registry.setSingleKeys(false);
    press('c');
    press('k', { ctrlKey: true });
    press('ArrowDown');
    expect(done).toEqual(['palette', 'down']);
  });

  test('the newest action wins, one bound to the focused pane before it', () => {
    const pane = { current: element('#pane') };
    offer('direction', '1', { within: pane });
    offer('read', '1');
    offer('evidence', '1');
    press('1', {}, element('#pane button'));
    press('1');
    expect(done).toEqual(['direction', 'evidence']);
  });

  test('an action that makes no sense now gives its key to the one before', () => {
    offer('read', '1');
    const off = offer('other', '1', { when: false });
    press('1');
    off();
    expect(done).toEqual(['read']);
    expect(registry.actions().map((action) => action.id)).toEqual(['read']);
  });

  test('nothing under a modal dialog listens', () => {
    offer('claim', 'c');
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog" aria-modal="true"></div>');
    press('c');
    expect(done).toEqual([]);
  });

  test('a held key acts once, and is not typed where its action has put the focus', () => {
    offer('claim', 'c');
    const held = { code: 'KeyC', repeat: true };
    press('c', { code: 'KeyC' });
    expect(press('c', held, element('#field')).defaultPrevented).toBe(true);
    press('c', held);
    expect(done).toEqual(['claim']);
    // Another key held in the field types on, and so does this one when it is pressed there.
    expect(press('a', { code: 'KeyA', repeat: true }, element('#field')).defaultPrevented).toBe(false);
    expect(press('c', { code: 'KeyC' }, element('#field')).defaultPrevented).toBe(false);
    expect(press('c', held, element('#field')).defaultPrevented).toBe(false);
    press('c', { code: 'KeyC' });
    expect(done).toEqual(['claim', 'claim']);
  });

  test('walking goes on while its key is held', () => {
    offer('next', 'j', { repeats: true });
    press('j', { code: 'KeyJ' });
    press('j', { code: 'KeyJ', repeat: true });
    expect(done).toEqual(['next', 'next']);
  });

  test('a key that a widget has used is not used twice', () => {
    offer('down', 'ArrowDown');
    const button = element('#pane button');
    button.addEventListener('keydown', (event) => event.preventDefault());
    press('ArrowDown', {}, button);
    expect(done).toEqual([]);
  });
});

test('keys are printed as they are named on the keyboard', () => {
  expect(keyWords('$mod+Shift+z')).toBe('Ctrl+Shift+Z');
  expect(keyWords('?')).toBe('?');
  expect(keyWords('ArrowDown')).toBe('↓');
  expect(keyWords('$mod++')).toBe('Ctrl++');
});
