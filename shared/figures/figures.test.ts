import { shownLevels } from './grid-layout.ts';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outcomeColumns } from '#shared/counting/columns.ts';
import { linesAt } from '#shared/counting/levels.ts';
import { matrixOf } from '#shared/counting/matrix.ts';
import { deriveContrast, standing } from '#shared/domain/sides.ts';
import { directions } from '#shared/domain/values.ts';
import { effectDirectionFigure } from './effect-direction-figure.ts';
import { evidenceMapFigure } from './evidence-map-figure.ts';
import type { Figure, Group } from './figure.ts';
import { cellKey, totalKey } from './cell-key.ts';
import { matrixFigure } from './matrix-figure.ts';
import { toSvg } from './svg.ts';
import { fitted, widthOf, wrapped } from './text-box.ts';
import { darkTheme, type FigureTheme, lightTheme } from './theme.ts';

const font = { size: 12 };

describe('text in a box', () => {
  test('letters have the widths of the font: Liberation Sans is as wide as Helvetica', () => {
    // Adobe Font Metrics of Helvetica: i 222, l 222, W 944, e 556, space 278.
    expect(widthOf('il We', { size: 1000 })).toBe(222 + 222 + 278 + 944 + 556);
  });
  test('whatever the text: no line is wider than its box, no word is lost but behind an ellipsis', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abc WMl-,.é', '漢'), maxLength: 80 });
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 30, max: 200 }),
        fc.integer({ min: 1, max: 4 }),
        (words, width, most) => {
          const lines = wrapped(words, width, font, most);
          expect(lines.length).toBeLessThanOrEqual(most);
          for (const line of lines) expect(widthOf(line, font)).toBeLessThanOrEqual(width);
          const bare = (string: string): string => string.replaceAll(/[\s-]/gu, '');
          const kept = bare(lines.join(''));
          if (kept.endsWith('…')) expect(bare(words).startsWith(kept.slice(0, -1))).toBe(true);
          else expect(kept).toBe(bare(words));
        },
      ),
    );
  });
  test('a text that fits is left alone', () => {
    expect(fitted('short', 100, font)).toBe('short');
    expect(fitted('much too long for this', 40, font)).toMatch(/…$/u);
  });
});

/** A matrix with so many therapies and outcomes, some names very long. */
function manyMatrix(rows: number, columns: number) {
  const named = (kind: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({
      id: `${kind}${at}`,
      parentId: null,
      name:
        at % 3 === 0
          ? `${kind} ${at} with a name that goes on and on: neurodevelopmental consequences`
          : `${kind} ${at}`,
    }));
  const [therapies, outcomes] = [named('Therapy', rows), named('Outcome', columns)];
  const claims = therapies.flatMap((therapy, row) =>
    outcomes.flatMap((outcome, column) =>
      Array.from({ length: (row + column) % 14 }, (_, at) => {
        const comparator = at % 4 === 0 ? [] : ['Therapy0'];
        return {
          id: `${row} ${column} ${at}`,
          document: `paper ${at}`,
          study: null,
          outcome: outcome.id,
          direction: directions[at % directions.length] ?? null,
          contrast: at % 5 === 0 ? ('single-group' as const) : deriveContrast([therapy.id], comparator),
          assertion: null,
          key: false,
          narrower: false,
          people: null,
          definitions: at % 2 === 0 ? ['a'] : ['b'],
          stands: standing({ therapy: [therapy.id], comparator, contrast: null }, () => false),
        };
      }),
    ),
  );
  const lines = [
    linesAt(therapies, 1, 'No therapy'),
    outcomeColumns(linesAt(outcomes, 1, 'No outcome')),
  ] as const;
  return matrixOf(claims, ...lines, { unit: 'claims', withEmpty: true });
}

/** An effect-direction plot of so many studies and outcomes, some names very long. */
function manyEffects(rows: number, columns: number) {
  const long = (kind: string, at: number): string =>
    at % 3 === 0 ? `${kind} ${at} with a name that goes on and on: neurodevelopmental consequences` : kind;
  const people = [420, 120, 20, null];
  const effects = (row: number) =>
    Array.from({ length: columns }, (_, at) => ({
      direction: directions[(row + at) % 5] ?? null,
      ...{ comparative: 1, beside: null, besideClaims: 0, definitions: 0 },
      people: people[(row + at) % 4] ?? null,
    }));
  const outcomes = linesAt(
    Array.from({ length: columns }, (_, at) => ({ id: `o${at}`, parentId: null, name: long('Outcome', at) })),
    1,
    'No outcome',
  ).lines.filter(({ key }) => key.includes('o'));
  return {
    studies: Array.from({ length: rows }, (_, at) => ({
      ...{ id: `s${at}`, label: long('Study', at), year: 2020, design: 'interrupted-series' as const },
      therapy: { id: 't', name: long('Therapy', at) },
      effects: effects(at).slice(0, outcomes.length),
    })),
    outcomes,
    totals: outcomes.map(() => ({ same: 3 })),
    ...{ withoutStudy: 2, severalTherapies: 0, withoutSign: { otherComparisons: 1, noFindings: 4 } },
  };
}

/** All texts of a figure with the places that they take: their line from its base up. */
const textsOf = (figure: Figure) =>
  figure.shapes
    .flatMap((shape) => (shape.kind === 'group' ? shape.shapes : [shape]))
    .flatMap((shape) => {
      if (shape.kind !== 'text') return [];
      const width = widthOf(shape.text, shape);
      const left = shape.x - (shape.anchor === 'end' ? width : shape.anchor === 'middle' ? width / 2 : 0);
      return [
        { text: shape.text, left, right: left + width, top: shape.y - shape.size * 0.72, base: shape.y },
      ];
    });

/** Pairs of texts that lie over each other. */
function overlaps(figure: Figure): string[] {
  const texts = textsOf(figure).toSorted((a, b) => a.top - b.top);
  return texts.flatMap((one, at) =>
    texts
      .slice(at + 1)
      .filter((other) => other.top < one.base && other.left < one.right && one.left < other.right)
      .map((other) => `${one.text} / ${other.text}`),
  );
}

function manyOf(rows: number, columns: number): Figure {
  return matrixFigure(manyMatrix(rows, columns), lightTheme, [{ text: 'About' }]);
}

const groupsOf = (figure: Figure): Group[] => figure.shapes.filter((shape) => shape.kind === 'group');

describe('the matrix as a picture', () => {
  test.each([
    [1, 1],
    [2, 2],
    [60, 3],
    [2, 60],
    [60, 60],
  ])(
    '%i rows and %i columns: no cell lies over another, and nothing sticks out of its cell or the picture',
    (rows, columns) => {
      const figure = manyOf(rows, columns);
      const groups = groupsOf(figure);
      expect(groups).toHaveLength((rows + 1) * (columns + 1));
      const taken = new Set<string>();
      for (const { box, shapes, key } of groups) {
        expect(taken.has(`${box.x} ${box.y}`)).toBe(false);
        taken.add(`${box.x} ${box.y}`);
        expect(key).toBeDefined();
        for (const shape of shapes) {
          if (shape.kind !== 'text') continue;
          const width = widthOf(shape.text, shape);
          const left = shape.anchor === 'end' ? shape.x - width : shape.x;
          expect(left).toBeGreaterThanOrEqual(box.x);
          expect(left + width).toBeLessThanOrEqual(box.x + box.width + 0.01);
          expect(shape.y).toBeGreaterThan(box.y);
          expect(shape.y).toBeLessThan(box.y + box.height);
        }
      }
      const bottoms = [...new Map(groups.map(({ box }) => [box.y, box.y + box.height]))].toSorted(
        ([a], [b]) => a - b,
      );
      for (const [at, [, bottom]] of bottoms.entries())
        expect(bottoms[at + 1]?.[0] ?? figure.height).toBeGreaterThanOrEqual(bottom);
      for (const { box } of groups) expect(box.x + box.width).toBeLessThanOrEqual(figure.width);
    },
  );

  test('a cell says what it holds, and what it is', () => {
    const cell = groupsOf(manyOf(2, 3)).find(
      ({ key }) => key === cellKey({ row: 'Therapy1', column: 'Outcome2' }),
    );
    expect(cell?.label).toMatch(/^Therapy 1, Outcome 2: \d+ comparative: .*single-group and the like/u);
    expect(
      groupsOf(manyOf(2, 3)).some(({ key }) => key === cellKey({ row: totalKey, column: totalKey })),
    ).toBe(true);
  });
});

describe('the evidence map as a picture', () => {
  test.each([
    [1, 1],
    [40, 60],
  ])('%i rows and %i columns: bubbles stay in their cells and apart from each other', (rows, columns) => {
    for (const over of ['years', 'populations'] as const) {
      const figure = evidenceMapFigure({ map: manyMatrix(rows, columns), over }, darkTheme, []);
      for (const { box, shapes } of groupsOf(figure)) {
        const circles = shapes.filter((shape) => shape.kind === 'circle');
        for (const { x, y, radius } of circles) {
          expect(x - radius).toBeGreaterThanOrEqual(box.x);
          expect(x + radius).toBeLessThanOrEqual(box.x + box.width);
          expect(y - radius).toBeGreaterThanOrEqual(box.y);
          expect(y + radius).toBeLessThanOrEqual(box.y + box.height);
        }
        const [one, other] = circles;
        if (one && other) expect(other.x - one.x).toBeGreaterThanOrEqual(one.radius + other.radius);
        for (const shape of shapes)
          if (shape.kind === 'text') expect(shape.y).toBeLessThanOrEqual(box.y + box.height);
      }
    }
  });
});

describe('figures with many long names', () => {
  const figures = {
    matrix: () => manyOf(60, 12),
    map: () => evidenceMapFigure({ map: manyMatrix(60, 12), over: 'populations' }, darkTheme, []),
    effects: () => effectDirectionFigure(manyEffects(60, 12), lightTheme, []),
  };
  test.each(Object.entries(figures))('%s: no name is cut, and no text lies over another', (_, make) => {
    const figure = make();
    const cut = textsOf(figure).filter(({ text }) => text.endsWith('…'));
    expect(cut).toEqual([]);
    expect(overlaps(figure)).toEqual([]);
    for (const { right } of textsOf(figure)) expect(right).toBeLessThanOrEqual(figure.width);
    // What its signs mean is there to be shown above it.
    const shapes = figure.legend?.shapes ?? [];
    expect(shapes.length).toBeGreaterThan(0);
    for (const shape of shapes)
      if (shape.kind === 'text')
        expect(shape.x + widthOf(shape.text, shape)).toBeLessThanOrEqual(figure.legend?.width ?? 0);
  });

  test('the caption of effect directions counts what is in no sign, and shows what sizes mean', () => {
    const figure = effectDirectionFigure(manyEffects(2, 2), lightTheme, []);
    const texts = textsOf(figure).map(({ text }) => text);
    expect(texts.join(' ')).toContain(
      'In no sign: 1 claim comparing doses or naming no other side, 4 claims without a finding, 2 claims about no study.',
    );
    expect(texts).toEqual(expect.arrayContaining(['above 300', '50 to 300', 'below 50, or not told']));
    const scales = (figure.legend?.shapes ?? []).flatMap((one) =>
      one.kind === 'path' ? (one.scale ?? 1) : [],
    );
    expect(scales.slice(-3)).toEqual([2, 1.5, 1]);
  });
});

test('names that are markup, and letters that XML has no place for, stay text', () => {
  const name = '<script>alert("&")</script>\u0000\uD800';
  const lines = linesAt([{ id: 'a', parentId: null, name }], 1, 'none');
  const matrix = matrixOf([], lines, outcomeColumns(lines), { unit: 'claims', withEmpty: true });
  const svg = toSvg(matrixFigure(matrix, lightTheme, []));
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;scr');
  expect(svg).not.toContain('\u0000');
  expect(svg.isWellFormed()).toBe(true);
});

describe('colours', () => {
  const css = readFileSync(new URL('../../renderer/styles/tokens.css', import.meta.url), 'utf8');
  const token = (block: string, name: string): string | undefined => {
    const from = css.indexOf(`[data-mantine-color-scheme='${block}']`);
    const body = css.slice(from, css.indexOf('}', from));
    return new RegExp(`--${name}: (#[0-9a-f]{6})`, 'u').exec(body)?.[1];
  };
  test.each([
    ['light', lightTheme],
    ['dark', darkTheme],
  ] as const)('%s: those of the window', (block, theme: FigureTheme) => {
    for (const direction of directions)
      expect(theme.direction[direction]).toBe(token(block, `direction-${direction}`));
    const others = [theme.ground, theme.sunken, theme.line, theme.text, theme.quiet, theme.warn];
    expect(others).toEqual(
      ['surface', 'sunken', 'line', 'text', 'text-quiet', 'warn'].map((name) => token(block, name)),
    );
  });
});

test('a name stands in below the rows that are shown and hold it, not below what happens to stand above', () => {
  const rows = [
    { path: ['Immunotherapy'] },
    { path: ['Immunotherapy', 'CAR T-cell therapy', 'Tisagenlecleucel'] },
    { path: ['Immunotherapy', 'Antibodies', 'Bispecific', 'Blinatumomab'] },
    { path: ['Chemotherapy', 'Vincristine'] },
    { path: ['Immunotherapy II', 'x'] },
  ];
  expect(shownLevels(rows)).toEqual([0, 1, 1, 0, 0]);
});
