import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openTestReview } from '#electron/store/testing.ts';
import {
  acrobatHighlight,
  drawing,
  previewHighlight,
  stickyNote,
  withAnnotations,
  zoteroUnderline,
} from '#shared/testing/annotated-pdf.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { printedPage } from './printed-page.ts';
import { projectRoot } from './runtime.ts';

const sample = join(projectRoot, 'resources', 'samples', 'blinatumomab-trial.pdf');

/** What the paper of the review says, and what its corrected version says. */
export const words = {
  moved: 'The children were followed for a median of five years.',
  changed: 'Remission rates were notably higher in the 54 children who received the antibody.',
  gone: 'A quite different sentence about zebras and other striped animals.',
};
const corrected = [
  'Correction: this version replaces the one that was published earlier in this journal.',
  'The antibody was given in two courses of twenty-eight days each, between blocks of chemotherapy.',
  words.moved,
  'Remission rates were clearly higher in 45 children who received the antibody.',
  'In adults, remission rates were notably higher where the antibody was received as well.',
  'Some limits apply to what is told here, and they are named in the discussion.',
];

/** A marked line of the sample's first page, as a reading program marks it. */
async function markedLine(text: string) {
  const { runs } = await printedPage(sample, 1);
  const run = runs.find((one) => one.text.includes(text));
  if (!run) throw new Error(`No line of the sample reads “${text}”.`);
  const box: [number, number, number, number] = [run.left, run.middle - 7, run.right, run.middle + 7];
  return { page: 1, boxes: [box] };
}

/** An insert mark in the middle of a line, from below. */
function caretBelow([line]: readonly (readonly number[])[]): [number, number, number, number] {
  const [x0 = 0, y0 = 0, x1 = 0] = line ?? [];
  const x = (x0 + x1) / 2;
  return [x - 3, y0 - 2, x + 3, y0 + 6];
}

/**
 * Makes a closed review at a path, with a paper of three claims, and beside it the files that a person would pick: a
 * corrected version of that paper, and a PDF that others have marked.
 */
export async function anchorsReview(folder: string, title: string) {
  mkdirSync(folder, { recursive: true });
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('follow-up.txt'), Object.values(words).join('\n\n'));
  writeFileSync(at('follow-up-corrected.txt'), corrected.join('\n\n'));
  const first = await markedLine('Blinatumomab Added to Chemotherapy');
  const second = await markedLine('Standard-Risk B-Cell Acute');
  const marked = withAnnotations(new Uint8Array(readFileSync(sample)), [
    acrobatHighlight({ ...first, text: 'Ask for the protocol' }),
    previewHighlight({ ...second }),
    zoteroUnderline({ ...second, text: '' }),
    stickyNote(1, [40, 600], 'Who was blinded?'),
    drawing('Ink', { page: 1, box: [300, 40, 360, 80], text: 'Both curves cross here' }),
    drawing('Line', { page: 1, box: [400, 40, 460, 80], text: 'Why here?' }),
    {
      ...drawing('Caret', { page: 1, box: caretBelow(first.boxes), text: 'pediatric' }),
      appearance: '0 0 1 rg 0 0 m 3 8 l 6 0 l f',
    },
    // Nobody's note: it stays on the page whatever becomes of the others.
    { page: 1, entries: '/Subtype /Square /Rect [30 40 60 60] /C [0 0.6 0] /IC [0 0.6 0] /F 4' },
  ]);
  writeFileSync(at('marked-trial.pdf'), marked);
  const review = await openTestReview({ title });
  const report = await review.importFiles(at('follow-up.txt'), at('marked-trial.pdf'));
  const [paper] = report.files;
  if (paper?.outcome !== 'imported') throw new Error('The paper was not imported.');
  for (const [name, quote] of Object.entries(words))
    await makeClaim(review.client, paper.document, quote, { set: { statement: `What was ${name}` } });
  must(await review.client.reviews.edit({ set: { question: 'What moved?' } }));
  await review.store.close();
  const path = at('review.sheaf');
  cpSync(review.path, path, { recursive: true, filter: (from) => !from.includes('lock.db') });
  rmSync(dirname(review.path), { recursive: true, force: true });
  return { path, corrected: at('follow-up-corrected.txt') };
}
