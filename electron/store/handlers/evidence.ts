import type { Handlers } from '../handler.ts';
import { err, ok } from '#shared/kit/result.ts';
import { ClaimId } from '#shared/contract/ids.ts';
import { sourceWords } from '../derived/source-words.ts';
import { claimRegions } from '../repositories/claim-regions.ts';
import { countAll, viewIds } from '../repositories/evidence.ts';
import { evidenceRows } from '../repositories/evidence-rows.ts';
import { exportEvidence } from './evidence-export.ts';
import { notFound } from './refusals.ts';

export const evidence: Handlers<'evidence'> = {
  view: (context, { filter, sort }) => {
    const { reader } = context.session();
    const found = viewIds(reader, filter, sort);
    const documents = new Set(found.map((row) => row.document)).size;
    const claimIds = found.map((row) => ClaimId.parse(row.id));
    return ok({ claimIds, claims: found.length, documents, ...countAll(reader) });
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
  source: (context, { claimId }) => {
    const found = sourceWords(context.session().reader, claimId);
    return found === null ? err(notFound('claim', claimId)) : ok(found);
  },
  export: {
    kept: false,
    run: exportEvidence,
  },
};
