import type { Handlers } from '../handler.ts';
import type { z } from 'zod';
import { err, ok } from '#shared/kit/result.ts';
import type { evidence as methods } from '#shared/contract/evidence.ts';
import type { AboutTherapies } from '#shared/contract/concept-scope.ts';
import type { ClaimId } from '#shared/contract/ids.ts';
import { sourceWords } from '../derived/source-words.ts';
import { claimRegions } from '../repositories/claim-regions.ts';
import { countAll, pooledBeside, viewIds, viewToGroup, yearsOfClaims } from '../repositories/evidence.ts';
import { evidenceRows } from '../repositories/evidence-rows.ts';
import { studyRule } from '../repositories/studies.ts';
import type { Reader } from '../database/connection.ts';
import { viewGroups } from '../pictures/groups.ts';
import { exportEvidence } from './evidence-export.ts';
import { notFound } from './refusals.ts';

export const evidence: Handlers<'evidence'> = {
  view: (context, asked) => {
    const { reader } = context.session();
    const { filter } = asked;
    const { found, held, ...grouped } = foundClaims(reader, asked);
    const documents = new Set(held.map((row) => row.document)).size;
    const studyOf = studyRule(reader);
    const studies = new Set(held.map((row) => studyOf(row.chosenStudy, row.document)));
    studies.delete(null);
    const claimIds = found.map(({ id }) => id);
    const counts = {
      ...{ claims: held.length, documents, studies: studies.size },
      ...{ pooledBeside: pooledBeside(reader, filter), ...countAll(reader) },
    };
    const firstPages = pagesInFront(reader, asked, { claimIds, groups: grouped.groups });
    return ok({ claimIds, ...grouped, ...counts, firstPages });
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
type View = z.output<typeof methods.view.output>;

/** The claims of a view in order, which of them it holds, and under which heads they stand. */
function foundClaims(reader: Reader, { filter, sort, group }: Asked) {
  if (group === null) {
    const found = viewIds(reader, filter, sort);
    return { found, held: found, groups: null, depth: null };
  }
  const { direction } = filter;
  const eitherWay = group.by === 'therapy' && direction.length > 0;
  // Below the head of a therapy claims stand that fit only the way round that they have there.
  const grouped = eitherWay ? { ...filter, direction: [] } : filter;
  const found = viewToGroup(reader, grouped, sort, { by: group.by, withDirection: eitherWay });
  const fits = ({ shown }: (typeof found)[number]) => direction.some((one) => one === shown);
  const held = eitherWay ? found.filter(fits) : found;
  return { found, held, ...viewGroups(reader, found, { filter, group, sort }) };
}

/** The rows that stand first in a view: lines below heads of therapies are about these, in pages of their own. */
function pagesInFront(
  reader: Reader,
  { filter, firstRows }: Asked,
  { claimIds, groups }: Pick<View, 'claimIds' | 'groups'>,
): View['firstPages'] {
  if (firstRows === 0) return [];
  const { therapy, therapyScope } = filter;
  const idsAt = (places: readonly number[]): ClaimId[] => places.flatMap((place) => claimIds[place] ?? []);
  const page = (ids: readonly ClaimId[], about: AboutTherapies): View['firstPages'][number] => ({
    about,
    rows: evidenceRows(reader, ids, about),
  });
  if (groups === null) return [page(claimIds.slice(0, firstRows), { therapy, therapyScope })];
  const pages: View['firstPages'] = [];
  const first: ClaimId[] = [];
  let lines = 0;
  for (const { about, places } of groups) {
    if (lines >= firstRows) break;
    const ids = idsAt(places.slice(0, firstRows));
    lines += ids.length;
    if (about === null) first.push(...ids);
    else {
      pages.push(page(ids, about));
      // So many heads of few claims would fill the screen too.
      lines += 1;
    }
  }
  return first.length === 0 ? pages : [page(first.slice(0, firstRows), { therapy, therapyScope }), ...pages];
}
