import { describe, expect, test } from 'vitest';
import { spoken, spokenMove, spokenSelection } from './spoken.ts';

describe('what is read out', () => {
  test('a long selection is told by its beginning and end', () => {
    const words = `first ${'x '.repeat(400)}last`;
    const said = spoken(words);
    expect(said.length).toBeLessThan(320);
    expect(said.startsWith('first')).toBe(true);
    expect(said.endsWith('last')).toBe(true);
    expect(said).toContain(' … ');
  });

  test('line ends are not heard', () => {
    expect(spokenSelection('event-free\nsurvival')).toBe('Selected: event-free survival');
    expect(spokenSelection(' \n')).toBe('Nothing selected');
  });

  test('a caret tells the character or word it passed, and the line when it changed the line', () => {
    const text = 'higher rates\nof remission';
    expect(spokenMove(text, 0, 1, text)).toBe('h');
    expect(spokenMove(text, 0, 6, text)).toBe('higher');
    expect(spokenMove(text, 6, 7, text)).toBe('space');
    expect(spokenMove(text, 3, 16, 'of remission')).toBe('of remission');
  });
});
