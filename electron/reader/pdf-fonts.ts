import type { GlyphFont } from './pdf-operators.ts';
import { property } from '#shared/kit/property.ts';
import { numberOr } from './pdf-values.ts';

/** The part of a page that knows its fonts; pdf.js' own object throws for one that was never loaded. */
type FontStore = { readonly get: (name: string) => unknown };

/** Looks fonts up by the name that the operators use; one that is missing or odd gets ordinary measures. */
export function fontLookup(store: FontStore): (name: string) => GlyphFont {
  const known = new Map<string, GlyphFont>();
  return (name) => {
    const font = known.get(name) ?? measure(read(store, name));
    known.set(name, font);
    return font;
  };
}

function read(store: FontStore, name: string): unknown {
  try {
    return store.get(name);
  } catch {
    // A font that could not be loaded still has glyphs with characters and widths.
    return null;
  }
}

/** Heights outside what letters can have come from fonts that leave them out or count accents and symbols. */
function measure(font: unknown): GlyphFont {
  const matrix = property(font, 'fontMatrix');
  const unit = Array.isArray(matrix) ? Math.abs(numberOr(matrix[0], 0.001)) : 0.001;
  const ascent = numberOr(property(font, 'ascent'), 0);
  const descent = numberOr(property(font, 'descent'), 0);
  return {
    unit: unit === 0 ? 0.001 : unit,
    ascent: ascent >= 0.5 && ascent <= 1.1 ? ascent : 0.75,
    descent: descent <= -0.1 && descent >= -0.4 ? descent : -0.22,
    vertical: property(font, 'vertical') === true,
  };
}
