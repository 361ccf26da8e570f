import { statSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import type { AnalysisEdit } from '#shared/contract/analyses.ts';
import { appError } from '#shared/contract/errors.ts';
import type { FieldValue, OperationDraft } from '#shared/changes/operations.ts';
import { chunk } from '#shared/kit/chunk.ts';
import { err, ok } from '#shared/kit/result.ts';
import type { Reader } from '../database/connection.ts';
import type { Handlers } from '../handler.ts';
import { breathe } from '../jobs/breathe.ts';
import {
  analysisSummaries,
  analysisSummary,
  analysisView,
  keptRows,
  placeBehind,
} from '../repositories/analyses.ts';
import { rowSources } from '../repositories/row-sources.ts';
import { type ClaimedRow, rowsFromClaims } from '../repositories/rows-from-claims.ts';
import { exportAnalysis } from './analysis-export.ts';
import { planEdits, planNewRows, planRemoval } from './analysis-rows.ts';
import { fieldsOf } from './fields.ts';
import { found, notFound } from './refusals.ts';

/** How many claims are read in one go: other calls are answered between. */
const PAGE = 500;

/** The fields of a new analysis: what a new one has, where nothing is set. */
function newFields(db: Reader, set: AnalysisEdit): Record<string, FieldValue> {
  const { comparison = '', outcome = '' } = set;
  return {
    ...{ comparison, outcome, measure: 'OR', method: 'REML', test: 'knha' },
    place: placeBehind(db, comparison, outcome),
    ...fieldsOf(set),
    created: new Date().toISOString(),
  };
}

/** What makes an analysis and its rows anew under other ids. */
function copy(
  db: Reader,
  id: string,
  { copyId, name }: { copyId: string; name: string },
): OperationDraft[] | null {
  const analysis = analysisSummary(db, id);
  if (analysis === null) return null;
  const { id: _id, rows: _rows, used: _used, ...fields } = analysis;
  const created = new Date().toISOString();
  return [
    { kind: 'analysis.created', id: copyId, set: { ...fieldsOf(fields), name, created } },
    ...keptRows(db, id).map(({ id: _row, ...row }): OperationDraft => {
      return { kind: 'analysisRow.created', id: uuidv7(), set: { analysisId: copyId, ...row } };
    }),
  ];
}

export const analyses: Handlers<'analyses'> = {
  list: (context) => ok(analysisSummaries(context.session().reader)),
  one: (context, { analysisId }) =>
    found(analysisView(context.session().reader, analysisId), 'analysis', analysisId),
  sources: (context, { analysisId }) => {
    const { reader } = context.session();
    const rows = analysisSummary(reader, analysisId) === null ? null : keptRows(reader, analysisId);
    return found(rows === null ? null : rowSources(reader, rows), 'analysis', analysisId);
  },
  create: {
    plan: (db, { analysisId, set, rows }) => {
      const made = planNewRows(db, { analysisId, rows, first: 0 });
      if (!made.ok) return made;
      const created: OperationDraft = { kind: 'analysis.created', id: analysisId, set: newFields(db, set) };
      return ok({ operations: [created, ...made.value] });
    },
    reply: (db, { analysisId }) => analysisView(db, analysisId),
  },
  edit: {
    plan: (db, { analysisId, set }) => {
      if (analysisSummary(db, analysisId) === null) return err(notFound('analysis', analysisId));
      return ok({ operations: [{ kind: 'analysis.edited', id: analysisId, set: fieldsOf(set) }] });
    },
    reply: (db, { analysisId }) => analysisView(db, analysisId),
  },
  duplicate: {
    plan: (db, { analysisId, ...as }) => {
      const operations = copy(db, analysisId, as);
      return operations === null ? err(notFound('analysis', analysisId)) : ok({ operations });
    },
    reply: (db, { copyId }) => analysisView(db, copyId),
  },
  delete: {
    plan: (db, { analysisId }) => {
      if (analysisSummary(db, analysisId) === null) return err(notFound('analysis', analysisId));
      const rows = keptRows(db, analysisId).map(({ id }): OperationDraft => {
        return { kind: 'analysisRow.deleted', id, set: { deleted: true } };
      });
      return ok({
        operations: [{ kind: 'analysis.deleted', id: analysisId, set: { deleted: true } }, ...rows],
      });
    },
    reply: () => ({ deleted: true }),
  },
  addRows: {
    plan: (db, { analysisId, rows }) => {
      if (analysisSummary(db, analysisId) === null) return err(notFound('analysis', analysisId));
      const first = (keptRows(db, analysisId).at(-1)?.place ?? -1) + 1;
      const made = planNewRows(db, { analysisId, rows, first });
      return made.ok ? ok({ operations: made.value }) : made;
    },
    reply: (db, { analysisId }) => analysisView(db, analysisId),
  },
  editRows: {
    plan: (db, input) => planEdits(db, input),
    reply: (db, { analysisId }) => analysisView(db, analysisId),
  },
  deleteRows: {
    plan: (db, input) => planRemoval(db, input),
    reply: (db, { analysisId }) => analysisView(db, analysisId),
  },
  readTable: async (context, { grantId }) => {
    const grant = context.grants.take(grantId, 'read');
    if (!grant.ok) return grant;
    const { path, name } = grant.value;
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    const read = await context.readers.table({ path, fileName: name, size });
    return read.ok
      ? ok({ fileName: name, ...read.value })
      : err(appError(read.error.code, read.error.message));
  },
  fromClaims: async (context, { measure, claimIds, ...about }) => {
    const rows: ClaimedRow[] = [];
    for (const ids of chunk(claimIds, PAGE)) {
      rows.push(...rowsFromClaims(context.session().reader, { measure, about }, ids));
      await breathe();
    }
    return ok(rows);
  },
  export: { kept: false, run: exportAnalysis },
};
