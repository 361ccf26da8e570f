import type { Page } from 'playwright';
import type { HeldSentence } from './held.ts';
import { pageOnScreen, type Sheet } from './sheet.ts';
import type { PopplerWord } from './poppler.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The boxes of all highlights of a page, in the window. */
function marksOn(page: Page, number: number): Promise<Box[]> {
  return page.locator(`[data-page="${number}"] [data-highlight] > *`).evaluateAll((marks) =>
    marks.map((mark) => {
      const { left, top, right, bottom } = mark.getBoundingClientRect();
      return { left, top, right, bottom };
    }),
  );
}

function boxOf(place: (point: { x: number; y: number }) => { x: number; y: number }, word: PopplerWord): Box {
  const a = place({ x: word.left, y: word.top });
  const b = place({ x: word.right, y: word.bottom });
  return {
    left: Math.min(a.x, b.x),
    right: Math.max(a.x, b.x),
    top: Math.min(a.y, b.y),
    bottom: Math.max(a.y, b.y),
  };
}

/** Whether a mark lies over a share of a box in the direction in which lines run. */
function covered(box: Box, marks: readonly Box[], upright: boolean): number {
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const parts = marks.map((mark) => {
    const onLine = upright
      ? mark.top <= middle.y && middle.y <= mark.bottom
      : mark.left <= middle.x && middle.x <= mark.right;
    if (!onLine) return 0;
    return upright
      ? Math.min(mark.right, box.right) - Math.max(mark.left, box.left)
      : Math.min(mark.bottom, box.bottom) - Math.max(mark.top, box.top);
  });
  return Math.max(0, ...parts) / (upright ? box.right - box.left : box.bottom - box.top);
}

/**
 * What is wrong with the highlights of a sentence's page: words of it (as poppler places them) that are not covered from
 * end to end, and other words of the page that are covered by more than a tenth. An empty list: exactly the sentence.
 */
export async function wronglyMarked(sheet: Sheet, sentence: HeldSentence): Promise<string[]> {
  const number = sentence.boxes[0]?.page ?? 1;
  const marks = await marksOn(sheet.page, number);
  const place = await pageOnScreen(sheet, number);
  if (place === null) return [`Page ${number} is not shown.`];
  const upright = sheet.turn === 0 || sheet.turn === 180;
  const own = new Set(sentence.boxes);
  const wrong: string[] = [];
  for (const word of sheet.pdf.words.filter((one) => one.page === number)) {
    const share = covered(boxOf(place, word), marks, upright);
    if (own.has(word) && share < 0.95) wrong.push(`“${word.text}” is covered by ${share.toFixed(2)} only`);
    if (!own.has(word) && share > 0.1) wrong.push(`“${word.text}” beside is covered by ${share.toFixed(2)}`);
  }
  return wrong;
}
