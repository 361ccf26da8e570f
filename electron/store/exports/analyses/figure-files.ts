import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { AskedFile } from '#shared/contract/analyses.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { type FigureName, figureNames } from '#shared/domain/analysis-figures.ts';
import type { Figure } from '#shared/figures/figure.ts';
import {
  figureNeeds,
  figureOf,
  type NamedFigure,
  whyNoFigure,
} from '#shared/figures/synthesis/of-analysis/figures-of.ts';
import { leftOutOf } from '#shared/figures/synthesis/of-analysis/left-out-rows.ts';
import { toSvg } from '#shared/figures/svg.ts';
import { lightTheme } from '#shared/figures/theme.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { toPdf } from '../../pictures/pdf/to-pdf.ts';
import { toPng } from '../../pictures/png.ts';
import { computedWith } from './beside-result.ts';
import type { ComputedAnalysis } from './computed-analysis.ts';

type AskedFigure = Extract<AskedFile, { what: 'figure' }>;

/** The figures that are asked for, in light colours; of all those that there are. @returns `invalid-input`, with the reason, where there is none */
export function figuresFor(
  computed: ComputedAnalysis,
  { figure: asked, filled = false }: AskedFigure,
): Result<NamedFigure[], AppError> {
  if (asked !== 'all') {
    const drawn = drawnFigure(computed, asked, filled);
    return drawn.ok ? ok([{ name: asked, figure: drawn.value }]) : drawn;
  }
  return ok(
    figureNames.flatMap((name) => {
      const drawn = drawnFigure(computed, name, filled);
      return drawn.ok ? [{ name, figure: drawn.value }] : [];
    }),
  );
}

function drawnFigure(
  { analysis, labels, view }: ComputedAnalysis,
  name: FigureName,
  filled: boolean,
): Result<Figure, AppError> {
  const none = (why: string) => err(appError('invalid-input', `${why} No file was written.`));
  const need = figureNeeds(name, analysis, filled);
  const tried = need === null ? { analysis } : computedWith(analysis, [need]);
  if (tried.analysis === null) return none(tried.none);
  const figure = figureOf(name, tried.analysis, {
    ...{ labels, theme: lightTheme, leftOut: leftOutOf(view.rows) },
  });
  return figure === null ? none(whyNoFigure[name]) : ok(figure);
}

/** The bytes of figures: a picture, or a zip of several; a PDF has a page for each. */
export async function figureBytes(
  title: string,
  figures: readonly NamedFigure[],
  { figure, format }: AskedFigure,
): Promise<Uint8Array> {
  if (format === 'pdf') {
    return toPdf(
      title,
      figures.map((one) => one.figure),
    );
  }
  const [only] = figures;
  if (figure !== 'all' && only !== undefined) return pictureOf(only.figure, format);
  const zip = new ZipFile();
  for (const one of figures)
    zip.addBuffer(Buffer.from(await pictureOf(one.figure, format)), `${one.name}.${format}`);
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}

async function pictureOf(figure: Figure, format: 'svg' | 'png'): Promise<Uint8Array> {
  return format === 'png' ? toPng(figure) : new TextEncoder().encode(toSvg(figure));
}
