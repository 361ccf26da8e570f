import type { EvidenceExport } from '#shared/contract/evidence.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { chunk } from '#shared/kit/chunk.ts';
import { err, ok } from '#shared/kit/result.ts';
import { writeAtomically } from '#electron/node/atomic-write.ts';
import { refusalOf } from '../database/refusals.ts';
import { evidenceCsv } from '../exports/csv.ts';
import { type EvidenceLine, linesOf } from '../exports/evidence-line.ts';
import { exportPlace } from '../exports/export-place.ts';
import { type FilterWords, filterWords } from '../exports/filter-words.ts';
import { evidenceJson } from '../exports/json.ts';
import { cutCells, evidenceXlsx } from '../exports/xlsx.ts';
import type { JobControl } from '../jobs/runner.ts';
import { breathe } from '../jobs/breathe.ts';
import { countVisible, viewIds } from '../repositories/evidence.ts';
import { evidenceRows } from '../repositories/evidence-rows.ts';
import { reviewRow } from '../repositories/reviews.ts';
import type { Handlers } from '../handler.ts';
import { ClaimId } from '#shared/contract/ids.ts';
import type { Session } from '../session.ts';

async function collect(
  session: Session,
  ids: readonly string[],
  control: JobControl,
): Promise<EvidenceLine[] | null> {
  const lines: EvidenceLine[] = [];
  let done = 0;
  for (const part of chunk(ids, 500)) {
    if (control.signal.aborted) return null;
    lines.push(...evidenceRows(session.reader, part).flatMap(linesOf));
    done += part.length;
    control.progress({ done, total: ids.length, doing: 'Exporting the evidence table' });
    await breathe();
  }
  return lines;
}

type Format = EvidenceExport['format'];

function encode(
  session: Session,
  rows: readonly EvidenceLine[],
  of: { format: Format; filter: FilterWords; claims: number; documents: number },
) {
  if (of.format === 'csv') return Promise.resolve(evidenceCsv(rows));
  if (of.format === 'json') return Promise.resolve(evidenceJson(rows, of.filter));
  const { title } = reviewRow(session.reader);
  const made = new Date().toISOString();
  const { appVersion } = session.author();
  return evidenceXlsx(rows, { review: title, lines: rows.length, made, appVersion, ...of });
}

/** The refusal of a place says what became of the export; the review is not touched by it. */
function notWritten(refusal: AppError): AppError {
  return appError(
    refusal.code,
    `${refusal.message} No file was written. Choose another place.`,
    refusal.details,
  );
}

export const evidence: Handlers<'evidence'> = {
  view: (context, { filter, sort }) => {
    const { reader } = context.session();
    const found = viewIds(reader, filter, sort);
    const documents = new Set(found.map((row) => row.document)).size;
    const claimIds = found.map((row) => ClaimId.parse(row.id));
    return ok({ claimIds, claims: found.length, documents, allClaims: countVisible(reader) });
  },
  rows: (context, { claimIds }) => ok(evidenceRows(context.session().reader, claimIds)),
  export: {
    kept: false,
    run: async (context, { grantId, format, filter, sort }, control) => {
      const session = context.session();
      const grant = context.grants.take(grantId, 'write');
      if (!grant.ok) return grant;
      const place = exportPlace(grant.value);
      if (!place.ok) return place;
      const found = viewIds(session.reader, filter, sort);
      const documents = new Set(found.map((row) => row.document)).size;
      const rows = await collect(
        session,
        found.map((row) => row.id),
        control,
      );
      if (rows === null) return err(appError('cancelled', 'The export was cancelled. No file was written.'));
      const words = filterWords(session.reader, filter);
      const claims = found.length;
      const bytes = await encode(session, rows, { format, filter: words, claims, documents });
      try {
        writeAtomically(place.value, bytes);
      } catch (error) {
        const refusal = refusalOf(error, grant.value.name);
        if (refusal) return err(notWritten(refusal));
        throw error;
      }
      const { name } = grant.value;
      return ok({
        format,
        fileName: name,
        rows: rows.length,
        claims,
        documents,
        cut: format === 'xlsx' ? cutCells(rows) : 0,
        filter: words,
        bytes: bytes.length,
      });
    },
  },
};
