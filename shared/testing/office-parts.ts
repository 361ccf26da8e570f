import { strFromU8, unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';

/** The parts of a Word document or workbook, each read by a parser of XML that refuses what is not well-formed. */
export function officeParts(bytes: Uint8Array) {
  const files = unzipSync(bytes);
  const part = (name: string): Document => {
    const file = files[name];
    if (file === undefined) throw new Error(`There is no ${name}.`);
    return new new JSDOM('').window.DOMParser().parseFromString(strFromU8(file), 'application/xml');
  };
  return { names: Object.keys(files), part };
}

/** All elements of a name like `w:tr`. */
export function elements(within: Document | Element, name: string): Element[] {
  return [...within.getElementsByTagName(name)];
}

/** The text of an element of a Word document, a line each paragraph. */
export function wordText(element: Element): string {
  return elements(element, 'w:p')
    .map((paragraph) =>
      elements(paragraph, 'w:t')
        .map((run) => run.textContent)
        .join(''),
    )
    .join('\n');
}
