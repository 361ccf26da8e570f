import type { EvidenceFilter } from '#shared/contract/evidence.ts';
import type { Figure } from '#shared/figures/figure.ts';
import { matrixFigure } from '#shared/figures/matrix-figure.ts';
import { toSvg } from '#shared/figures/svg.ts';
import { lightTheme } from '#shared/figures/theme.ts';
import { viewCaption } from '#shared/figures/view-caption.ts';
import type { Reader } from '../database/connection.ts';
import { matrixView } from './matrix.ts';
import { toPng } from './png.ts';

/** A figure as a document holds it: as vectors and as pixels, with what is said of it. */
export type PlacedFigure = {
  readonly svg: Uint8Array;
  readonly png: Uint8Array;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** The alternative text. */
  readonly description: string;
  /** What it counts and leaves out, without its number. */
  readonly caption: string;
};

/** CSS pixels of a side beyond which a matrix can't be read on a page: only the tops of its hierarchies are shown then. */
const readable = { width: 1_500, height: 1_000 };

/** The matrix of a view for a document, or null where it has no line: claims, hierarchies opened as far as a page takes. */
export async function placedMatrix(db: Reader, filter: EvidenceFilter): Promise<PlacedFigure | null> {
  const drawn = (depth: number) => {
    const asked = {
      filter,
      by: 'claims' as const,
      therapyDepth: depth,
      outcomeDepth: depth,
      withEmpty: false,
    };
    const { matrix, view } = matrixView(db, asked);
    return { depth, matrix, view, figure: matrixFigure(matrix, lightTheme, []) };
  };
  const two = drawn(2);
  const fits = two.figure.width <= readable.width && two.figure.height <= readable.height;
  const { depth, matrix, view, figure } = fits ? two : drawn(1);
  if (matrix.rows.length === 0 || matrix.columns.length === 0) return null;
  const opened = depth === 1 ? 'their top levels' : `${depth} levels of both`;
  const counts = `Therapies by outcomes, ${opened}, counted in claims: comparative ones with their directions, single groups and the like apart. Totals are of distinct claims.`;
  const of = viewCaption({ ...view, rules: [] }).flatMap((part) => ('text' in part ? [part.text] : []));
  return placedInDocument(figure, [counts, ...of].join(' '));
}

/** A figure ready to stand in a document. */
export async function placedInDocument(figure: Figure, caption: string): Promise<PlacedFigure> {
  const { width, height, title, description } = figure;
  return {
    svg: new TextEncoder().encode(toSvg(figure)),
    png: await toPng(figure),
    ...{ width, height, title, description, caption },
  };
}
