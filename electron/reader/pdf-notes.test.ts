import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument, version } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import {
  acrobatHighlight,
  answerTo,
  drawing,
  type LeftBehind,
  previewHighlight,
  standardStrikeOut,
  stickyNote,
  withAnnotations,
  zoteroUnderline,
} from '#shared/testing/annotated-pdf.ts';
import { LEAST_REGION } from '#shared/text/region.ts';
import { pdfRecipe, recipeOfToday } from '#shared/text/recipe.ts';
import { pdfAssetsFolder } from '#electron/node/pdf-assets.ts';
import { readPdf } from './pdf.ts';

const sample = new Uint8Array(
  readFileSync(join(import.meta.dirname, '../../resources/samples/blinatumomab-trial.pdf')),
);

/** Where pdf.js itself puts the lines of the first page that hold these words, in their order. */
async function printed(...lines: string[]) {
  const task = getDocument({ data: sample.slice(), verbosity: 0 });
  const { items } = await (await (await task.promise).getPage(1)).getTextContent({
    disableNormalization: true,
  });
  await task.destroy();
  return lines.map((words): [number, number, number, number] => {
    const item = items.find((one) => 'str' in one && one.str.includes(words));
    if (!item || !('str' in item)) throw new Error(`No line holds “${words}”.`);
    const [x = 0, y = 0]: number[] = item.transform.slice(4);
    return [x, y - 2, x + item.width, y + item.height];
  });
}

async function readingOf(left: readonly LeftBehind[], most = 100) {
  const reading = await readPdf(withAnnotations(sample, left), {
    assets: pdfAssetsFolder(),
    limits: { notes: most },
  });
  expect(reading.state).toBe('ready');
  return reading;
}

async function notesOf(left: readonly LeftBehind[], most = 100) {
  const reading = await readingOf(left, most);
  return reading.fileNotes.map((note) => ({
    ...note,
    words: note.ranges.map(({ start, end }) => reading.pages[note.page - 1]?.text.slice(start, end)),
  }));
}

const title = [
  'Blinatumomab Added to Chemotherapy in Children With',
  'Standard-Risk B-Cell Acute Lymphoblastic',
];

test('the recipe that the store takes for today’s is the reader’s', () => {
  expect(recipeOfToday('pdf')).toBe(pdfRecipe(version));
});

describe('what others left in a PDF', () => {
  test('are their words, whoever wrote them and in whatever order of corners', async () => {
    const boxes = await printed(...title);
    const [first] = boxes;
    if (!first) throw new Error('no line');
    const notes = await notesOf([
      acrobatHighlight({ page: 1, boxes, text: 'Check the dose' }),
      previewHighlight({ page: 1, boxes: [first], text: title[0] ?? '' }),
      zoteroUnderline({ page: 1, boxes: boxes.toReversed(), text: 'key' }),
      standardStrikeOut({ page: 1, boxes }),
    ]);
    const whole = `${title[0]}\nStandard-Risk B-Cell Acute Lymphoblastic Leukaemia`;
    expect(notes.map(({ kind, words }) => [kind, words])).toEqual([
      ['highlight', [whole]],
      ['highlight', [title[0]]],
      ['underline', [whole]],
      ['strike-out', [whole]],
    ]);
    expect(notes[0]).toMatchObject({
      author: 'J. Smith',
      text: 'Check the dose',
      date: '2024-03-12T09:15:30.000Z',
    });
    expect(notes[0]?.colour?.map((part) => Math.round(part * 255))).toEqual([255, 209, 0]);
    // Preview copies the marked words into the comment: they are no comment.
    expect(notes[1]).toMatchObject({ text: '', date: '2023-01-05T14:30:00.000Z' });
    expect(notes[2]).toMatchObject({ author: 'Ada Lindt', text: 'key' });
    expect(notes[3]?.date).toBeNull();
  });

  test('sticky notes lie where they lie; answers stand below, and windows are no notes', async () => {
    // pdf.js gives the signs of notes one size.
    const notes = await notesOf([
      stickyNote(2, [500, 700], 'Who was blinded?'),
      answerTo(0, 2, 'Nobody.'),
      stickyNote(1, [10, 10], ''),
    ]);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ kind: 'note', page: 2, ranges: [], rects: [[500, 698, 522, 720]] });
    expect(notes[0]?.text).toBe('Who was blinded?\n\nB. Jones: Nobody.');
  });

  test('hostile values are bounded, and the text of the paper is read all the same', async () => {
    const raw = (entries: string): LeftBehind => ({ page: 1, entries });
    const endless = '1 '.repeat(800_000);
    const notes = await notesOf([
      raw(
        '/Subtype /Highlight /Rect [0 0 1e38 1e38] /QuadPoints [nan 0 0 0 0 0 0 0] /T 7 /Contents 8 /C [9 9 9]',
      ),
      raw(`/Subtype /Highlight /Rect [0 0 0 0] /QuadPoints [${endless}] /T (${'x'.repeat(5_000)})`),
      raw(
        `/Subtype /Text /Rect [-9e9 9e9 1 1] /Contents (${'y'.repeat(90_000)}) /A << /S /JavaScript /JS (app.alert\\(1\\)) >>`,
      ),
      raw('/Subtype /Circle /Rect [-1e308 -1e308 1e308 1e308] /Contents (everywhere)'),
      raw('/Subtype /Text /IRT 99999 0 R /Contents (answers nothing)'),
      raw('/Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (calc.exe) >>'),
      raw('/Subtype /Highlight /Rect [0 0 9 9] /F 2 /Contents (hidden)'),
    ]);
    expect(notes.map(({ kind, words }) => [kind, words])).toEqual([
      ['highlight', expect.any(Array)],
      ['highlight', []],
      ['note', []],
      ['drawing', []],
    ]);
    expect(notes[1]?.author).toHaveLength(200);
    expect(notes[1]?.rects.length).toBeLessThanOrEqual(100);
    expect(notes[2]?.text).toHaveLength(20_000);
    for (const { rects } of notes)
      for (const rect of rects) expect(rect.every((n) => n >= 0 && n <= 1_000)).toBe(true);
    expect(JSON.stringify(notes)).not.toContain('alert');
  });

  test('more of them than a person makes are left in the file', async () => {
    const [box] = await printed(title[0] ?? '');
    if (!box) throw new Error('no line');
    const many = Array.from({ length: 15 }, () => standardStrikeOut({ page: 1, boxes: [box] }));
    expect(await notesOf(many, 10)).toHaveLength(10);
  });
});

describe('drawings of others', () => {
  const box = [100, 300, 160, 340] as const;

  test.each([
    ['Ink', 'drawing'],
    ['Line', 'drawing'],
    ['Polygon', 'drawing'],
    ['PolyLine', 'drawing'],
    ['Circle', 'drawing'],
    ['Square', 'area'],
    ['Stamp', 'stamp'],
    ['FileAttachment', 'attachment'],
  ] as const)('the comment on a %s is a note on its region', async (subtype, kind) => {
    const [note, ...more] = await notesOf([drawing(subtype, { page: 2, box, text: 'Which arm?' })]);
    expect(more).toEqual([]);
    expect(note).toMatchObject({
      kind,
      page: 2,
      ranges: [],
      author: 'M. Okoro',
      date: '2025-04-02T13:00:00.000Z',
      colour: [1, 0, 0],
      text: 'Which arm?',
    });
    // pdf.js draws what has no appearance of its own, and its rectangle holds the width of the line as well.
    const [rect, ...others] = note?.rects ?? [];
    expect(others).toEqual([]);
    for (const [at, side] of box.entries()) expect(Math.abs((rect?.[at] ?? 0) - side)).toBeLessThan(12);
  });

  test('an insert mark is about the word that it points to, the one before where it stands between two', async () => {
    const [line] = await printed(title[0] ?? '');
    const [left = 0, base = 0, right = 0] = line ?? [];
    const mark = (x: number) =>
      drawing('Caret', { page: 1, box: [x - 4, base - 4, x + 4, base + 4], text: 'only' });
    const notes = await notesOf([mark(left + 3), mark(right)]);
    expect(notes.map(({ kind, words, text }) => [kind, words, text])).toEqual([
      ['insertion', ['Blinatumomab'], 'only'],
      ['insertion', ['With'], 'only'],
    ]);
  });

  test('a flat line and a small insert mark beside no words are regions that can be seen', async () => {
    const notes = await notesOf([
      drawing('Line', { page: 1, box: [100, 300, 160, 300], text: 'Here' }),
      drawing('Caret', { page: 1, box: [200, 10, 203, 14], text: 'median' }),
    ]);
    expect(notes.map(({ words }) => words)).toEqual([[], []]);
    for (const { rects } of notes)
      for (const [x0, y0, x1, y1] of rects)
        expect(Math.min(x1 - x0, y1 - y0)).toBeGreaterThanOrEqual(LEAST_REGION);
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = notes[1]?.rects[0] ?? [];
    expect([(x0 + x1) / 2, (y0 + y1) / 2]).toEqual([201.5, 12]);
  });

  test('without words they are counted and not taken; an answer, also to an answer, is words', async () => {
    const left = [
      drawing('Ink', { page: 1, box }),
      drawing('Caret', { page: 1, box, text: '' }),
      drawing('Stamp', { page: 2, box }),
      drawing('Square', { page: 2, box }),
      drawing('FileAttachment', { page: 2, box }),
      stickyNote(1, [10, 10], ''),
      drawing('Circle', { page: 2, box }),
      answerTo(6, 2, 'Nobody.'),
      { ...answerTo(7, 2, 'Are you sure?'), page: 2 },
    ];
    const { fileNotes, wordlessDrawings } = await readingOf(left);
    expect(fileNotes.map(({ kind, text }) => [kind, text])).toEqual([
      ['drawing', 'B. Jones: Nobody.\n\nB. Jones: Are you sure?'],
    ]);
    expect(wordlessDrawings).toBe(4);
  });

  test('a state that a program sets is no word, a rich text without a plain one is', async () => {
    const rich =
      '<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml"><p>Odds, not risk</p></body>';
    const bare = drawing('Ink', { page: 1, box });
    const { fileNotes, wordlessDrawings } = await readingOf([
      { ...bare, entries: `${bare.entries} /T (R. Rich) /RC (${rich})` },
      drawing('Polygon', { page: 1, box }),
      {
        page: 1,
        entries:
          '/Subtype /Text /Rect [0 0 20 20] /F 30 /StateModel (Review) /State (Accepted) /Contents (Accepted)',
        answers: 1,
      },
    ]);
    expect(fileNotes.map(({ author, text }) => [author, text])).toEqual([['R. Rich', 'Odds, not risk']]);
    expect(wordlessDrawings).toBe(1);
  });

  test('an insert mark that replaces struck words is told by these, once, with what was answered', async () => {
    const boxes = await printed(title[0] ?? '');
    const notes = await notesOf([
      drawing('Caret', { page: 1, box, text: 'Blinatumomab plus chemotherapy' }),
      { ...standardStrikeOut({ page: 1, boxes }), groupedWith: 0 },
      answerTo(0, 1, 'Agreed.'),
    ]);
    expect(notes.map(({ kind, words, author, text }) => [kind, words, author, text])).toEqual([
      ['strike-out', [title[0]], 'M. Okoro', 'Blinatumomab plus chemotherapy\n\nB. Jones: Agreed.'],
    ]);
  });

  test('of drawings in a group the comment is taken once', async () => {
    const { fileNotes, wordlessDrawings } = await readingOf([
      drawing('Ink', { page: 1, box, text: 'Both curves' }),
      { ...drawing('Ink', { page: 1, box: [300, 300, 340, 320] }), groupedWith: 0 },
    ]);
    expect(fileNotes.map(({ text }) => text)).toEqual(['Both curves']);
    expect(wordlessDrawings).toBe(0);
  });

  test('a text box that is grouped with an arrow has words of its own', async () => {
    const { fileNotes } = await readingOf([
      drawing('Line', { page: 1, box, text: 'See the text box' }),
      {
        page: 1,
        entries: '/Subtype /FreeText /Rect [200 300 300 320] /DA (/Helv 10 Tf 0 g) /T (M. Okoro) /F 4',
        appearance: 'BT /Helv 10 Tf 2 6 Td (Longer follow-up) Tj ET',
        groupedWith: 0,
      },
    ]);
    expect(fileNotes.map(({ kind, text }) => [kind, text])).toEqual([
      ['drawing', 'See the text box'],
      ['note', 'Longer follow-up'],
    ]);
  });
});
