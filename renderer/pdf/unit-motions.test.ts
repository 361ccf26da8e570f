import { describe, expect, test } from 'vitest';
import type { PageText } from '#shared/text/page-text.ts';
import type { TextPoint } from './text-point.ts';
import { moveByUnit, type UnitMotion } from './unit-motions.ts';

/** A page whose characters are 5 wide and 10 high, lines 20 apart from the upper edge downwards. */
function pageOf(page: number, text: string): PageText {
  const boxes: number[] = [];
  let [x, y] = [50, 780];
  for (const character of text) {
    boxes.push(x, y, x + 5, y + 10);
    x += 5;
    if (character === '\n') [x, y] = [50, y - 20];
  }
  return { page, label: '', width: 600, height: 800, rotate: 0, text, boxes: Float32Array.from(boxes) };
}

const pages = [
  'Trials, page 1\n\nRemission was higher. Survival\nwas the same. In the second arm the',
  'Trials, page 2\n\nrisk of relapse fell. Nobody died.\n\nDiscussion\n\nThis is new.',
  '',
  'Trials, page 4\n\nMore is needed. We say so.',
].map((text, at) => pageOf(at + 1, text));
const textOf = (page: number): PageText | undefined => pages[page - 1];

function after(point: TextPoint, motion: UnitMotion): TextPoint {
  const moved = moveByUnit(point, motion, pages.length, textOf);
  if (!('point' in moved)) throw new Error(`page ${moved.blocked} is missing`);
  return moved.point;
}

function place(page: number, words: string): TextPoint {
  const offset = textOf(page)?.text.indexOf(words) ?? -1;
  if (offset < 0) throw new Error(`Page ${page} has no “${words}”.`);
  return { page, offset };
}

describe('going by sentences', () => {
  test('forwards, also over a page break within a sentence and over an empty page', () => {
    const stops = [place(1, 'mission')];
    for (let step = 0; step < 8; step += 1) stops.push(after(stops.at(-1) ?? place(1, 'R'), 'sentenceRight'));
    expect(stops.slice(1)).toEqual([
      place(1, 'Survival'),
      place(1, 'In the'),
      place(2, 'Nobody'),
      place(2, 'Discussion'),
      place(2, 'This'),
      { page: 2, offset: textOf(2)?.text.length },
      place(4, 'More'),
      place(4, 'We say'),
    ]);
  });

  test('backwards to where the sentence begins, on the page before if need be', () => {
    expect(after(place(2, 'Nobody'), 'sentenceLeft')).toEqual(place(1, 'In the'));
    expect(after(place(2, 'died'), 'sentenceLeft')).toEqual(place(2, 'Nobody'));
    expect(after(place(4, 'More'), 'sentenceLeft')).toEqual(place(2, 'This'));
    expect(after(place(1, 'Remission'), 'sentenceLeft')).toEqual(place(1, 'Remission'));
  });

  test('a page that is not loaded is asked for', () => {
    const some = (page: number): PageText | undefined => (page === 2 ? undefined : textOf(page));
    expect(moveByUnit(place(1, 'Remission'), 'sentenceRight', pages.length, some)).toEqual({ blocked: 2 });
  });
});

describe('going by paragraphs', () => {
  test('forwards and backwards, without running heads', () => {
    expect(after(place(2, 'Discussion'), 'paragraphDown')).toEqual(place(2, 'This'));
    expect(after(place(1, 'Survival'), 'paragraphDown')).toEqual(place(2, 'Discussion'));
    expect(after(place(2, 'new'), 'paragraphUp')).toEqual(place(2, 'This'));
    expect(after(place(2, 'Discussion'), 'paragraphUp')).toEqual(place(1, 'Remission'));
  });
});
