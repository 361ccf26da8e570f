import type { Handlers } from '../handler.ts';
import { ok } from '#shared/kit/result.ts';
import { ClaimId } from '#shared/contract/ids.ts';
import { claimRegions } from '../repositories/claim-regions.ts';
import { countPutAside, countVisible, viewIds } from '../repositories/evidence.ts';
import { evidenceRows } from '../repositories/evidence-rows.ts';
import { exportEvidence } from './evidence-export.ts';

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
    run: exportEvidence,
  },
};
