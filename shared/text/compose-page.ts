import { readingRegions } from './columns.ts';
import { fragmentsOf } from './fragments.ts';
import { type Frame, framesOf } from './frame.ts';
import { breaksBefore } from './line-breaks.ts';
import type { PageText } from './page-text.ts';
import { PageWriter } from './page-writer.ts';
import type { RawPage } from './raw-page.ts';
import { type ComposedLine, linesOf } from './text-lines.ts';

/**
 * Makes the canonical text of a page, with a box for each character, from the glyphs that the file draws.
 *
 * Order: the direction of writing with the most characters first, in it running head, then what stands above the
 * columns, each column from top to bottom, what stands below, running foot; table rows are read across. Right-to-left
 * lines are brought from the order on the page into the order of reading; vertical writing is read
 * column by column from the right. Pure, deterministic, and about linear in the number of glyphs.
 */
export function composePage(raw: RawPage): PageText {
  const writer = new PageWriter();
  for (const frame of framesOf(raw)) writeFrame(writer, frame);
  const { text, boxes } = writer.finish();
  return {
    page: raw.page,
    label: raw.label,
    width: finite(raw.view[2] - raw.view[0]),
    height: finite(raw.view[3] - raw.view[1]),
    rotate: raw.rotate,
    text,
    boxes,
  };
}

function finite(length: number): number {
  return Number.isFinite(length) && length > 0 ? length : 0;
}

function writeFrame(writer: PageWriter, frame: Frame): void {
  const regions = readingRegions(fragmentsOf(frame.glyphs), frame).map((region) => linesOf(region));
  let previous: ComposedLine | null = null;
  for (const lines of regions) {
    const breaks = breaksBefore(lines);
    lines.forEach((line, index) => {
      const inside = index > 0 && breaks[index] === 'line';
      writer.breakBefore(
        inside ? 'line' : index === 0 && previous && runsOn(previous, line) ? 'line' : 'block',
      );
      writer.line(line);
      previous = line;
    });
  }
}

/** Whether a sentence goes on from the foot of one column at the head of the next. */
function runsOn(above: ComposedLine, below: ComposedLine): boolean {
  if (Math.abs(above.size - below.size) > 0.05 * above.size) return false;
  const last = above.glyphs.at(-1)?.text ?? '';
  const first = below.glyphs[0]?.text ?? '';
  const wide = Math.min(above.x1 - above.x0, below.x1 - below.x0) > 8 * below.size;
  return wide && /[\p{Ll}\p{Lo},;\-\u2010\u00ad]$/u.test(last) && /^\p{Ll}/u.test(first);
}
