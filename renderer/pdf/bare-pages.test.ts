import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AnnotationMode, getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import {
  acrobatHighlight,
  answerTo,
  drawing,
  type LeftBehind,
  stickyNote,
  withAnnotations,
  zoteroUnderline,
} from '#shared/testing/annotated-pdf.ts';
import { drawnAgain } from '#shared/text/others-notes.ts';
import { barePages } from './bare-pages.ts';

const sample = new Uint8Array(
  readFileSync(join(import.meta.dirname, '../../resources/samples/blinatumomab-trial.pdf')),
);
const line = { page: 1, boxes: [[60, 600, 200, 612] as const] };
const raw = (entries: string): LeftBehind => ({ page: 1, entries: `${entries} /F 4` });

/** What stays on the page: a frame of nobody, words written onto it, a ticked box of a form. */
const staying = [
  raw('/Subtype /Square /Rect [300 40 320 60] /C [0 1 0] /BS << /W 2 >>'),
  raw(
    '/Subtype /FreeText /Rect [300 80 400 100] /DA (/Helv 10 Tf 0 g) /T (J. Smith) /Contents (see table 2)',
  ),
  raw('/Subtype /Widget /FT /Btn /T (b) /V /Yes /AS /Yes /DA (/ZaDb 0 Tf 0 g) /Rect [300 120 320 140]'),
];
const going = [
  acrobatHighlight({ ...line, text: 'Check' }),
  zoteroUnderline({ ...line, text: '' }),
  raw('/Subtype /Square /Rect [340 40 360 60] /C [1 0 0] /BS << /W 2 >> /T (J. Smith)'),
];

test('imported highlights and frames are not drawn; frames of nobody, written words and form fields are', async () => {
  const task = getDocument({ data: withAnnotations(sample, [...staying, ...going]), verbosity: 0 });
  const pdf = await task.promise;
  const page = await pdf.getPage(1);
  const annotations = barePages(pdf);
  const found: { id: string; subtype: string }[] = await page.getAnnotations();
  const drawn = async (bare: boolean): Promise<string[]> => {
    const { fnArray, argsArray } = await page.getOperatorList(await annotations(page, bare));
    const names = argsArray.filter((_, at) => fnArray[at] === OPS.beginAnnotation).map(([id]) => id);
    return found.filter(({ id }) => names.includes(id)).map(({ subtype }) => subtype);
  };
  const { fnArray } = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
  expect(fnArray).not.toContain(OPS.beginAnnotation);
  // pdf.js draws words written onto a page in a window only, so their name is looked at instead.
  const [written] = found.filter(({ subtype }) => subtype === 'FreeText');
  expect(drawnAgain(found)).toHaveLength(going.length);
  expect(drawnAgain(found)).not.toContain(written?.id);
  const all = ['Square', 'Highlight', 'Underline', 'Square', 'Widget'];
  expect(await drawn(false)).toEqual(all);
  expect(await drawn(true)).toEqual(['Square', 'Widget']);
  expect(await drawn(false)).toEqual(all);
  await task.destroy();
});

test('a sign without a word stays; one that was answered goes, its answers with it', async () => {
  const left = [stickyNote(1, [40, 600], ''), stickyNote(1, [40, 500], ''), answerTo(1, 1, 'Yes.')];
  const task = getDocument({ data: withAnnotations(sample, left), verbosity: 0 });
  const page = await (await task.promise).getPage(1);
  const found: { id: string; subtype: string }[] = await page.getAnnotations();
  const gone = new Set(drawnAgain(found));
  const notes = found.filter(({ subtype }) => subtype === 'Text');
  expect(notes.map(({ id }) => gone.has(id))).toEqual([false, true, true]);
  await task.destroy();
});

test('drawings stay on the page when their comments were imported; the answers to them go', async () => {
  const box = [100, 300, 160, 340] as const;
  const left = [
    drawing('Ink', { page: 1, box, text: 'Both curves' }),
    drawing('Line', { page: 1, box, text: 'Here' }),
    drawing('Circle', { page: 1, box }),
    answerTo(0, 1, 'Which?'),
    answerTo(3, 1, 'The upper.'),
  ];
  const task = getDocument({ data: withAnnotations(sample, left), verbosity: 0 });
  const pdf = await task.promise;
  const page = await pdf.getPage(1);
  const found: { id: string; subtype: string }[] = await page.getAnnotations();
  const gone = new Set(drawnAgain(found));
  expect(found.filter(({ id }) => gone.has(id)).map(({ subtype }) => subtype)).toEqual(['Text', 'Text']);
  const { fnArray, argsArray } = await page.getOperatorList(await barePages(pdf)(page, true));
  const drawn = argsArray.filter((_, at) => fnArray[at] === OPS.beginAnnotation).map(([id]) => id);
  const names = found.filter(({ id }) => drawn.includes(id)).map(({ subtype }) => subtype);
  expect(names).toEqual(['Ink', 'Line', 'Circle']);
  await task.destroy();
});
