/** A rectangle of a page as it is shown: PDF units from its upper left corner, downwards. */
export type Frame = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** A page of a PDF, and a rectangle of it or the whole page. */
export type PageFragment = { readonly page: number; readonly frame: Frame | null };

/** The specification of fragments of a PDF, and the one that it took the place of, which the standard's table names. */
export const PDF_FRAGMENTS = 'http://tools.ietf.org/rfc/rfc8118';
const fragmentNames = [
  PDF_FRAGMENTS,
  'http://tools.ietf.org/rfc/rfc3778',
  'https://www.rfc-editor.org/rfc/rfc8118',
  'https://www.rfc-editor.org/rfc/rfc3778',
];

/** `page=5&viewrect=72,100.5,200,12` (RFC 8118, 3). Pages count from 1, whatever is printed on them. */
export function pageFragment({ page, frame }: PageFragment): string {
  if (frame === null) return `page=${page}`;
  const numbers = [frame.left, frame.top, frame.width, frame.height].map(printed);
  return `page=${page}&viewrect=${numbers.join(',')}`;
}

/** Whether a selector says that its value is a fragment of a PDF; one that says nothing is taken at its word. */
export function isPdfFragment(conformsTo: unknown): boolean {
  return conformsTo === undefined || fragmentNames.some((name) => sameAddress(name, conformsTo));
}

/** Reads `page` and `viewrect` or `highlight` of a fragment; null when it names no page. */
export function readPageFragment(value: string): PageFragment | null {
  const parts = new Map(
    value
      .replace(/^#/u, '')
      .split('&')
      .map((part) => {
        const at = part.indexOf('=');
        return [part.slice(0, Math.max(0, at)).toLowerCase(), part.slice(at + 1)] as const;
      }),
  );
  const page = Number(parts.get('page'));
  if (!Number.isSafeInteger(page) || page < 1) return null;
  return { page, frame: viewed(parts.get('viewrect')) ?? highlighted(parts.get('highlight')) };
}

function viewed(value: string | undefined): Frame | null {
  const [left, top, width, height] = numbersIn(value);
  if (left === undefined || top === undefined || width === undefined || height === undefined) return null;
  return width > 0 && height > 0 ? { left, top, width, height } : null;
}

/** The other way in which a fragment names a rectangle: left, right, top, bottom. */
function highlighted(value: string | undefined): Frame | null {
  const [left, right, top, bottom] = numbersIn(value);
  if (left === undefined || right === undefined || top === undefined || bottom === undefined) return null;
  return right > left && bottom > top ? { left, top, width: right - left, height: bottom - top } : null;
}

function numbersIn(value: string | undefined): number[] {
  const numbers = value === undefined ? [] : value.split(',').map(Number);
  return numbers.every(Number.isFinite) ? numbers : [];
}

function printed(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function sameAddress(name: string, given: unknown): boolean {
  const bare = (address: string): string =>
    address.replace(/^https?:\/\//u, '').replace(/(?:\.txt|\/)$/u, '');
  return typeof given === 'string' && bare(given) === bare(name);
}
