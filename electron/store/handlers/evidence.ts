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
    const { found, held, ...grouped } = foundClaims(reader, { filter, sort, group });
    const documents = new Set(held.map((row) => row.document)).size;
    const claimIds = found.map((row) => ClaimId.parse(row.id));
    const heldIds = found === held ? claimIds : held.map(({ id }) => id);
    const counts = {
      ...{ claims: held.length, documents, studies: countStudies(reader, heldIds) },
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

/** The claims of a view in order, which of them it holds, and under which heads they stand. */
function foundClaims(reader: Reader, { filter, sort, group }: Asked) {
  if (group === null) {
    const found = viewIds(reader, filter, sort);
    return { found, held: found, groups: null, depth: null };
  }
  const { direction } = filter;
  const eitherWay = group.by === 'therapy' && direction.length > 0;
  // Below the head of a therapy claims stand that fit only the way round that they have there.
  const found = viewToGroup(reader, eitherWay ? { ...filter, direction: [] } : filter, sort, group.by);
  const fits = ({ shown }: (typeof found)[number]) => direction.some((one) => one === shown);
  const held = eitherWay ? found.filter(fits) : found;
  return { found, held, ...viewGroups(reader, found, { filter, group, sort }) };
}
