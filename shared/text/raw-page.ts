import type { Rotation } from '#shared/text/page-text.ts';

/**
 * One glyph as the file draws it.
 *
 * `text` are its characters as the file maps them, not normalised. `x` and `y` are its origin in PDF user space:
 * left end of the baseline, or top centre where the run is vertical. `width` is in em along the writing
 * direction; `across` is the glyph's own width in em, for vertical runs only. Spacing between characters is left
 * to the origins: some files space all letters and take it back between most of them.
 */
export type RawGlyph = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly across?: number;
};

/**
 * Glyphs drawn by one operation with one font. `axisX` and `axisY` are the vectors in user space of one em
 * along the baseline and one em upwards from it; `ascent` and `descent` (below zero) are in em.
 */
export type RawRun = {
  readonly axisX: readonly [number, number];
  readonly axisY: readonly [number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly vertical: boolean;
  readonly glyphs: readonly RawGlyph[];
};

/** What the reader hands over of one page, in the order of the file. `view` is the view box in user space. */
export type RawPage = {
  readonly page: number;
  readonly label: string;
  readonly view: readonly [number, number, number, number];
  readonly rotate: Rotation;
  readonly runs: readonly RawRun[];
};
