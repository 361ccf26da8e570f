/** Widths and measures of five of the 14 fonts that every PDF reader has, in thousandths of the size (Adobe's AFM files). */
export type FontMetrics = {
  readonly baseFont: string;
  /** Widths of codes 32 to 126 (ASCII). */
  readonly ascii: readonly number[];
  /** Widths of fi, fl, right quote, en dash, plus-minus. */
  readonly extra: readonly [number, number, number, number, number];
  readonly flags: number;
  readonly box: string;
  readonly italicAngle: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly stemV: number;
};

function widths(text: string): number[] {
  return text.trim().split(/\s+/u).map(Number);
}

export const fonts = {
  roman: {
    baseFont: 'Times-Roman',
    ascii: widths(`
      250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500
      500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722
      556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500
      500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541`),
    extra: [556, 556, 333, 500, 564],
    flags: 34,
    box: '-168 -218 1000 898',
    italicAngle: 0,
    ascent: 683,
    descent: -217,
    capHeight: 662,
    stemV: 84,
  },
  bold: {
    baseFont: 'Times-Bold',
    ascii: widths(`
      250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500
      500 500 333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778
      611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500
      556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 394 520`),
    extra: [556, 556, 333, 500, 570],
    flags: 34,
    box: '-168 -218 1000 935',
    italicAngle: 0,
    ascent: 683,
    descent: -217,
    capHeight: 676,
    stemV: 139,
  },
  italic: {
    baseFont: 'Times-Italic',
    ascii: widths(`
      250 333 420 500 500 833 778 214 333 333 500 675 250 333 250 278 500 500 500 500 500 500 500 500
      500 500 333 333 675 675 675 500 920 611 611 667 722 611 611 722 722 333 444 667 556 833 667 722
      611 722 611 500 556 722 611 833 611 556 556 389 278 389 422 500 333 500 500 444 500 444 278 500
      500 278 278 444 278 722 500 500 500 500 389 389 278 500 444 667 444 444 389 400 275 400 541`),
    extra: [500, 500, 333, 500, 675],
    flags: 98,
    box: '-169 -217 1010 883',
    italicAngle: -15.5,
    ascent: 683,
    descent: -217,
    capHeight: 653,
    stemV: 76,
  },
  sans: {
    baseFont: 'Helvetica',
    ascii: widths(`
      278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556
      556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778
      667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556
      556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584`),
    extra: [500, 500, 222, 556, 584],
    flags: 32,
    box: '-166 -225 1000 931',
    italicAngle: 0,
    ascent: 718,
    descent: -207,
    capHeight: 718,
    stemV: 88,
  },
  sansBold: {
    baseFont: 'Helvetica-Bold',
    ascii: widths(`
      278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556
      556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778
      667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611
      611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584`),
    extra: [611, 611, 278, 556, 584],
    flags: 32,
    box: '-170 -228 1003 962',
    italicAngle: 0,
    ascent: 718,
    descent: -207,
    capHeight: 718,
    stemV: 140,
  },
} as const satisfies Readonly<Record<string, FontMetrics>>;

export type FontName = keyof typeof fonts;
