import { basename } from 'node:path';
import { inTextLabel, referenceRuns } from '#shared/citations/format-reference.ts';
import { isNumbered } from '#shared/domain/citation-style.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { chunk } from '#shared/kit/chunk.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { encodeEvidence, holdsPictures, tooLong } from '../exports/encode.ts';
import { linesOf, type PrintedLine } from '../exports/evidence-line.ts';
import { grantedPlace, writingTo } from '../exports/granted-place.ts';
import { viewFacts } from '../exports/view-facts.ts';
import { type CitedWork, numberedWorks } from '../exports/printed-table.ts';
import {
  asFigures,
  type ExportedRegion,
  exportedRegions,
  folderTaken,
  pictureFolder,
  pngSize,
  withPictures,
  writeWithPictures,
} from '../exports/region-pictures.ts';
import { cutCells } from '../exports/xlsx.ts';
import type { JobControl } from '../jobs/runner.ts';
import { placedMatrix } from '../pictures/placed-matrix.ts';
import { breathe } from '../jobs/breathe.ts';
import { viewIds } from '../repositories/evidence.ts';
import { claimRegions } from '../repositories/claim-regions.ts';
import { documentFacts, workOf } from '../repositories/documents.ts';
import { evidenceRows } from '../repositories/evidence-rows.ts';
import type { AboutTherapies } from '../repositories/orientation.ts';
import { reviewRow } from '../repositories/reviews.ts';
import type { Handlers } from '../handler.ts';
import type { Session } from '../session.ts';

async function collect(
  session: Session,
  { ids, about }: { readonly ids: readonly string[]; readonly about: AboutTherapies },
  control: JobControl,
): Promise<PrintedLine[] | null> {
  const lines: PrintedLine[] = [];
  let done = 0;
  for (const part of chunk(ids, 500)) {
    if (control.signal.aborted) return null;
    lines.push(...evidenceRows(session.reader, part, about).flatMap(linesOf));
    done += part.length;
    control.progress({ done, total: ids.length, doing: 'Exporting the evidence table' });
    await breathe();
  }
  return lines;
}

/**
 * What the documents of a view are called, by id.
 * @param documents in the order in which the view first tells of them
 */
function worksOf(session: Session, documents: ReadonlySet<string>): Map<string, CitedWork> {
  const { citationStyle } = reviewRow(session.reader);
  const facts = documentFacts(session.reader, [...documents]);
  const works = [...documents].flatMap((id) => {
    const document = facts.get(id);
    if (document === undefined) return [];
    const work = workOf(document);
    const [label, reference] = [inTextLabel(work, citationStyle), referenceRuns(work, citationStyle)];
    return [[id, { label, reference }] as const];
  });
  if (isNumbered(citationStyle)) return numberedWorks(works);
  return new Map(works.map(([id, work]) => [id, { ...work, number: null }]));
}

/** The bytes of the pictures by annotation; what is no PNG is left out. */
function decoded(pictures: readonly { annotationId: string; png: string }[]): Map<string, Uint8Array> {
  const all = pictures.map(({ annotationId, png }): [string, Uint8Array] => [
    annotationId,
    new Uint8Array(Buffer.from(png, 'base64')),
  ]);
  return new Map(all.filter(([, bytes]) => pngSize(bytes) !== null));
}

/** Names the pictures of regions in the lines of their claims. */
function illustrated(lines: readonly PrintedLine[], regions: readonly ExportedRegion[]): PrintedLine[] {
  if (regions.length === 0) return [...lines];
  const byClaim = Map.groupBy(regions, ({ claimId }) => claimId);
  return lines.map((printed) => ({
    ...printed,
    line: withPictures(printed.line, byClaim.get(printed.row.claimId) ?? []),
  }));
}

/** The regions behind claims, named as the file names their pictures; a refusal where these can't be put. */
function regionsFor(
  session: Session,
  ids: readonly string[],
  { format, pictures, place }: Pick<Input, 'format' | 'pictures'> & { readonly place: string },
): Result<{ readonly regions: readonly ExportedRegion[]; readonly folder: string | null }, AppError> {
  const folder = pictureFolder(basename(place));
  const named = exportedRegions(claimRegions(session.reader, ids), decoded(pictures), folder);
  if (holdsPictures(format)) return ok({ regions: asFigures(named), folder: null });
  const taken = pictures.length === 0 ? null : folderTaken(place, folder);
  return taken === null ? ok({ regions: named, folder }) : err(taken);
}

type Run = Handlers<'evidence'>['export']['run'];
type Input = Parameters<Run>[1];

/** Writes a view in a format to the granted place, whole or not at all. */
export const exportEvidence: Run = async (context, input, control) => {
  const { format, filter, sort } = input;
  const session = context.session();
  const place = grantedPlace(context, input.grantId);
  if (!place.ok) return place;
  const found = viewIds(session.reader, filter, sort);
  const documents = new Set(found.map((row) => row.document));
  const ids = found.map((row) => row.id);
  const lines = await collect(session, { ids, about: filter }, control);
  if (lines === null) return err(appError('cancelled', 'The export was cancelled. No file was written.'));
  const long = tooLong(format, lines.length);
  if (long !== null) return err(long);
  const named = regionsFor(session, ids, { ...input, place: place.value.path });
  if (!named.ok) return named;
  const { regions, folder } = named.value;
  const facts = viewFacts(session, { filter, ids, documents: documents.size }, lines.length);
  const works = worksOf(session, documents);
  const matrix = format === 'docx' ? await placedMatrix(session.reader, filter) : null;
  const table = { lines: illustrated(lines, regions), facts, works, regions, matrix };
  const bytes = await encodeEvidence(format, table);
  const drawn = regions.filter(({ picture }) => picture !== null).length;
  const rows = table.lines.map(({ line }) => line);
  return writingTo(place.value, (path) => {
    writeWithPictures(path, bytes, folder === null ? [] : regions);
    return ok({
      format,
      fileName: place.value.name,
      rows: lines.length,
      claims: ids.length,
      documents: documents.size,
      cut: format === 'xlsx' ? cutCells(rows) : 0,
      regions: regions.length,
      pictures: drawn,
      folder: drawn === 0 ? null : folder,
      filter: facts.filter,
      bytes: bytes.length,
    });
  });
};
