import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A run of print as the PDF itself places it: PDF units, y upwards from the page's lower edge. */
export interface PrintedRun {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The middle of the line's height. */
  readonly middle: number;
}

/** A page of a PDF as pdf.js prints it, without any of our own text rules: what a test holds them against. */
export interface PrintedPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly PrintedRun[];
}

/** Reads one page. @param number counted from 1 */
export async function printedPage(path: string, number: number): Promise<PrintedPage> {
  const task = getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 });
  try {
    const page = await (await task.promise).getPage(number);
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
    const { items } = await page.getTextContent();
    const runs = items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [left = 0, bottom = 0]: number[] = item.transform.slice(4);
      const { str: text, width, height } = item;
      return [{ text, left: left - x0, right: left - x0 + width, middle: bottom - y0 + height * 0.35 }];
    });
    return { number, width: x1 - x0, height: y1 - y0, runs };
  } finally {
    await task.destroy();
  }
}
