import { type ExportedRegion, pngSize } from './region-pictures.ts';

/** CSS pixels that a picture takes in its row at most. */
const room = { width: 360, height: 220 };
/** Points of a row's height for a CSS pixel (96 of them are an inch, 72 points are one). */
const points = 0.75;

const headings = ['Claim ID', 'Page', 'Box (PDF points)', 'Picture file', 'Picture'];

function pictureIn(region: ExportedRegion, row: number) {
  const size = region.png === null ? null : pngSize(region.png);
  if (region.png === null || size === null) return null;
  const scale = Math.min(room.width / size.width, room.height / size.height, 1);
  return {
    content: Buffer.from(region.png),
    contentType: 'image/png',
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
    dpi: 96,
    anchor: { row, column: headings.length },
    title: `Region, page ${region.page}`,
    description: `Region of claim ${region.claimId}, page ${region.page}`,
  };
}

/** A sheet with a row for each region behind the claims, and its picture in the row. */
export function regionSheet(regions: readonly ExportedRegion[]) {
  const images = regions.map((region, index) => pictureIn(region, index + 2));
  const header = headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const rows = regions.map(({ claimId, page, box, picture }, index) => {
    const tall = { height: Math.max(15, ((images[index]?.height ?? 0) + 8) * points) };
    const cells = [claimId, page, box.join(' '), picture ?? 'not drawn: export from the window'];
    return cells.map((value, at) => ({ value, type: String, ...(at === 0 ? tall : {}) }));
  });
  return {
    data: [header, ...rows],
    sheet: 'Regions',
    columns: [38, 10, 24, 50, 52].map((width) => ({ width })),
    stickyRowsCount: 1,
    images: images.filter((image) => image !== null),
  };
}
