import { describe, expect, test } from 'vitest';
import {
  type ColumnLayout,
  countShown,
  gridTemplate,
  leastWidth,
  parseColumnLayout,
  shownColumns,
  stuckWidth,
  usualLayout,
  withMoved,
  withMovedBeside,
  withPinned,
  withShown,
  withWidth,
} from './columns-layout.ts';
import { columns } from './columns.ts';

const nothing = new Map<string, number>();
const layoutOf = (...ids: string[]): ColumnLayout => {
  const layout = parseColumnLayout(ids.map((id) => ({ id })));
  if (layout === null) throw new Error('No layout.');
  return layout;
};
const idsOf = (layout: ColumnLayout | null, width = 1_600): string[] =>
  shownColumns(layout, width).map(({ id }) => id);

describe('the usual columns', () => {
  test('are those that fit, in their order, and all others can be chosen', () => {
    expect(idsOf(null, 1_200)).not.toContain('numbers');
    expect(idsOf(null, 1_400)).toContain('numbers');
    expect(idsOf(usualLayout(1_400), 1_400)).toEqual(idsOf(null, 1_400));
    expect(usualLayout(1_400).map(({ id }) => id)).toEqual(columns.map(({ id }) => id));
    for (const id of ['registration', 'design', 'population', 'note', 'keyClaim', 'created'])
      expect(idsOf(withShown(usualLayout(1_400), id, true))).toContain(id);
  });
});

describe('a layout of unknown origin', () => {
  test('that says nothing usable is none', () => {
    for (const value of [
      null,
      undefined,
      'year',
      {},
      [],
      [1, null],
      [{ id: 'moon' }],
      [{ id: 'year', hidden: true }],
    ])
      expect(parseColumnLayout(value)).toBeNull();
  });
  test('keeps what is sound: widths within limits, each column once, the missing ones hidden at the end', () => {
    const layout = parseColumnLayout([
      { id: 'quote', width: 99_999 },
      { id: 'moon' },
      { id: 'year', width: 'wide', pinned: 'yes' },
      { id: 'quote', hidden: true },
      { id: 'outcome', pinned: true, width: 80.4 },
    ]);
    expect(layout?.slice(0, 3)).toEqual([
      { id: 'outcome', pinned: true, width: 80 },
      { id: 'quote', width: 1_200 },
      { id: 'year' },
    ]);
    expect(layout).toHaveLength(columns.length);
    expect(layout?.slice(3).every(({ hidden }) => hidden === true)).toBe(true);
  });
});

describe('changes', () => {
  test('showing and hiding; the last column stays', () => {
    const one = layoutOf('year');
    expect(withShown(one, 'year', false)).toBe(one);
    const two = withShown(one, 'quote', true);
    expect(countShown(two)).toBe(2);
    expect(idsOf(withShown(two, 'year', false))).toEqual(['quote']);
  });

  test('pinned columns go to the left, keep the width they had, and stay beside each other', () => {
    const drawn = new Map([['quote', 300]]);
    const layout = withPinned(
      withPinned(layoutOf('year', 'therapy', 'quote'), 'quote', true, drawn),
      'year',
      true,
      nothing,
    );
    const shown = shownColumns(layout, 1_600);
    expect(shown.map(({ id, stuckAt }) => [id, stuckAt])).toEqual([
      ['quote', 0],
      ['year', 300],
      ['therapy', null],
    ]);
    expect(stuckWidth(shown)).toBe(356);
    expect(idsOf(withPinned(layout, 'quote', false, nothing))).toEqual(['year', 'quote', 'therapy']);
  });

  test('a pinned column that would leave no room for the others scrolls with them', () => {
    const layout = withPinned(
      withWidth(layoutOf('year', 'quote'), 'quote', 900, nothing),
      'quote',
      true,
      nothing,
    );
    expect(shownColumns(layout, 1_600)[0]?.stuckAt).toBe(0);
    expect(shownColumns(layout, 1_000)[0]?.stuckAt).toBeNull();
  });

  test('moving goes past hidden columns in the header, one by one in the list, and never out of the pinned ones', () => {
    const layout = withShown(layoutOf('year', 'therapy', 'quote'), 'therapy', false);
    expect(idsOf(withMoved(layout, 'quote', -1, 'shown'))).toEqual(['quote', 'year']);
    const step = withMoved(layout, 'quote', -1, 'all');
    expect(step.slice(0, 3).map(({ id }) => id)).toEqual(['year', 'quote', 'therapy']);
    expect(withMoved(layout, 'year', -1, 'shown')).toBe(layout);
    const pinned = withPinned(layout, 'year', true, nothing);
    expect(withMoved(pinned, 'quote', -1, 'shown')).toEqual(pinned);
  });

  test('dropped beside another column it joins it', () => {
    const layout = layoutOf('year', 'therapy', 'quote');
    const before = withMovedBeside(layout, 'quote', { id: 'year', side: 'before' }, nothing);
    expect(idsOf(before)).toEqual(['quote', 'year', 'therapy']);
    expect(idsOf(withMovedBeside(layout, 'year', { id: 'quote', side: 'after' }, nothing))).toEqual([
      'therapy',
      'quote',
      'year',
    ]);
    const pinned = withPinned(layout, 'year', true, nothing);
    const joined = withMovedBeside(pinned, 'quote', { id: 'year', side: 'after' }, nothing);
    expect(joined.slice(0, 2)).toEqual([
      { id: 'year', pinned: true },
      { id: 'quote', pinned: true },
    ]);
    expect(withMovedBeside(joined, 'quote', { id: 'therapy', side: 'before' }, nothing)[1]).toEqual({
      id: 'quote',
    });
  });

  test('a column of another width holds those to its left where they are', () => {
    const drawn = new Map([
      ['year', 56],
      ['therapy', 210],
      ['quote', 400],
    ]);
    const layout = withWidth(layoutOf('year', 'therapy', 'quote'), 'therapy', 250, drawn);
    expect(layout.slice(0, 3)).toEqual([
      { id: 'year', width: 56 },
      { id: 'therapy', width: 250 },
      { id: 'quote' },
    ]);
    const shown = shownColumns(layout, 1_600);
    expect(gridTemplate(shown)).toBe('56px 250px minmax(120px, 2.4fr)');
    expect(leastWidth(shown)).toBe(426);
    expect(withWidth(layout, 'year', 1, drawn)[0]).toEqual({ id: 'year', width: 24 });
  });
});
