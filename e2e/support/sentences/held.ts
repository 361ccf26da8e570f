import type { PopplerPdf, PopplerWord } from './poppler.ts';
import { formulaSign } from './xml-text.ts';

/** A sentence whose words poppler holds one after the other. */
export interface HeldSentence {
  readonly words: string;
  /** Its words on the pages, in order. */
  readonly boxes: readonly PopplerWord[];
  readonly over: 'one column' | 'column break' | 'page break';
}

/** Why sentences were left out, and how many. */
export interface LeftOut {
  readonly formula: number;
  readonly notContiguous: number;
  readonly severalTimes: number;
}

/** Words that end in this share of the page's height from its top are running heads. */
const headShare = 0.075;

/** Characters as they are compared: compatibility forms unified, quotes alike, no white space, no hyphens or dashes. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201a\u201b\u2032`]/gu, "'")
    .replace(/[\u201c\u201d\u201e\u2033]/gu, '"')
    .replace(/[\s\u00ad\u200b\u2010-\u2015\u2212-]/gu, '');
}

interface Stream {
  readonly text: string;
  /** Where each word begins in the text. */
  readonly starts: readonly number[];
  readonly words: readonly PopplerWord[];
}

function streamOf(pdf: PopplerPdf): Stream {
  const words = pdf.words.filter(
    ({ page, bottom, text }) =>
      bottom > headShare * (pdf.pages[page - 1]?.height ?? 0) && bare(text).length > 0,
  );
  const starts: number[] = [];
  let text = '';
  for (const word of words) {
    starts.push(text.length);
    text += bare(word.text);
  }
  return { text, starts, words };
}

function overWhat(boxes: readonly PopplerWord[]): HeldSentence['over'] {
  if (boxes[0]?.page !== boxes.at(-1)?.page) return 'page break';
  // Reading goes down a column; the head of the next one is far above.
  const climbs = boxes.some((word, at) => word.bottom < (boxes[at - 1]?.top ?? 0) - 40);
  return climbs ? 'column break' : 'one column';
}

/**
 * The sentences that poppler's words hold: compared without white space and hyphens, the sentence stands in poppler's
 * words (in poppler's order, running heads left out) exactly once, from the first character of a word to the last of one.
 * All others are left out and counted. Nothing of our own text rules is used.
 */
export function heldSentences(
  pdf: PopplerPdf,
  sentences: readonly string[],
): { readonly held: readonly HeldSentence[]; readonly leftOut: LeftOut } {
  const stream = streamOf(pdf);
  const held: HeldSentence[] = [];
  const leftOut = { formula: 0, notContiguous: 0, severalTimes: 0 };
  const firstAt = new Map(stream.starts.map((start, word) => [start, word]));
  for (const words of new Set(sentences)) {
    const wanted = bare(words);
    const at = stream.text.indexOf(wanted);
    const first = firstAt.get(at);
    const end = at + wanted.length;
    const behind = end === stream.text.length ? stream.words.length : firstAt.get(end);
    if (words.includes(formulaSign)) leftOut.formula += 1;
    else if (first === undefined || behind === undefined) leftOut.notContiguous += 1;
    else if (stream.text.indexOf(wanted, at + 1) >= 0) leftOut.severalTimes += 1;
    else {
      const boxes = stream.words.slice(first, behind);
      held.push({ words, boxes, over: overWhat(boxes) });
    }
  }
  return { held, leftOut };
}
