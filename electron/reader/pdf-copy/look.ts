import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { property } from '#shared/kit/property.ts';
import { asRotation } from '#shared/text/display.ts';
import { documentOptions } from '../pdf-options.ts';
import { viewOf } from '../pdf-view.ts';
import type { PageFrame } from './mark-dictionary.ts';

export type SeenPage = PageFrame & { readonly annotations: number };

/** What pdf.js sees of a file: how many pages, the shapes of some and how many annotations they have. */
export type Seen = {
  readonly pages: number;
  readonly encrypted: boolean;
  readonly shapes: ReadonlyMap<number, SeenPage>;
};

/**
 * Opens a PDF with pdf.js and looks at some of its pages.
 * @param bytes taken over by pdf.js
 * @returns `password` or `unreadable` where it does not open
 */
export async function lookAt(
  bytes: Uint8Array,
  numbers: readonly number[],
  assets: string,
): Promise<Seen | 'password' | 'unreadable'> {
  const task = getDocument({ data: bytes, ...documentOptions(assets) });
  try {
    const document = await task.promise;
    const about = await document.getMetadata();
    const filter = property(about.info, 'EncryptFilterName');
    const shapes = new Map<number, SeenPage>();
    for (const number of new Set(numbers)) {
      if (number > document.numPages) continue;
      const page = await document.getPage(number);
      const found = await page.getAnnotations({ intent: 'any' });
      const view = viewOf(page.view);
      shapes.set(number, { view, rotate: asRotation(page.rotate), annotations: found.length });
      page.cleanup();
    }
    return { pages: document.numPages, encrypted: typeof filter === 'string', shapes };
  } catch (error) {
    return property(error, 'name') === 'PasswordException' ? 'password' : 'unreadable';
  } finally {
    await task.destroy().catch(() => undefined);
  }
}
