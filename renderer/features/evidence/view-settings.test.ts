import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { emptyFilter } from './filter-words.ts';
import { usualPictures } from './pictures/picture-settings.ts';
import { parseViewSettings, usualView, type ViewSettings } from './use-view.ts';

test('a view that went through JSON is the same', () => {
  const view: ViewSettings = {
    filter: parseViewSettings({ filter: { outcome: [v7()], text: 'relapse', year: [null, 2021] } }).filter,
    sort: [{ column: 'year', descending: true }],
    shown: 'matrix',
    columns: parseColumns([{ id: 'year', pinned: true, width: 90 }, { id: 'quote' }]),
    group: { by: 'outcome', depth: 2 },
    pictures: { ...usualPictures, by: 'studies', therapyDepth: 3 },
  };
  expect(view.filter).toMatchObject({ text: 'relapse', year: [null, 2021] });
  expect(parseViewSettings(JSON.parse(JSON.stringify(view)))).toEqual(view);
});

test.each([null, 'x', 7, [], {}, { filter: 1, sort: {}, shown: 'x', columns: 'y', group: { by: 'moon' } }])(
  '%j is the usual view',
  (value) => expect(parseViewSettings(value)).toEqual(usualView),
);

test('what is broken in a view is as usual, the rest of it stays', () => {
  const outcome = [v7()];
  const view = parseViewSettings({
    filter: { outcome, direction: ['sideways'], text: 'cells', moon: true },
    sort: [{ column: 'moon' }, { column: 'year' }, 3],
    shown: 'map',
    columns: [{ id: 'moon' }],
    group: { by: 'therapy', depth: -1 },
    pictures: { ...usualPictures, therapyDepth: 0 },
  });
  expect(view).toEqual({
    ...usualView,
    filter: { ...emptyFilter, outcome, text: 'cells' },
    sort: [{ column: 'year', descending: false }],
    shown: 'map',
  });
});

function parseColumns(value: unknown) {
  return parseViewSettings({ columns: value }).columns;
}
