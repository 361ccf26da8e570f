import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument, version } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import {
  acrobatHighlight,
  answerTo,
  type LeftBehind,
  previewHighlight,
  standardStrikeOut,
  stickyNote,
  withAnnotations,
  zoteroUnderline,
} from '#shared/testing/annotated-pdf.ts';
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

async function notesOf(left: readonly LeftBehind[], most = 100) {
  const reading = await readPdf(withAnnotations(sample, left), {
    assets: pdfAssetsFolder(),
    limits: { notes: most },
  });
  expect(reading.state).toBe('ready');
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
      raw('/Subtype /Text /IRT 99999 0 R /Contents (answers nothing)'),
      raw('/Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (calc.exe) >>'),
      raw('/Subtype /Highlight /Rect [0 0 9 9] /F 2 /Contents (hidden)'),
    ]);
    expect(notes.map(({ kind, words }) => [kind, words])).toEqual([
      ['highlight', expect.any(Array)],
      ['highlight', []],
      ['note', []],
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
