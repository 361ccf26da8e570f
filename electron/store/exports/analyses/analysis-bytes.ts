import type { AskedFile } from '#shared/contract/analyses.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { FigureName } from '#shared/domain/analysis-figures.ts';
import { hasBoxes } from '#shared/figures/letters-of-font.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { rScript } from '#shared/stats/analysis/r-script.ts';
import type { Reader } from '../../database/connection.ts';
import { csvOf } from '../csv.ts';
import { scriptLines } from './about-lines.ts';
import { analysisDocx } from './analysis-docx.ts';
import { analysisXlsx } from './analysis-xlsx.ts';
import { cellSources } from './cell-sources.ts';
import { type ComputedAnalysis, refusedFile, type TypedAnalysis } from './computed-analysis.ts';
import { figureBytes, figuresFor } from './figure-files.ts';
import { resultJson } from './result-json.ts';
import { studyTable } from './study-table.ts';
import { typedDocx } from './typed-docx.ts';

type Made = {
  readonly bytes: Uint8Array;
  readonly figures: readonly FigureName[];
  /** Letters in it are boxes, since the font of pictures has none for them. */
  readonly boxes: boolean;
};

/**
 * The bytes of a file of an analysis, and which figures are in it. The studies have a file also where there is no result.
 * @returns why there is no result, for every other file; `invalid-input` for a figure that there is not
 */
export async function analysisBytes(
  db: Reader,
  kept: ComputedAnalysis | TypedAnalysis,
  asked: AskedFile,
): Promise<Result<Made, AppError>> {
  if (kept.analysis !== null) return bytesOfResult(db, kept, asked);
  if (asked.what !== 'table') return err(refusedFile(kept));
  return ok({ bytes: await tableBytes(db, kept, asked.format), figures: [], boxes: false });
}

async function bytesOfResult(
  db: Reader,
  computed: ComputedAnalysis,
  asked: AskedFile,
): Promise<Result<Made, AppError>> {
  switch (asked.what) {
    case 'figure': {
      const figures = figuresFor(computed, asked);
      if (!figures.ok) return figures;
      const bytes = await figureBytes(computed.labels.title, figures.value, asked);
      const boxes = asked.format !== 'svg' && figures.value.some(({ figure }) => hasBoxes(figure));
      return ok({ bytes, figures: figures.value.map(({ name }) => name), boxes });
    }
    case 'table': {
      const bytes = await tableBytes(db, computed, asked.format);
      if (asked.format !== 'docx') return ok({ bytes, figures: [], boxes: false });
      const forest = figuresFor(computed, { what: 'figure', figure: 'forest', format: 'png' });
      const boxes = forest.ok && forest.value.some(({ figure }) => hasBoxes(figure));
      return ok({ bytes, figures: ['forest'], boxes });
    }
    case 'script':
      return ok({
        ...{ bytes: written(rScript(computed.analysis, scriptLines(computed))), figures: [], boxes: false },
      });
    case 'result':
      return ok({
        bytes: written(`${JSON.stringify(resultJson(computed), null, 1)}\n`),
        figures: [],
        boxes: false,
      });
  }
}

async function tableBytes(
  db: Reader,
  kept: ComputedAnalysis | TypedAnalysis,
  format: 'docx' | 'xlsx' | 'csv',
): Promise<Uint8Array> {
  if (format === 'docx') return kept.analysis === null ? typedDocx(kept) : analysisDocx(kept);
  const table = studyTable(kept, cellSources(db, kept.view.rows));
  return format === 'csv' ? csvOf(table.columns, table.rows) : analysisXlsx(kept, table);
}

function written(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
