import { describe, expect, test } from 'vitest';
import type { PageText } from '#shared/text/page-text.ts';
import { pageTexts } from './page-texts.ts';
import { readPage } from './use-page-texts.ts';

function textOf(page: number): PageText {
  return { page, label: '', width: 1, height: 1, rotate: 0, text: 'x', boxes: new Float32Array(4) };
}

describe('texts of pages', () => {
  test('one page is loaded once, however often it is wanted at a time', async () => {
    const loads: number[] = [];
    const texts = pageTexts((page) => {
      loads.push(page);
      return Promise.resolve({ text: textOf(page) });
    });
    let told = 0;
    texts.subscribe(() => {
      told += 1;
    });
    expect(texts.state(3)).toBe(undefined);
    const both = [texts.want(3), texts.want(3)];
    expect(texts.state(3)?.state).toBe('loading');
    await Promise.all(both);
    await texts.want(3);
    expect(loads).toEqual([3]);
    expect(texts.get(3)?.page).toBe(3);
    expect(told).toBe(1);
  });

  test('a page that can’t be loaded says why, and may be tried again', async () => {
    let broken = true;
    const texts = pageTexts((page) => Promise.resolve(broken ? { reason: 'gone' } : { text: textOf(page) }));
    expect(await texts.want(1)).toBe(undefined);
    expect(texts.state(1)).toEqual({ state: 'failed', reason: 'gone' });
    broken = false;
    expect((await texts.want(1))?.page).toBe(1);
  });

  test('of a long document only the pages used last stay in memory', async () => {
    const texts = pageTexts((page) => Promise.resolve({ text: textOf(page) }));
    for (let page = 1; page <= 119; page += 1) await texts.want(page);
    await texts.want(1);
    for (let page = 120; page <= 130; page += 1) await texts.want(page);
    expect(texts.get(1)).toBeDefined();
    expect(texts.get(2)).toBe(undefined);
    expect(texts.get(130)).toBeDefined();
  });

  test('boxes that do not fit the text are refused instead of marking other words', () => {
    const info = { page: 1, label: '', width: 1, height: 1, rotate: 0 };
    expect(readPage({ info, text: 'ab', boxes: new Uint8Array([0, 0, 0, 0]) })).toHaveProperty('reason');
    expect(readPage({ info, text: '', boxes: null })).toHaveProperty('text');
  });
});
