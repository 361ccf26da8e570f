import { isRightToLeft } from './bidi.ts';
import type { Glyph } from './frame.ts';
import type { Rect } from './page-text.ts';
import type { ComposedLine } from './text-lines.ts';

/** More than any page holds that a person reads; what follows is left out. */
const CHARACTER_LIMIT = 4_000_000;

/** Collects a page's characters and their boxes in reading order. */
export class PageWriter {
  private readonly parts: string[] = [];
  private readonly boxes: number[] = [];
  private last: Rect | null = null;
  private pending: '' | ' ' | '\n' | '\n\n' = '';

  /** Ends the line or the block before the next line; nothing at the beginning of the page. */
  breakBefore(kind: 'line' | 'block'): void {
    if (this.last) this.pending = kind === 'line' ? '\n' : '\n\n';
  }

  /** Writes one line's characters, with single spaces between its words. */
  line(line: ComposedLine): void {
    line.glyphs.forEach((glyph, index) => {
      const text = clean(glyph.text);
      if (text === '' || this.boxes.length >= 4 * CHARACTER_LIMIT) return;
      if (this.pending === '' && line.spaced[index] === true && this.last) this.pending = ' ';
      this.join(glyph);
      this.character(text, glyph);
    });
  }

  /** The text and four numbers for each of its UTF-16 units. */
  finish(): { readonly text: string; readonly boxes: Float32Array } {
    return { text: this.parts.join(''), boxes: Float32Array.from(this.boxes) };
  }

  private join(next: Glyph): void {
    const { pending, last } = this;
    if (pending === '' || !last) return;
    this.parts.push(pending);
    const box = pending === ' ' ? between(last, next.rect) : after(last, next);
    for (let unit = 0; unit < pending.length; unit += 1) this.boxes.push(...box);
    this.pending = '';
  }

  private character(text: string, glyph: Glyph): void {
    this.parts.push(text);
    this.last = glyph.rect;
    const characters = [...text];
    const backwards = isRightToLeft(text);
    characters.forEach((character, index) => {
      const at = backwards ? characters.length - 1 - index : index;
      const box = share(glyph.rect, at, characters.length);
      for (let unit = 0; unit < character.length; unit += 1) this.boxes.push(...box);
    });
  }
}

/**
 * A control character is a glyph whose meaning the file does not tell: it is shown as unknown, so that a number
 * that lost its digits does not look whole. Lone surrogates too; inner blanks of a glyph become one space.
 */
function clean(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, '\ufffd')
    .trim()
    .toWellFormed();
}

/** One of `count` equal parts of a glyph that stands for several characters, along its longer side. */
function share(rect: Rect, index: number, count: number): Rect {
  if (count === 1) return rect;
  const [x0, y0, x1, y1] = rect;
  const part = (x1 - x0) / count;
  return [x0 + index * part, y0, x0 + (index + 1) * part, y1];
}

/** A space has no width and stands at the near side of the word that follows, as high as both neighbours share. */
function between(left: Rect, right: Rect): Rect {
  const x = left[2] <= right[0] + 0.5 ? left[2] : left[0];
  return [x, left[1], x, left[3]];
}

function after(last: Rect, next: Glyph): Rect {
  const x = isRightToLeft(next.text) ? last[0] : last[2];
  return [x, last[1], x, last[3]];
}
