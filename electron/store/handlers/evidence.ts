import type { Handlers } from '../handler.ts';
import type { z } from 'zod';
import { err, ok } from '#shared/kit/result.ts';
import type { evidence as methods } from '#shared/contract/evidence.ts';
import { ClaimId } from '#shared/contract/ids.ts';
import { sourceWords } from '../derived/source-words.ts';
import { claimRegions } from '../repositories/claim-regions.ts';
import { countAll, pooledBeside, viewIds, viewToGroup, yearsOfClaims } from '../repositories/evidence.ts';
import { evidenceRows } from '../repositories/evidence-rows.ts';
import { countStudies } from '../repositories/studies.ts';
import type { Reader } from '../database/connection.ts';
import { viewGroups } from '../pictures/groups.ts';
import { exportEvidence } from './evidence-export.ts';
import { notFound } from './refusals.ts';

export const evidence: Handlers<'evidence'> = {
  view: (context, { filter, sort, group }) => {
    const { reader } = context.session();
    const { found, ...grouped } = foundClaims(reader, { filter, sort, group });
    const documents = new Set(found.map((row) => row.document)).size;
    const claimIds = found.map((row) => ClaimId.parse(row.id));
    const counts = {
      ...{ claims: found.length, documents, studies: countStudies(reader, claimIds) },
      ...{ pooledBeside: pooledBeside(reader, filter), ...countAll(reader) },
    };
    return ok({ claimIds, ...grouped, ...counts });
  },
  years: (context) => ok(yearsOfClaims(context.session().reader)),
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

type Asked = z.output<typeof methods.view.input>;

/** The claims of a view in order, and under which heads they stand. */
function foundClaims(reader: Reader, { filter, sort, group }: Asked) {
  if (group === null) return { found: viewIds(reader, filter, sort), groups: null, depth: null };
  const found = viewToGroup(reader, filter, sort, group.by);
  return { found, ...viewGroups(reader, found, { filter, group, sort }) };
}
