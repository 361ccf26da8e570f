import { basename } from 'node:path';
import type { EvidenceExport } from '#shared/contract/evidence.ts';
import { appError } from '#shared/contract/errors.ts';
import { chunk } from '#shared/kit/chunk.ts';
import { err, ok } from '#shared/kit/result.ts';
import { evidenceCsv } from '../exports/csv.ts';
import { type EvidenceLine, linesOf } from '../exports/evidence-line.ts';
import { exportPlace, writeRefusal } from '../exports/export-place.ts';
import { type FilterWords, filterWords } from '../exports/filter-words.ts';
import { evidenceJson } from '../exports/json.ts';
import {
  type ExportedRegion,
  exportedRegions,
  folderTaken,
  pictureFolder,
  pngSize,
  withPictures,
  writeWithPictures,
} from '../exports/region-pictures.ts';
import { cutCells, evidenceXlsx } from '../exports/xlsx.ts';
import type { JobControl } from '../jobs/runner.ts';
import { breathe } from '../jobs/breathe.ts';
import { countPutAside, countVisible, viewIds } from '../repositories/evidence.ts';
import { claimRegions } from '../repositories/claim-regions.ts';
import { evidenceRows } from '../repositories/evidence-rows.ts';
import type { AboutTherapies } from '../repositories/orientation.ts';
import { reviewRow } from '../repositories/reviews.ts';
import type { Handlers } from '../handler.ts';
import { ClaimId } from '#shared/contract/ids.ts';
import type { Session } from '../session.ts';

async function collect(
  session: Session,
  { ids, about }: { readonly ids: readonly string[]; readonly about: AboutTherapies },
  control: JobControl,
): Promise<EvidenceLine[] | null> {
  const lines: EvidenceLine[] = [];
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

type Format = EvidenceExport['format'];

type Content = {
  readonly format: Format;
  readonly filter: FilterWords;
  readonly claims: number;
  readonly documents: number;
  readonly regions: readonly ExportedRegion[];
};

function encode(session: Session, rows: readonly EvidenceLine[], of: Content) {
  if (of.format === 'csv') return Promise.resolve(evidenceCsv(rows));
  if (of.format === 'json') return Promise.resolve(evidenceJson(rows, of.filter));
  const { title } = reviewRow(session.reader);
  const made = new Date().toISOString();
  const { appVersion } = session.author();
  const { regions, ...counts } = of;
  return evidenceXlsx(rows, { review: title, lines: rows.length, made, appVersion, ...counts }, regions);
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
function illustrated(rows: readonly EvidenceLine[], regions: readonly ExportedRegion[]): EvidenceLine[] {
  const byClaim = Map.groupBy(regions, ({ claimId }) => claimId);
  return rows.map((row) => withPictures(row, byClaim.get(String(row.claimId)) ?? []));
}

export const evidence: Handlers<'evidence'> = {
  view: (context, { filter, sort }) => {
    const { reader } = context.session();
    const found = viewIds(reader, filter, sort);
    const documents = new Set(found.map((row) => row.document)).size;
    const claimIds = found.map((row) => ClaimId.parse(row.id));
    const counts = { allClaims: countVisible(reader), putAside: countPutAside(reader) };
    return ok({ claimIds, claims: found.length, documents, ...counts });
  },
  rows: (context, { claimIds, ...about }) => ok(evidenceRows(context.session().reader, claimIds, about)),
  regions: (context, { filter }) => {
    const { reader } = context.session();
    return ok(
      claimRegions(
        reader,
        viewIds(reader, filter, []).map(({ id }) => id),
      ),
    );
  },
  export: {
    kept: false,
    run: async (context, { grantId, format, filter, sort, pictures }, control) => {
      const session = context.session();
      const grant = context.grants.take(grantId, 'write');
      if (!grant.ok) return grant;
      const place = exportPlace(grant.value);
      if (!place.ok) return place;
      const found = viewIds(session.reader, filter, sort);
      const documents = new Set(found.map((row) => row.document)).size;
      const claimIds = found.map((row) => row.id);
      const lines = await collect(session, { ids: claimIds, about: filter }, control);
      if (lines === null) return err(appError('cancelled', 'The export was cancelled. No file was written.'));
      const words = filterWords(session.reader, filter);
      const claims = found.length;
      const folder = pictureFolder(basename(place.value));
      const regions = exportedRegions(claimRegions(session.reader, claimIds), decoded(pictures), folder);
      const taken = pictures.length === 0 ? null : folderTaken(place.value, folder);
      if (taken !== null) return err(taken);
      const rows = illustrated(lines, regions);
      const bytes = await encode(session, rows, { format, filter: words, claims, documents, regions });
      try {
        writeWithPictures(place.value, bytes, regions);
      } catch (error) {
        const refusal = writeRefusal(error, grant.value.name);
        if (refusal) return err(refusal);
        throw error;
      }
      const { name } = grant.value;
      const drawn = regions.filter(({ picture }) => picture !== null).length;
      return ok({
        format,
        fileName: name,
        rows: rows.length,
        claims,
        documents,
        cut: format === 'xlsx' ? cutCells(rows) : 0,
        regions: regions.length,
        pictures: drawn,
        folder: drawn === 0 ? null : folder,
        filter: words,
        bytes: bytes.length,
      });
    },
  },
};
