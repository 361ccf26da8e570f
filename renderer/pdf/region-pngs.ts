import { canvasPool } from './canvas-pool.ts';
import { paintRegion } from './draw-region.ts';
import type { RegionPlace } from './draw-region.ts';
import { heldPasswords } from './held-passwords.ts';
import { openEasels } from './open-easels.ts';
import { openPdf, pdfAssets } from './open-pdf.ts';
import type { Easel } from './page-canvas.tsx';
import { renderQueue } from './render-queue.ts';

/** Device pixels of a picture in a file, along its longer side; it is drawn smaller while it takes too many bytes. */
const sides = [1_600, 800, 400];

/** Regions of one PDF. */
export type RegionsOfFile<R extends RegionPlace> = {
  readonly sha256: string;
  readonly url: string;
  /** Without others' highlights and notes that were imported. */
  readonly bare: boolean;
  readonly regions: readonly R[];
};

async function pngOf(easel: Easel, place: RegionPlace, longest: number): Promise<string | null> {
  for (const side of sides) {
    const canvas = await paintRegion(easel, place, { width: side, height: side });
    const address = canvas?.toDataURL('image/png') ?? '';
    if (canvas !== null) canvas.width = 0;
    const base64 = address.slice(address.indexOf(',') + 1);
    if (base64 !== '' && base64.length <= longest) return base64;
  }
  return null;
}

type Opened = { readonly easel: Easel | null; readonly close: () => void };

/** The easel of a file, opened for this when nobody reads it. */
async function easelOf({ sha256, url, bare }: RegionsOfFile<RegionPlace>): Promise<Opened> {
  const open = openEasels.get(sha256);
  if (open !== undefined) return { easel: open, close: () => undefined };
  const { outcome, close } = openPdf({ url, assets: pdfAssets, password: heldPasswords.get(sha256) });
  const file = await outcome;
  if (!file.ok) return { easel: null, close };
  return { easel: { file: file.value, queue: renderQueue(), pool: canvasPool(), bare }, close };
}

/**
 * Draws regions of a file as PNG pictures in base64, opening the file when nobody reads it. What can't be drawn (a file
 * that is locked or damaged) is left out.
 * @param longest characters that a picture may have
 */
export async function drawRegionPngs<R extends RegionPlace>(
  of: RegionsOfFile<R>,
  longest: number,
): Promise<{ readonly region: R; readonly png: string }[]> {
  const { easel, close } = await easelOf(of);
  const drawn: { readonly region: R; readonly png: string }[] = [];
  if (easel !== null)
    for (const region of of.regions) {
      const png = await pngOf(easel, region, longest).then(undefined, () => null);
      if (png !== null) drawn.push({ region, png });
    }
  close();
  return drawn;
}
