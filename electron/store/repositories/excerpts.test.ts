import { describe, expect, test } from 'vitest';
import { readable } from '#shared/text/readable.ts';
import { bracketed, CLOSES, excerptOf, OPENS, placesInPage } from './excerpts.ts';

const marked = (words: string) => words.replaceAll('<', OPENS).replaceAll('>', CLOSES);

describe('an excerpt', () => {
  test('tells its found words from brackets of the text', () => {
    const snippet = marked('…in [12] the <remission> of <all>');
    const { text, marks } = excerptOf(snippet);
    expect(text).toBe('…in [12] the remission of all');
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['remission', 'all']);
    expect(bracketed(snippet)).toBe('…in [12] the [remission] of [all]');
    expect(excerptOf('nothing')).toEqual({ text: 'nothing', marks: [] });
  });

  test('finds its words in the page again, over line ends, hyphens and ligatures', () => {
    const page =
      'First the e\ufb03cacy of it.\n\nIn re-\nmission, the e\ufb03cacy\nwas seen in remis-\nsion of all.';
    expect(readable(page)).toContain('In remission, the efficacy was seen in remission of all.');
    const excerpt = excerptOf(marked('…In <remission>, the <efficacy> was seen in <remission> of…'));
    expect(placesInPage(page, excerpt).map(({ start, end }) => page.slice(start, end))).toEqual([
      're-\nmission',
      'e\ufb03cacy',
      'remis-\nsion',
    ]);
  });

  test('of another page has no place in this one', () => {
    expect(placesInPage('other words', excerptOf(marked('the <remission>')))).toEqual([]);
  });
});
