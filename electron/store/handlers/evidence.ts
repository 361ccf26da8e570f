import type { Handlers } from '../handler.ts';
import type { z } from 'zod';
import { ok } from '#shared/kit/result.ts';
import type { evidence as methods } from '#shared/contract/evidence.ts';
import { ClaimId } from '#shared/contract/ids.ts';
import { claimRegions } from '../repositories/claim-regions.ts';
import { countPutAside, countVisible, viewIds, viewToGroup } from '../repositories/evidence.ts';
import { evidenceRows } from '../repositories/evidence-rows.ts';
import type { Reader } from '../database/connection.ts';
import { viewGroups } from '../pictures/groups.ts';
import { exportEvidence } from './evidence-export.ts';

export const evidence: Handlers<'evidence'> = {
  view: (context, { filter, sort, group }) => {
    const { reader } = context.session();
    const { found, ...grouped } = foundClaims(reader, { filter, sort, group });
    const documents = new Set(found.map((row) => row.document)).size;
    const claimIds = found.map((row) => ClaimId.parse(row.id));
    const counts = { allClaims: countVisible(reader), putAside: countPutAside(reader) };
    return ok({ claimIds, ...grouped, claims: found.length, documents, ...counts });
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

type Asked = z.output<typeof methods.view.input>;

/** The claims of a view in order, and under which heads they stand. */
function foundClaims(reader: Reader, { filter, sort, group }: Asked) {
  if (group === null) return { found: viewIds(reader, filter, sort), groups: null, depth: null };
  const found = viewToGroup(reader, filter, sort, group.by);
  return { found, ...viewGroups(reader, found, { filter, group, sort }) };
}
