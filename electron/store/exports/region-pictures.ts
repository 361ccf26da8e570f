import { existsSync, lstatSync, mkdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { ClaimRegion } from '#shared/contract/claim-region.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { quoteWords } from '#shared/text/region.ts';
import { writeAtomically } from '#electron/node/atomic-write.ts';
import type { EvidenceLine } from './evidence-line.ts';

/** A region as an export names it. */
export type ExportedRegion = {
  readonly claimId: string;
  /** The page as printed. */
  readonly page: string;
  /** Left, lower, right and upper edge in PDF units (1/72 inch) from the page's lower left corner. */
  readonly box: readonly number[];
  /** Its picture, from the folder of the export; null where none was drawn. */
  readonly picture: string | null;
  readonly png: Uint8Array | null;
};

/** The folder for the pictures of an export: `Evidence-regions` beside `Evidence.csv`. */
export function pictureFolder(fileName: string): string {
  return `${fileName.slice(0, fileName.length - extname(fileName).length)}-regions`;
}

/**
 * Names the regions of an export by claim and page.
 * @param pngs the pictures that were drawn, by annotation
 */
export function exportedRegions(
  regions: readonly ClaimRegion[],
  pngs: ReadonlyMap<string, Uint8Array>,
  folder: string,
): ExportedRegion[] {
  const used = new Map<string, number>();
  return regions.map(({ claimId, annotationId, page, label, rect }) => {
    const png = pngs.get(annotationId) ?? null;
    const printed = label === '' ? String(page) : label;
    const plain = printed.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40);
    const name = `claim-${claimId.slice(-12)}-page-${plain}`;
    const nth = (used.get(name) ?? 0) + 1;
    used.set(name, nth);
    const file = `${folder}/${name}${nth === 1 ? '' : `-${nth}`}.png`;
    return { claimId, page: printed, box: rect, picture: png === null ? null : file, png };
  });
}

/** The same regions for a file that holds their pictures itself: "figure 1", one number for each picture. */
export function asFigures(regions: readonly ExportedRegion[]): ExportedRegion[] {
  const numbers = new Map<Uint8Array, number>();
  return regions.map((region) => {
    const { png } = region;
    if (png === null) return region;
    const number = numbers.get(png) ?? numbers.size + 1;
    numbers.set(png, number);
    return { ...region, picture: `figure ${number}` };
  });
}

/** The quotes of a claim's line, where each region says which picture shows it, or where it lies on the page. */
export function withPictures(line: EvidenceLine, regions: readonly ExportedRegion[]): EvidenceLine {
  const { quote, page } = line;
  if (regions.length === 0 || !Array.isArray(quote) || !Array.isArray(page)) return line;
  const left = [...regions];
  const named = quote.map((words, at) => {
    const [next] = left;
    const label = String(page[at] ?? '');
    if (next === undefined || words !== quoteWords('', label)) return words;
    left.shift();
    const where = next.picture ?? `box ${next.box.map((edge) => Math.round(edge)).join(' ')}`;
    return `${words.slice(0, -1)}${label === '' ? ',' : ':'} ${where}]`;
  });
  return { ...line, quote: named };
}

/** Why pictures can't go into a folder of this name beside the file, or null. */
export function folderTaken(place: string, folder: string): AppError | null {
  const there = lstatSync(join(dirname(place), folder), { throwIfNoEntry: false });
  if (there === undefined || there.isDirectory()) return null;
  const message = `${folder} is there and is not a folder. No file was written. Choose another name.`;
  return appError('exists', message);
}

/**
 * Writes an export with its pictures, these first: the file never names one that is not there. When something can't be
 * written, the pictures that are new go again.
 * @throws what the file system throws
 */
export function writeWithPictures(
  place: string,
  bytes: Uint8Array,
  regions: readonly ExportedRegion[],
): void {
  const added: string[] = [];
  const folders = new Set<string>();
  try {
    for (const { picture, png } of regions) {
      if (picture === null || png === null) continue;
      const path = join(dirname(place), picture);
      if (!existsSync(dirname(path))) folders.add(dirname(path));
      mkdirSync(dirname(path), { recursive: true });
      if (!existsSync(path)) added.push(path);
      writeAtomically(path, png);
    }
    writeAtomically(place, bytes);
  } catch (error) {
    for (const path of added) rmSync(path, { force: true });
    for (const folder of folders) if (existsSync(folder)) rmdirSync(folder);
    throw error;
  }
}

/** Width and height in pixels of a PNG (its first chunk, PNG specification 11.2.2); null for other bytes. */
export function pngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const signature = [137, 80, 78, 71, 13, 10, 26, 10];
  if (bytes.length < 33 || signature.some((byte, at) => bytes[at] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
