import type { MouseEvent as ReactMouseEvent } from 'react';
import { Anchor } from '#shared/contract/anchor.ts';
import { makeRegionAnchor } from '#shared/text/anchor.ts';
import type { Rect } from '#shared/text/page-text.ts';
import { isLargeEnough, rectBetween, regionName } from '#shared/text/region.ts';
import type { PageShape } from '#renderer/pdf/page-geometry.ts';
import { columnRect, reveal, spotAt, spotOn } from '../page-spot.ts';
import type { PageTexts } from '../page-texts.ts';
import type { Highlight } from '../types.ts';
import type { PageView } from '../use-page-view.ts';

/** A rectangle on a page. */
export type Region = { readonly page: number; readonly rect: Rect };

/**
 * `framing`: by mouse or keys; `done`: selected, and may be claimed as words are; `kept`: drawn as a highlight by now, and
 * selected until something else is done in the text.
 */
export type RegionState = { readonly phase: 'framing' | 'done' | 'kept'; readonly region: Region };

export type RegionOptions = {
  readonly view: PageView;
  readonly pages: readonly { readonly page: number; readonly label: string }[];
  readonly texts: PageTexts;
  readonly source: { readonly sha256: string; readonly recipe: string };
  readonly highlights: readonly Highlight[];
  readonly onSelection: (anchor: Anchor | null) => void;
  readonly say: (words: string) => void;
};

export const regionHelp =
  'Drag over a figure or table, or move the frame with the arrow keys and size it with Shift. Enter keeps it, Escape leaves.';

/** What can be done now, in the hint above the pages. */
export function regionHint({ phase }: RegionState): string {
  return phase === 'framing'
    ? regionHelp
    : 'C makes a claim of the region, H keeps it as a highlight. Escape leaves.';
}

function labelOf({ pages }: RegionOptions, page: number): string {
  const label = pages[page - 1]?.label ?? '';
  return label === '' ? String(page) : label;
}

/** The anchor of a region; null when the contract does not take it. */
function anchorOf(options: RegionOptions, region: Region, shape: PageShape): Anchor | null {
  const known = options.texts.get(region.page);
  const page = {
    page: region.page,
    label: labelOf(options, region.page).slice(0, 100),
    text: known?.text ?? '',
    height: shape.height,
    ...(known === undefined ? {} : { boxes: known.boxes }),
  };
  const parsed = Anchor.safeParse(makeRegionAnchor(page, region.rect, options.source));
  return parsed.success ? parsed.data : null;
}

/** Follows the mouse from a press until the button comes up. */
function followMouse(moved: (event: MouseEvent) => void, up: () => void): () => void {
  const end = (): void => {
    window.removeEventListener('mousemove', moved);
    window.removeEventListener('mouseup', released);
  };
  const released = (): void => {
    end();
    up();
  };
  window.addEventListener('mousemove', moved);
  window.addEventListener('mouseup', released);
  return end;
}

/** Where the state of a region is held between two drawings. */
export type RegionHolder = {
  readonly latest: () => RegionOptions;
  readonly now: () => RegionState | null;
  readonly set: (next: RegionState | null) => void;
};

export type RegionDesk = ReturnType<typeof regionDesk>;

/** What can be done to a region: framed anew, kept, left. */
export function regionDesk({ latest, now, set }: RegionHolder) {
  const shapeOf = (page: number): PageShape | undefined => latest().view.shapes[page - 1];

  const leave = (): void => {
    if (now() === null) return;
    if (now()?.phase !== 'framing') latest().onSelection(null);
    set(null);
  };
  const keep = (region: Region): void => {
    const shape = shapeOf(region.page);
    const options = latest();
    if (shape === undefined) return;
    set({ phase: 'done', region });
    options.onSelection(anchorOf(options, region, shape));
    options.say(
      `${regionName(labelOf(options, region.page))} selected. C makes a claim of it, H keeps it as a highlight.`,
    );
  };
  const frame = (region: Region): void => {
    const { view, onSelection } = latest();
    if (now() !== null && now()?.phase !== 'framing') onSelection(null);
    set({ phase: 'framing', region });
    const rect = columnRect(view, view.shapes, region.page, region.rect);
    if (rect !== null) reveal(view, rect);
  };
  return { shapeOf, leave, keep, frame };
}

/** Draws a frame with the mouse from a press on; the answer ends it early. A frame too small to see is none. */
export function drawRegion(holder: RegionHolder, desk: RegionDesk, down: ReactMouseEvent): () => void {
  const { view } = holder.latest();
  const start = spotAt(view, view.shapes, down.clientX, down.clientY);
  const before = holder.now();
  if (start === null) return () => undefined;
  let drawn: Region | null = null;
  const moved = ({ clientX, clientY }: MouseEvent): void => {
    const latest = holder.latest().view;
    const spot = spotOn(latest, latest.shapes, { index: start.index, clientX, clientY });
    const shape = desk.shapeOf(start.page);
    if (spot === null || shape === undefined) return;
    drawn = { page: start.page, rect: rectBetween(shape, start, spot) };
    holder.set({ phase: 'framing', region: drawn });
  };
  return followMouse(moved, () => {
    if (drawn !== null && isLargeEnough(drawn.rect)) desk.keep(drawn);
    else holder.set(before);
  });
}
